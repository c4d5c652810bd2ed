/** A discriminator that names no schema, OpenAPI 3.1.0 §4.8.25. */
import { isObject } from '#lib/json-pointer.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
export const unknownDiscriminator: Mutation = {
  id: 'unknown-discriminator',
  keyword: 'discriminator',
  keywords: ['discriminator'],
  promise: 'A discriminator that names none of the alternatives is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const discriminator = schema['discriminator']
    const name = isObject(discriminator) ? discriminator['propertyName'] : undefined
    return isObject(value) && typeof name === 'string' && typeof value[name] === 'string'
      ? { value: { ...value, [name]: 'NotAmongTheAlternatives' } }
      : undefined
  },
}
