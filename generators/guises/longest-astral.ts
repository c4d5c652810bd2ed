/** The longest text, of characters that UTF-16 writes as two and UTF-8 as four: `maxLength` counts characters, JSON Schema 2020-12 §6.3.1. */
import type { Random } from '#lib/seed.ts'
import type { Guise } from '#generators/guises/guise.ts'
import { isFreeText } from '#generators/guises/free-text.ts'
import { numberAt } from '#generators/negative/room.ts'

export const longestAstral: Guise = {
  id: 'longest-astral',
  promise: 'The longest text is accepted in any characters, where half as many of them are.',
  claim: 'accepted',
  keyword: 'maxLength',
  on: 'value',
  dress(target, random) {
    const most = numberAt(target.schema, 'maxLength') ?? 0
    const { pattern, ...rest } = target.schema
    // A pattern that counts may count otherwise; one that the text breaks is found where all of it is proved.
    const isCounting = typeof pattern === 'string' && pattern.includes('{')
    return !isCounting && isFreeText({ ...target, schema: rest }) && most >= 8 && most <= 10_000
      ? { value: astral(most, random) }
      : undefined
  },
  // A quarter as many take the room of the whole in bytes too.
  plain(target, random) {
    const length = Math.floor((numberAt(target.schema, 'maxLength') ?? 0) / 4)
    return length < (numberAt(target.schema, 'minLength') ?? 0) ? undefined : { value: astral(length, random) }
  },
}

/** CJK ideographs of the second plane; a random head, so that no two texts are the same. */
const astral = (length: number, random: Random): string =>
  Array.from({ length }, (_, index) => String.fromCodePoint(0x20000 + (index < 24 ? random.integer(0, 0xfff) : 0))).join('')
