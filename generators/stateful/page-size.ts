/** Two items are made, and a page of the least size is asked for. */
import type { Sequence } from '#model/case.ts'
import { pagingOf } from '#generators/lists/paging.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { boundsOf, claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'

export function planPageSize(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  const size = list === undefined ? undefined : pagingOf(planning.contract.root, list).size
  if (list === undefined || size === undefined) return []
  const { min } = boundsOf(planning, size)
  const asked = Math.max(1, min ?? 1)
  const owned = ownItems(planning, resource, [{}, {}])
  const listing = owned === undefined ? undefined : listingOf(planning, list, owned, [[size.name, asked]])
  if (owned === undefined || listing === undefined) return []
  // Where no least size is documented a server may have one of its own.
  const told = { ...claimOf(planning, list, owned.own), parameter: size.name, closed: min !== undefined }
  return [sequenceOf('stateful', list.operation, [...owned.cases, listing], { check: 'page-size-kept', listing: told })]
}
