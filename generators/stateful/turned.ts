/** The same list sorted by the same property, once each way. */
import { child } from '#lib/json-pointer.ts'
import type { Sequence } from '#model/case.ts'
import { itemOf } from '#generators/lists/paging.ts'
import { sortKeysOf } from '#generators/lists/sorting.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'
import { askedBy, unordered } from '#generators/stateful/sorted.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'

const mostTurns = 4

export function planTurned(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  if (list === undefined || makerOf(resource) === undefined) return []
  const { root } = planning.contract
  const properties = itemOf(root, list)
  const keys = sortKeysOf(root, list.operation, properties)
  return keys
    .filter(({ direction }) => direction === 'ascending')
    .slice(0, mostTurns)
    .flatMap((up): readonly Sequence[] => {
      const down = keys.find(({ property, direction }) => property === up.property && direction === 'descending')
      const owned = ownItems(planning, resource, unordered(planning, resource, up))
      if (down === undefined || owned === undefined) return []
      const walks = [up, down].flatMap((key) => listingOf(planning, list, owned, askedBy(key)) ?? [])
      const listing = {
        ...claimOf(planning, list, owned.own),
        parameter: (up.order ?? up).parameter.name,
        property: child('', up.property),
        propertyAt: properties[up.property] ?? '',
      }
      const claim = { check: 'sort-turns-round', listing }
      const whole = walks.map((walk) => wholeList(planning, list, walk))
      return walks.length < 2 ? [] : [sequenceOf('stateful', list.operation, [...owned.cases, ...whole], claim)]
    })
}
