/** More items than a page holds are made, and all pages are read; counted ones twice, since what others insert would shift them. */
import type { Sequence } from '#model/case.ts'
import { pagingOf } from '#generators/lists/paging.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { boundsOf, claimOf, listingOf, ownItems, walking, wayOf } from '#generators/stateful/collection.ts'

const usualSize = 5
/** Beyond this nobody makes enough items to fill a page. */
const greatestSize = 10
const mostPages = 120

export function planPages(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  if (list === undefined) return []
  const paging = pagingOf(planning.contract.root, list)
  const way = wayOf(planning, paging)
  if (paging.size === undefined || way === undefined) return []
  const { min = 1, max } = boundsOf(planning, paging.size)
  const size = Math.min(max, Math.max(min, usualSize))
  const owned =
    size > greatestSize || size < 1
      ? undefined
      : ownItems(
          planning,
          resource,
          Array.from({ length: size + 1 }, () => ({})),
        )
  const listing = owned === undefined ? undefined : listingOf(planning, list, owned, [])
  if (owned === undefined || listing === undefined) return []
  // In a parent of its own there is nothing else: then the last page is once in part empty, and once full.
  const half = (size + 1) / 2
  const sizes = list.operation.path.includes('{') && Number.isInteger(half) && half >= min ? [size, half] : [size]
  return sizes.map((most) => {
    const walk = walking(planning, list, listing, most, mostPages)
    return sequenceOf('stateful', list.operation, [...owned.cases, walk, ...(way.by === 'cursor' ? [] : [walk])], {
      check: 'pages-complete',
      listing: claimOf(planning, list, owned.own),
    })
  })
}
