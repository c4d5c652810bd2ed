/** Items with the greatest and the least value of a property, made in neither order; the list is read sorted by it. */
import { child } from '#lib/json-pointer.ts'
import type { Sequence } from '#model/case.ts'
import { mainMedia } from '#generators/bodies.ts'
import { itemOf } from '#generators/lists/paging.ts'
import { sortKeysOf, type SortKey } from '#generators/lists/sorting.ts'
import { baseRecipe, including, sequenceOf, type Planning, type Wish } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'
import { edgesOf } from '#generators/values/edges.ts'

const mostSorts = 8

export function planSorted(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  if (list === undefined || makerOf(resource) === undefined) return []
  const { root } = planning.contract
  const properties = itemOf(root, list)
  return sortKeysOf(root, list.operation, properties)
    .slice(0, mostSorts)
    .flatMap((key): readonly Sequence[] => {
      const owned = ownItems(planning, resource, unordered(planning, resource, key))
      const sorted = owned === undefined ? undefined : listingOf(planning, list, owned, askedBy(key))
      if (owned === undefined || sorted === undefined) return []
      const listing = {
        ...claimOf(planning, list, owned.own),
        parameter: key.parameter.name,
        property: child('', key.property),
        propertyAt: properties[key.property] ?? '',
        direction: key.direction,
      }
      return [
        sequenceOf('stateful', list.operation, [...owned.cases, wholeList(planning, list, sorted)], { check: 'sort-tells-truth', listing }),
      ]
    })
}

export const askedBy = ({ parameter, value, order }: SortKey): readonly (readonly [string, string])[] => [
  [parameter.name, value],
  ...(order === undefined ? [] : [[order.parameter.name, order.value] as const]),
]

/** Great, least, great: the order of making is no order of values. What no item is given says for itself how it stands. */
export function unordered(planning: Planning, resource: Resource, { property }: SortKey): readonly Wish[] {
  const make = makerOf(resource)
  const schemaAt = make === undefined ? undefined : mainMedia(make)?.schemaAt
  if (schemaAt === undefined) return [{}, {}, {}]
  const at = child('', property)
  const base = baseRecipe(planning, schemaAt)
  const edges = edgesOf(planning.contract, schemaAt, 'request').filter((edge) => edge.at === at)
  const [greatest, least] = ['max', 'min'].map((end) => edges.find(({ choose }) => choose === end))
  const wishOf = (edge: typeof greatest): Wish =>
    edge === undefined ? {} : { recipe: { ...including(base, edge.include), pin: { at, choose: edge.choose } } }
  return [greatest ?? least, least ?? greatest, greatest ?? least].map(wishOf)
}
