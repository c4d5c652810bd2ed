/** A value of the right type that is not listed, and no case variant of one that is: lenient servers fold case. */
import type { Json } from '#lib/json.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { keepsRest, numberAt } from '#generators/negative/room.ts'
import { listedValues } from '#generators/values/effective-schema.ts'

export const badEnum: Mutation = {
  id: 'bad-enum',
  keyword: 'enum',
  keywords: ['enum', 'const'],
  promise: 'A value that is not among the listed ones is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const listed = listedValues(schema)
    const other = listed === undefined ? undefined : otherThan(listed, value, numberAt(schema, 'maxLength'))
    return other === undefined || !keepsRest(schema, other, 'enum', 'const') ? undefined : { value: other }
  },
}

function otherThan(listed: readonly Json[], value: Json, maxLength = 40): Json | undefined {
  if (typeof value === 'boolean') return listed.includes(!value) ? undefined : !value
  if (typeof value === 'number') return Math.max(...listed.filter((each) => typeof each === 'number')) + 1
  if (typeof value !== 'string') return undefined
  const isUpper = /[A-Z]/.test(value) && value === value.toUpperCase()
  const taken = new Set(listed.map((each) => String(each).toLowerCase()))
  return ['not_listed', 'unlisted', 'zz', 'q']
    .map((text) => (isUpper ? text.toUpperCase() : text))
    .find((text) => text.length <= maxLength && !taken.has(text.toLowerCase()))
}
