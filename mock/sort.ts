/** The order of a list: that of making, or the one that the query asks for, with ties in the order of making. */
import type { Json } from '#lib/json.ts'
import { choicesOf, memberOf } from '#mock/filters.ts'
import type { Call } from '#mock/layer.ts'
import { parameterKey, type ParameterValues } from '#mock/read-request.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import type { Item } from '#mock/store.ts'
import type { World } from '#mock/world.ts'
import type { Parameter } from '#model/contract.ts'

export interface Sort {
  readonly property: string
  readonly descending: boolean
}

/** Where an item stands in the order, so that a cursor still knows when the item is gone. */
export interface Position {
  readonly key: Json
  readonly made: number
}

export function sortOf(world: World, { route }: Call, values: ParameterValues): Sort | undefined {
  const asked = (parameter: Parameter): Json | undefined =>
    values.get(parameterKey(parameter)) ?? effectiveSchema(world.contract.root, parameter.schemaAt ?? '').keywords['default']
  const key = choicesOf(world, route).sortKeys.find(
    ({ parameter, value, order }) =>
      asked(parameter) === value && (order === undefined || (asked(order.parameter) ?? order.value) === order.value),
  )
  return key && { property: key.property, descending: key.direction === 'descending' }
}

export const positionOf = ({ sequence }: Item, shown: Json, sort: Sort | undefined): Position => ({
  key: sort === undefined ? null : (memberOf(shown, sort.property) ?? null),
  made: sequence,
})

/** Negative: `a` comes first. What has no value comes last, whichever way. */
export function inOrder(a: Position, b: Position, sort: Sort | undefined): number {
  if (sort === undefined || a.key === b.key) return a.made - b.made
  if (a.key === null || b.key === null) return a.key === null ? 1 : -1
  const order = typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : String(a.key) < String(b.key) ? -1 : 1
  return sort.descending ? -order : order
}
