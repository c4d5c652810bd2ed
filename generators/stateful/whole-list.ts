/** A list read to its end, in few pages. */
import type { Case } from '#model/case.ts'
import { pagingOf } from '#generators/lists/paging.ts'
import type { Planning } from '#generators/planning.ts'
import type { Listed } from '#generators/resources.ts'
import { boundsOf, walking } from '#generators/stateful/collection.ts'

const greatestSize = 100
const mostPages = 20

export function wholeList(planning: Planning, list: Listed, listing: Case): Case {
  const { size } = pagingOf(planning.contract.root, list)
  if (size === undefined) return listing
  const { min = 1, max } = boundsOf(planning, size)
  return walking(planning, list, listing, Math.max(min, Math.min(max, greatestSize)), mostPages)
}
