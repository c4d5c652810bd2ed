/** Letters beyond ASCII where the document bounds a text and leaves its letters free: RFC 8259 §8.1, JSON Schema 2020-12 §4.2.1. */
import { isMachineName } from '#lib/property-meaning.ts'
import type { Guise } from '#generators/guises/guise.ts'
import { isFreeText, withTail } from '#generators/guises/free-text.ts'
import { isMeaningful } from '#generators/positive/meaningful.ts'

/** Two and three bytes of UTF-8 each. */
const letters = 'éñ漢字'

export const worldLetters: Guise = {
  id: 'world-letters',
  promise: 'A text whose length or pattern the document bounds is accepted in any letters, where it is in plain ones.',
  claim: 'accepted',
  everywhere: true,
  keyword: 'type',
  on: 'value',
  dress(target) {
    const { schema, property = '' } = target
    // Who wrote down no bound may have left out this one too; names, codes and addresses are made for machines.
    const isBound = schema['maxLength'] !== undefined || schema['pattern'] !== undefined
    const { pattern: _, ...rest } = schema
    if (!isBound || !isFreeText({ ...target, schema: rest }) || isMeaningful(property) || isMachineName(property)) return undefined
    const value = withTail(target, letters)
    return value === undefined ? undefined : { value }
  },
}
