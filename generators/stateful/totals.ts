/** All pages are read, and counted. */
import type { Sequence } from '#model/case.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import { pagingOf } from '#generators/lists/paging.ts'
import { schemaBelow, type Listed, type Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'
import { saidOf } from '#generators/words.ts'
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
    : [
        sequenceOf('stateful', list.operation, [...owned.cases, walk], {
          check: 'total-tells-truth',
          listing: told,
          promised: isSaid(planning, list),
        }),
      ]
}

/** The document says in words how many they are, and not about how many. */
function isSaid({ contract: { root } }: Planning, list: Listed): boolean {
  const { totalAt } = pagingOf(root, list)
  const at = totalAt === undefined ? undefined : schemaBelow(root, list.operation, totalAt)
  return (
    at !== undefined &&
    saidOf(root, at).some(
      (text) =>
        /\b(?:number|count|how many|total|all)\b/i.test(text) && !/approx|about|estimat|rough|eventual|at most|at least/i.test(text),
    )
  )
}
