/** What a builder offers for a place, and what of it is taken. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'

/** In order of preference. */
export type Candidates = readonly Json[]

/** By property name in lower case without punctuation. */
export interface Offers {
  readonly [plainName: string]: Candidates
}

/** `inputFields`, `input_fields` and `Input-Fields` are one name to a builder. */
export const plain = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase()

export const offersOf = (built: { readonly [property: string]: Candidates }): Offers =>
  Object.fromEntries(Object.entries(built).map(([name, candidates]) => [plain(name), candidates]))

/** The first that keeps the schema; plain text that is merely too long is cut at a word, code never. */
export function offered(candidates: Candidates, maxLength: Json | undefined, keeps: (value: Json) => boolean): Json | undefined {
  const whole = candidates.find(keeps)
  if (whole !== undefined || typeof maxLength !== 'number') return whole
  for (const candidate of candidates) {
    if (typeof candidate !== 'string' || !/^[\w .,'-]+$/.test(candidate)) continue
    const words = candidate.slice(0, maxLength + 1).split(' ')
    const cut = (words.length > 1 ? words.slice(0, -1).join(' ') : candidate.slice(0, maxLength)).replace(/[^\w]+$/, '')
    if (cut !== '' && keeps(cut)) return cut
  }
  return undefined
}

/** Of several objects the one that knows the most of the wanted members, and has the fewest that are not wanted. */
export function chosenObject(candidates: Candidates, names: readonly string[]): Offers {
  const wanted = new Set(names.map(plain))
  let best: Offers = {}
  let bestScore = Number.NEGATIVE_INFINITY
  for (const candidate of candidates) {
    if (!isObject(candidate)) continue
    const entries = Object.entries(candidate).map(([name, value]) => [plain(name), [value]] as const)
    const covered = entries.filter(([name]) => wanted.has(name)).length
    const score = covered * 100 - (entries.length - covered)
    if (score > bestScore) [best, bestScore] = [Object.fromEntries(entries), score]
  }
  return best
}
