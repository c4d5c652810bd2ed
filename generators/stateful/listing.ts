/** A resource seen in the list of all of its kind, on the largest page that the document allows. */
import type { Parameter } from '#model/contract.ts'
import type { Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { itemSchema, observe, type Observer } from '#generators/stateful/life.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'

export function listObserverOf(planning: Planning, { list }: Resource): Observer | undefined {
  if (list === undefined) return undefined
  const size = list.operation.parameters.find((one) => isPageSize(planning, one))
  const wish = size === undefined ? {} : { with: new Map([[size, { shape: 'minimal', pin: { at: '', choose: 'max' } } as const]]) }
  return observe(planning, list.operation, wish, { within: `/body${list.itemsAt}` }, itemSchema(planning, list))
}

/** One without a greatest value is left at what the server thinks right. */
const isPageSize = ({ contract: { root } }: Planning, { in: place, name, schemaAt }: Parameter): boolean =>
  place === 'query' &&
  /^(?:limit|page_?size|per_?page|size|max_?results|top|first|take|count)$/i.test(name) &&
  schemaAt !== undefined &&
  effectiveSchema(root, schemaAt).keywords['maximum'] !== undefined
