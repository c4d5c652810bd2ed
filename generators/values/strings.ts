/** Strings: by format, by pattern, or free ones that read like real data. */
import type { JsonObject } from '#lib/json.ts'
import { fork, random } from '#lib/seed.ts'
import { isBirthName, isLateName } from '#lib/property-meaning.ts'
import { fake, fakeToken } from '#generators/fakes.ts'
import { matching } from '#generators/pattern.ts'
import { isKnownFormat, keepsFormat, ofFormat, ofFormatAndLength } from '#generators/values/formats.ts'
import { keepsString } from '#generators/values/keeps.ts'

export interface StringWish {
  readonly keywords: JsonObject
  /** All patterns that bind it. */
  readonly patterns: readonly string[]
  /** The name of its property or parameter. */
  readonly name: string
  /** Where a space would have to be escaped: paths, headers and cookies. */
  readonly isToken: boolean
  readonly choose?: 'min' | 'max' | undefined
}

/** Beyond this no string is made to measure. */
const longestPinned = 1_000_000

export function stringOf(wish: StringWish, seed: number): string | undefined {
  const { keywords, patterns, choose } = wish
  const min = Math.max(0, Number(keywords['minLength'] ?? 0))
  const max = Math.max(0, Number(keywords['maxLength'] ?? Number.POSITIVE_INFINITY))
  if (min > max || min > longestPinned) return undefined
  if (choose !== undefined) {
    const length = choose === 'min' ? min : max
    return length > longestPinned ? undefined : ofLength(wish, length, seed)
  }
  const format = typeof keywords['format'] === 'string' && isKnownFormat(keywords['format']) ? keywords['format'] : undefined
  if (patterns.length > 0) return matchingPattern(wish, min, max, format, seed)
  if (format === undefined) return free(wish, min, max, seed)
  const text = inOrder(format, wish.name, ofFormat(format, seed))
  if (text !== undefined && text.length >= min && text.length <= max) return text
  return firstLength(min, max, (length) => ofFormatAndLength(format, length, seed))
}

/** What ends does so after what begins, and who does anything was born before. */
function inOrder(format: string, name: string, text: string | undefined): string | undefined {
  if (format !== 'date' && format !== 'date-time') return text
  const years = isLateName(name) ? laterYears : isBirthName(name) ? -yearsOfLife : 0
  return text?.replace(/^\d{4}/, (year) => String(Number(year) + years))
}

/** A few days after what begins: few things last for years. `undefined` where one of both is no date. */
export function soonAfter(begin: string, end: string): string | undefined {
  const [from, to] = [begin, end].map((text) => /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(text))
  if (from === null || from === undefined || to === null || to === undefined) return undefined
  const day = new Date(Date.parse(`${from[1] ?? ''}T00:00:00Z`) + fewDays * 86_400_000)
  return Number.isNaN(day.getTime()) ? undefined : `${day.toISOString().slice(0, 10)}${to[2] ?? ''}`
}

const fewDays = 2

const laterYears = 5
const yearsOfLife = 40

/** Free text of exactly so many letters and digits; or what the format or the pattern has of that length. */
function ofLength(wish: StringWish, length: number, seed: number): string | undefined {
  const { keywords, patterns } = wish
  const format = keywords['format']
  const hasFormat = typeof format === 'string' && isKnownFormat(format)
  if (patterns.length > 0) {
    const known = hasFormat ? ofFormatAndLength(format, length, seed) : undefined
    if (known !== undefined && patterns.every((pattern) => keepsString({ pattern }, known))) return known
    const text = matching(patterns, { min: length, max: length }, seed)
    return text === undefined || !hasFormat || keepsFormat(format, text) ? text : undefined
  }
  if (!hasFormat) return letters(length, seed)
  const made = ofFormatAndLength(format, length, seed) ?? ofFormat(format, seed)
  return made !== undefined && made.length === length ? made : undefined
}

/** One random head and a plain tail: a million random letters would cost a second. */
const letters = (length: number, seed: number): string => {
  const source = random(seed)
  const head = Array.from({ length: Math.min(length, 24) }, () => source.integer(10, 35).toString(36)).join('')
  return head + 'a'.repeat(length - head.length)
}

const firstLength = (min: number, max: number, make: (length: number) => string | undefined): string | undefined => {
  for (let length = min; length <= Math.min(max, min + 80); length++) {
    const text = make(length)
    if (text !== undefined) return text
  }
  return undefined
}

function matchingPattern(wish: StringWish, min: number, max: number, format: string | undefined, seed: number): string | undefined {
  const keeps = (text: string | undefined): boolean =>
    text !== undefined && keepsString(wish.keywords, text) && wish.patterns.every((pattern) => keepsString({ pattern }, text))
  if (format !== undefined) {
    for (let attempt = 0; attempt < 5; attempt++) {
      const text = ofFormat(format, fork(seed, attempt))
      if (keeps(text)) return text
    }
  }
  const natural = [wish.name === '' ? undefined : fake(wish.name, seed), fakeToken(seed)].find(keeps)
  if (natural !== undefined) return natural
  const made = matching(wish.patterns, { min, max: Number.isFinite(max) ? max : Math.max(min, 200) }, seed)
  return keeps(made) ? made : mixed(seed).find(keeps)
}

/** For what can't be generated from its pattern: look-arounds mostly want a bit of everything. */
const mixed = (seed: number): readonly string[] => {
  const head = letters(6, seed)
  return [
    `Aa1!${head}`,
    `Aa1-${head}`,
    `${head}A1`,
    `${head}1`,
    head.slice(0, 3),
    head.slice(0, 2).toUpperCase(),
    '1',
    `${100000 + (seed % 900000)}`,
    'a',
    'A',
  ]
}

function free({ name, isToken }: StringWish, min: number, max: number, seed: number): string | undefined {
  const text = isToken ? fakeToken(seed) : fake(name, seed)
  if (text.length >= min && text.length <= max) return text
  if (text.length > max) return max === 0 ? '' : shortened(text, min, max, seed)
  const filled = `${text} ${letters(Math.max(0, min - text.length - 1), seed)}`.trim()
  return (isToken ? filled.replaceAll(' ', '-') : filled).padEnd(min, 'a').slice(0, Math.max(min, 1))
}

/** The end is kept, which tells values apart. */
const shortened = (text: string, min: number, max: number, seed: number): string => {
  const tail = text
    .slice(-Math.max(min, max - 1, 1))
    .replace(/^[^A-Za-z0-9]+/, '')
    .trim()
  return tail.length >= min && tail.length > 0 ? tail : letters(max, seed)
}
