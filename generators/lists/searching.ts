/** The parameter that takes words to look for. */
import { hasType, plainName } from '#generators/lists/paging.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import type { Operation, Parameter } from '#model/contract.ts'

const searchNames = new Set(['q', 'query', 'search', 'searchterm', 'searchtext', 'keyword', 'keywords', 'term'])

export const searchOf = (
  root: JsonObject,
  { parameters }: Operation,
  properties: { readonly [name: string]: Pointer },
): Parameter | undefined =>
  parameters.find(
    (one) =>
      one.in === 'query' &&
      searchNames.has(plainName(one.name)) &&
      // Who has keywords is asked for one of them.
      ![one.name, `${one.name}s`].some((name) => Object.hasOwn(properties, name)) &&
      hasType(root, one, 'string') &&
      listedValues(effectiveSchema(root, one.schemaAt ?? '').keywords) === undefined,
  )
