/** Texts and numbers from all over what a schema allows. */
import fc from 'fast-check'
import type { JsonObject } from '#lib/json.ts'
import { random } from '#lib/seed.ts'
import { keepsNumber } from '#generators/values/keeps.ts'

const longestText = 300

/** Texts that have tripped servers: forms of Unicode, controls, words that mean something elsewhere, the quotes of other languages. */
const tricky: readonly string[] = [
  'e\u0301 \u00e9 \u212b \u00c5',
  '\u05e9\u05dc\u05d5\u05dd \u202eabc\u202c',
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f1e9}\u{1f1ea}',
  'a\u0000b',
  '\ufeffa\u200b\u00ad',
  'a\u2028b\u2029c\u0085d',
  '\ud7ff\ue000\uffff\u{10ffff}',
  ' \t\r\n ',
  '\u0130\u0131\u00df\ufb01',
  'null',
  'undefined',
  'true',
  '-1',
  '1e999',
  '0x1F',
  '__proto__',
  "' OR ''='",
  '"; --',
  '<b>&amp;</b>',
  '{{7*7}}${7*7}#{7*7}%s%n',
  '../..//\\',
  '%00%2e%2F%',
]

/** Blocks of Unicode, the plainest first; half of a surrogate pair is no character, and no JSON text (RFC 8259 §8.2) should hold one. */
const blocks = [
  [0x20, 0x7e],
  [0x00, 0x1f],
  [0xa0, 0x24f],
  [0x300, 0x36f],
  [0x590, 0x6ff],
  [0x2000, 0x206f],
  [0x4e00, 0x9fff],
  [0xe000, 0xffff],
  [0x1f300, 0x1faff],
  [0x10000, 0x10ffff],
] as const

/** Of one block or of all: servers handle a mix in other ways than a long text of one kind. */
const lettersOf = (block: readonly [number, number]): fc.Arbitrary<number> => fc.integer({ min: block[0], max: block[1] })
const anyLetter = fc.oneof(...blocks.map(lettersOf))

/** With room for it, the end of a text is worded by the seed: the rest stays what was drawn. */
export function wildText(keywords: JsonObject): fc.Arbitrary<(seed: number) => string> {
  const min = Math.max(0, Number(keywords['minLength'] ?? 0))
  const max = Math.min(Number(keywords['maxLength'] ?? longestText), Math.max(longestText, min))
  const size = { minLength: Math.min(min, longestText), maxLength: Math.min(max, longestText), size: 'max' } as const
  const drawn = [anyLetter, ...blocks.map(lettersOf)].map((letter) => fc.array(letter, size).map((codes) => String.fromCodePoint(...codes)))
  return fc.oneof(fc.constantFrom(...tricky), ...drawn).map((text) => {
    // JSON Schema counts code points.
    const points = [...text.padEnd(min, 'a')].slice(0, max)
    return (seed) => (points.length < markLength * 2 ? points : [...points.slice(0, -markLength), ...mark(seed)]).join('')
  })
}

const markLength = 4
const mark = (seed: number): readonly string[] => {
  const source = random(seed)
  return Array.from({ length: markLength }, () => source.integer(10, 35).toString(36))
}

/** The whole range, its ends more often than the rest. */
export function wildNumber(keywords: JsonObject, isInteger: boolean): fc.Arbitrary<number> {
  const bound = (keyword: string): number | undefined => (typeof keywords[keyword] === 'number' ? keywords[keyword] : undefined)
  const widest = keywords['format'] === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER
  const least = Math.max(bound('minimum') ?? -widest, bound('exclusiveMinimum') ?? -widest, -widest)
  const most = Math.min(bound('maximum') ?? widest, bound('exclusiveMaximum') ?? widest, widest)
  const step = bound('multipleOf') ?? (isInteger ? 1 : undefined)
  const drawn =
    step === undefined
      ? fc.double({ min: least, max: Math.max(least, most), noNaN: true, noDefaultInfinity: true })
      : fc.integer(between(Math.ceil(least / step), Math.floor(most / step))).map((n) => n * step)
  // JSON knows no negative zero. What an exclusive bound or a step refuses gives way to the middle of the range.
  return fc
    .oneof(drawn, fc.constantFrom(least, most, 0))
    .map((value) => [value + 0, Math.round((least + most) / 2)].find((one) => keepsNumber(keywords, one)) ?? value + 0)
}

const between = (min: number, max: number): { readonly min: number; readonly max: number } => ({
  min: Math.max(min, Number.MIN_SAFE_INTEGER),
  max: Math.min(Math.max(min, max), Number.MAX_SAFE_INTEGER),
})
