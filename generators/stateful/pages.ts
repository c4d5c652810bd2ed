/** More items than a page holds are made, and all pages are read; counted ones twice, since what others insert would shift them. */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { dateOfLife } from '#lib/property-meaning.ts'
import { itemOf, pagingOf } from '#generators/lists/paging.ts'
import { sortKeysOf } from '#generators/lists/sorting.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { boundsOf, claimOf, listingOf, ownItems, walking, wayOf } from '#generators/stateful/collection.ts'
import { askedBy } from '#generators/stateful/sorted.ts'
import { saidOf, sentencesOf } from '#generators/words.ts'

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
  // Who goes on after an id, or after a moment, has to go on otherwise where something else is the order.
  const key = sortKeysOf(planning.contract.root, list.operation, itemOf(planning.contract.root, list)).find(
    ({ property }) => dateOfLife(property) === undefined,
  )
  const sorted = key === undefined ? undefined : listingOf(planning, list, owned, askedBy(key))
  const walks = [...sizes.map((most) => ({ most, asked: listing })), ...(sorted === undefined ? [] : [{ most: size, asked: sorted }])]
  return walks.map(({ most, asked }) => {
    const walk = walking(planning, list, asked, most, mostPages)
    return sequenceOf('stateful', list.operation, [...owned.cases, walk, ...(way.by === 'cursor' ? [] : [walk])], {
      check: 'pages-complete',
      ...(isSaid(planning, list.operation) && { promised: true }),
      listing: claimOf(planning, list, owned.own),
    })
  })
}

/** `next, as long as there is a later page`; `no next on the last page`. */
const isSaid = ({ contract: { root } }: Planning, { at, responses }: Operation): boolean =>
  saidOf(root, '/info', at, ...responses.flatMap(({ headers }) => headers.flatMap((one) => (one.name === 'link' ? [one.at] : []))))
    .flatMap(sentencesOf)
    .some(
      (sentence) =>
        /\bnext\b/.test(sentence) &&
        /\b(?:as long as|only|unless|not on|no next|missing|absent|left out|last page|later page)\b/i.test(sentence),
    )
