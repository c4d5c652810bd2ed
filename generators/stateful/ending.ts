/** What was accepted is asked how far it is, until it has ended. */
import type { Case, Sequence } from '#model/case.ts'
import { jobOf, stateIn } from '#generators/jobs.ts'
import type { Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { claiming, creationOf, observerOf } from '#generators/stateful/life.ts'

const everyMs = 1000
/** Three seconds to begin, and ten of patience after that. */
const mostPolls = 14

export function planEnding(planning: Planning, resource: Resource): readonly Sequence[] {
  const job = jobOf(planning.contract.root, resource)
  const creation = job === undefined ? undefined : creationOf(planning, resource, { role: 'act' })
  const observer = creation === undefined ? undefined : observerOf(planning, resource, creation.id)
  if (job === undefined || creation === undefined || observer === undefined || resource.create === undefined) return []
  const stateAt = stateIn(resource, job)
  const polled: Case = {
    ...observer.case,
    needs: 'success',
    repeat: { by: 'poll', stateAt, pending: job.pending, everyMs, max: mostPolls },
  }
  const about = [{ seenAt: stateAt, clauses: [job.stateAt] as const }]
  return claiming(resource.create.operation, [creation.case, polled], { check: 'async-ends', id: creation.id, ...observer.sees, about })
}
