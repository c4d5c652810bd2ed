/** What is planned for the life of a resource. */
import type { Sequence } from '#model/case.ts'
import type { Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { planActed } from '#generators/stateful/acted.ts'
import { planRuled } from '#generators/stateful/ruled.ts'
import { planEtags } from '#generators/stateful/etags.ts'
import { planRestored } from '#generators/stateful/restored.ts'
import { planCounted } from '#generators/stateful/counted.ts'
import { planDependents } from '#generators/stateful/dependents.ts'
import { planChildren } from '#generators/stateful/children.ts'
import { planDates } from '#generators/stateful/dates.ts'
import { planDeletedTwice } from '#generators/stateful/deleted-twice.ts'
import { planGone } from '#generators/stateful/gone.ts'
import { planIdempotency } from '#generators/stateful/idempotency.ts'
import { planKept } from '#generators/stateful/kept.ts'
import { planMerged } from '#generators/stateful/merged.ts'
import { planMadeTwice } from '#generators/stateful/made-twice.ts'
import { planListed } from '#generators/stateful/listed.ts'
import { planLocated } from '#generators/stateful/located.ts'
import { planPutAnew } from '#generators/stateful/put-anew.ts'
import { planReadable } from '#generators/stateful/readable.ts'
import { planDefaulted } from '#generators/stateful/defaulted.ts'
import { planReadOnly } from '#generators/stateful/read-only.ts'
import { planRefused } from '#generators/stateful/refused.ts'
import { planRepeated } from '#generators/stateful/repeated.ts'
import { planReplaced } from '#generators/stateful/replaced.ts'
import { planSafe } from '#generators/stateful/safe.ts'
import { planWritten } from '#generators/stateful/written.ts'
import { planFiltered } from '#generators/stateful/filtered.ts'
import { planPages } from '#generators/stateful/pages.ts'
import { planPageSize } from '#generators/stateful/page-size.ts'
import { planSearched } from '#generators/stateful/searched.ts'
import { planRanged } from '#generators/stateful/ranged.ts'
import { planOrdered } from '#generators/stateful/ordered.ts'
import { planDated } from '#generators/stateful/dated.ts'
import { planSorted } from '#generators/stateful/sorted.ts'
import { planSwitched } from '#generators/stateful/switched.ts'
import { planTaken } from '#generators/stateful/taken.ts'
import { planTurned } from '#generators/stateful/turned.ts'
import { planTotals } from '#generators/stateful/totals.ts'
import { planUnique } from '#generators/stateful/unique.ts'
import { planUnmatched } from '#generators/stateful/unmatched.ts'
import { planBulk } from '#generators/stateful/bulk.ts'
import { planBulkListed } from '#generators/stateful/bulk-listed.ts'
import { planBulkChanged } from '#generators/stateful/bulk-changed.ts'
import { planEnding } from '#generators/stateful/ending.ts'
import { planResults } from '#generators/stateful/results.ts'

export type LifePlanner = (planning: Planning, resource: Resource) => readonly Sequence[]

const planners: readonly LifePlanner[] = [
  planReadable,
  planActed,
  planRuled,
  planOrdered,
  planListed,
  planLocated,
  planWritten,
  planKept,
  planMerged,
  planReplaced,
  planRepeated,
  planPutAnew,
  planRefused,
  planReadOnly,
  planDefaulted,
  planSafe,
  planDates,
  planTaken,
  planUnique,
  planMadeTwice,
  planGone,
  planDeletedTwice,
  planChildren,
  planDependents,
  planRestored,
  planCounted,
  planEtags,
  planIdempotency,
  planPages,
  planPageSize,
  planTotals,
  planFiltered,
  planSwitched,
  planRanged,
  planDated,
  planSorted,
  planTurned,
  planSearched,
  planUnmatched,
  planBulk,
  planBulkListed,
  planBulkChanged,
  planEnding,
  planResults,
]

export const planStateful: LifePlanner = (planning, resource) => planners.flatMap((plan) => plan(planning, resource))
