/** Between two multiples. */
import type { Mutation } from '#generators/negative/mutation.ts'
import { isListed, keepsRest, numberAt } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

export const notAMultiple: Mutation = {
  id: 'not-a-multiple',
  keyword: 'multipleOf',
  keywords: ['multipleOf'],
  promise: 'A number that is not a multiple of `multipleOf` is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const multiple = numberAt(schema, 'multipleOf')
    if (multiple === undefined || multiple <= 0 || typeof value !== 'number' || isListed(schema)) return undefined
    const isInteger = typesOf(schema).includes('integer') && !typesOf(schema).includes('number')
    const steps = isInteger ? [1, -1] : [multiple / 2, -multiple / 2]
    const found = steps
      .map((step) => value + step)
      .find((each) => !Number.isInteger(each / multiple) && keepsRest(schema, each, 'multipleOf'))
    return found === undefined ? undefined : { value: found }
  },
}
