/** Proactive negotiation, RFC 9110 §12.5.1: which of the documented media types a client likes best. */
import { isJson, matchesRange, parseMediaType } from '#lib/media-type.ts'
import type { Media } from '#model/contract.ts'

/** JSON before all else where the client has no preference; `undefined` where nothing is acceptable. */
export function preferred(media: readonly Media[], accept: string | undefined): Media | undefined {
  const ranges = (accept ?? '*/*').split(',').flatMap((text) => parseMediaType(text.trim()) ?? [])
  const ranked = media
    .map((one) => ({ one, quality: qualityOf(one.type, ranges) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || Number(isJson(b.one.type)) - Number(isJson(a.one.type)))
  return ranked[0]?.one
}

/** The most specific range decides. */
function qualityOf(type: string, ranges: readonly NonNullable<ReturnType<typeof parseMediaType>>[]): number {
  const [closest] = ranges
    .filter(({ essence }) => matchesRange(essence, type) || matchesRange(type, essence))
    .toSorted((a, b) => a.essence.split('*').length - b.essence.split('*').length)
  const quality = Number(closest?.parameters['q'] ?? 1)
  return closest === undefined ? 0 : Number.isNaN(quality) ? 1 : quality
}
