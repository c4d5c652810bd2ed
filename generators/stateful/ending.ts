/** What was accepted is asked how far it is, until it has ended; and shows what it was made of then, too. */
import type { Case, Sequence } from '#model/case.ts'
import { jobOf, stateIn } from '#generators/jobs.ts'
import type { Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { claiming, creationOf, observerOf, type KnownId } from '#generators/stateful/life.ts'

const everyMs = 1000
/** Three seconds to begin, and ten of patience after that. */
const mostPolls = 14

export function planEnding(planning: Planning, resource: Resource): readonly Sequence[] {
  const job = jobOf(planning.contract.root, resource)
  const creation = job === undefined ? undefined : creationOf(planning, resource, { role: 'act' })
  const observer = creation === undefined ? undefined : observerOf(planning, resource, creation.id)
  const polled = creation === undefined ? undefined : untilEnded(planning, resource, creation.id)
  if (job === undefined || creation === undefined || observer === undefined || polled === undefined || resource.create === undefined)
    return []
  const about = [{ seenAt: stateIn(resource, job), clauses: [job.stateAt] as const }]
  const make = resource.create.operation
  const ends = claiming(make, [creation.case, polled], { check: 'async-ends', id: creation.id, ...observer.sees, about })
  const full = creationOf(planning, resource, { role: 'act', recipe: { shape: 'full' } })
  const sent = aspectsOf(planning, make, resource, observer)
  if (full === undefined || sent.length === 0) return ends
  return [...ends, ...claiming(make, [full.case, polled], { check: 'written-is-read', id: creation.id, ...observer.sees, about: sent })]
}

/** The read of a job, repeated until it says that it has ended; undefined for what is no job. */
export function untilEnded(planning: Planning, resource: Resource, id: KnownId): Case | undefined {
  const job = jobOf(planning.contract.root, resource)
  const observer = job === undefined ? undefined : observerOf(planning, resource, id)
  if (job === undefined || observer === undefined) return undefined
  const repeat = { by: 'poll', stateAt: stateIn(resource, job), pending: job.pending, everyMs, max: mostPolls } as const
  return { ...observer.case, needs: 'success', repeat }
}
