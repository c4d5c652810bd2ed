/** Bodies that are neither right nor wrong: nothing is claimed but that nothing crashes, and that the answer keeps the contract. */
import { toBase64 } from '#lib/bytes.ts'
import { isJson } from '#lib/media-type.ts'
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { mainMedia, sentType } from '#generators/bodies.ts'
import { bindsBeside, sequenceOf, validCase, type Planning } from '#generators/planning.ts'

/** Deeper than parsers go that call themselves, and a few kilobytes. */
const levels = 5_000

const bodies: readonly ((text: string) => string)[] = [
  // RFC 8259 §8.1: a parser may overlook the byte order mark, or take it for an error.
  (text) => `\ufeff${text}`,
  // RFC 8259 §9: a parser may limit the depth, and has to say so.
  () => '['.repeat(levels) + ']'.repeat(levels),
  () => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels),
]

export function planOddBodies(planning: Planning, operation: Operation): readonly Sequence[] {
  const media = mainMedia(operation)
  if (media === undefined || operation.method === 'DELETE' || !isJson(sentType(media.type))) return []
  const base = validCase(planning, operation, { intent: { kind: 'protocol', probe: 'odd-body', clause: media.at } })
  const body = base?.parts.body
  if (base === undefined || body?.kind !== 'json') return []
  const text = JSON.stringify(body.value)
  return bodies.map((make) => {
    const odd = { kind: 'raw', mediaType: body.mediaType, base64: toBase64(make(text)) } as const
    return sequenceOf('protocol', operation, [{ ...base, parts: { ...base.parts, body: odd }, binds: bindsBeside(base) }])
  })
}
