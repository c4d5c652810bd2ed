/** All pages are read, and counted. */
import type { Sequence } from '#model/case.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'

export function planTotals(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  const owned = list === undefined ? undefined : ownItems(planning, resource, [{}])
  if (list === undefined || owned === undefined) return []
  const listing = listingOf(planning, list, owned, [])
  const told = claimOf(planning, list, owned.own)
  if (listing === undefined || told.totalAt === undefined) return []
  const walk = wholeList(planning, list, listing)
  // A single page need not be all.
  return walk.repeat === undefined
    ? []
    : [sequenceOf('stateful', list.operation, [...owned.cases, walk], { check: 'total-tells-truth', listing: told })]
}
