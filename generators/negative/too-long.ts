/** One character more than `maxLength`. */
import type { Mutation } from '#generators/negative/mutation.ts'
import { isListed, longest, numberAt, resized, textOfLength } from '#generators/negative/room.ts'

export const tooLong: Mutation = {
  id: 'too-long',
  keyword: 'maxLength',
  keywords: ['maxLength'],
  promise: 'A string of one character more than `maxLength` is refused.',
  on: 'value',
  breakIt({ schema, value }, random) {
    const most = numberAt(schema, 'maxLength')
    if (most === undefined || typeof value !== 'string' || isListed(schema)) return undefined
    const text = textOfLength(schema, value, most + 1, random) ?? (most < longest ? resized(value, most + 1) : undefined)
    return text === undefined ? undefined : { value: text }
  },
}
