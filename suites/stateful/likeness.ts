/** Whether what is shown is what was sent. Servers may add, and may tidy what they are given: only what cannot be explained so is another value. */
import { canonical } from '#lib/hash.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { isSecretName, isServersName } from '#lib/property-meaning.ts'

/** `like`: the same but for tidying that no document forbids: case, spaces, the order of a list, cents. */
export type Likeness = 'same' | 'like' | 'other'

export function likenessOf(sent: Json, seen: Json | undefined): Likeness {
  if (canonical(sent) === canonical(seen ?? null)) return 'same'
  // Who sends null may get what the server takes instead.
  if (sent === null || seen === undefined || seen === null) return isEmpty(sent) ? (sent === null ? 'like' : 'same') : 'other'
  if (typeof sent === 'string') return likeText(sent, seen)
  if (typeof sent === 'number') return likeNumber(sent, Number(seen))
  if (Array.isArray(sent)) return Array.isArray(seen) ? likeList(sent as readonly Json[], seen as readonly Json[]) : 'other'
  if (isObject(sent)) return isObject(seen) ? likeObject(sent, seen) : 'other'
  return 'other'
}

const isEmpty = (value: Json): boolean => value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)

const date = /^\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d.*)?$/

function likeText(sent: string, seen: Json): Likeness {
  if (typeof seen !== 'string') return String(sent) === String(seen) ? 'like' : 'other'
  if (date.test(sent) && date.test(seen)) return likeDate(sent, seen)
  // A mask shows that there is something, and no more.
  if (/\*{2}|•|…/.test(seen)) return 'same'
  const [a, b] = [bare(sent), bare(seen)]
  return a === b || (a.length >= 4 && b.includes(a)) || (b.length >= 20 && a.startsWith(b)) ? 'like' : 'other'
}

/** Letters and digits alone, without marks: what trimming, lower case, NFC, escaping and closing slashes leave alone. */
export const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/&#?\w{1,8};/g, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** The same instant, whatever its zone and however many digits; the same day, where a part of the day was dropped. */
function likeDate(sent: string, seen: string): Likeness {
  const apartMs = Math.abs(Date.parse(sent) - Date.parse(seen))
  if (apartMs < 1000) return 'same'
  return apartMs < 24 * 3_600_000 || Number.isNaN(apartMs) ? 'like' : 'other'
}

const likeNumber = (sent: number, seen: number): Likeness =>
  sent === seen ? 'same' : Math.abs(sent - seen) <= Math.max(0.01, Math.abs(sent) * 1e-6) ? 'like' : 'other'

function likeList(sent: readonly Json[], seen: readonly Json[]): Likeness {
  const inOrder = sent.map((item, index) => likenessOf(item, seen[index]))
  if (seen.length === sent.length && !inOrder.includes('other')) return inOrder.includes('like') ? 'like' : 'same'
  if (isTurnedRound(sent, seen)) return 'other'
  // In another order, without what was there twice, or with items that the server adds.
  return sent.every((item) => seen.some((one) => likenessOf(item, one) !== 'other')) ? 'like' : 'other'
}

/** So many things in the very contrary order: no sorting by what is in them comes upon that each time. */
const isTurnedRound = (sent: readonly Json[], seen: readonly Json[]): boolean =>
  sent.length > 3 &&
  seen.length === sent.length &&
  sent.every(isObject) &&
  new Set(sent.map(canonical)).size === sent.length &&
  sent.every((item, index) => likenessOf(item, seen[seen.length - 1 - index]) === 'same')

function likeObject(sent: JsonObject, seen: JsonObject): Likeness {
  const all = Object.entries(sent)
    .filter(([name]) => !isSecretName(name) && !isServersName(name))
    .map(([name, value]) => likenessOf(value, Object.hasOwn(seen, name) ? seen[name] : undefined))
  return all.includes('other') ? 'other' : all.includes('like') ? 'like' : 'same'
}

/** Short enough for a line of a report. */
export const say = (value: Json | undefined): string => {
  const text = value === undefined ? 'nothing' : canonical(value)
  return text.length > 120 ? `${text.slice(0, 117)}...` : text
}
