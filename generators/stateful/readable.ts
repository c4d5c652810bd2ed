/** Made and read. */
import type { Case, Sequence } from '#model/case.ts'
import { jobOf, stateIn } from '#generators/jobs.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { creationOf, observerOf } from '#generators/stateful/life.ts'

export function planReadable(planning: Planning, resource: Resource): readonly Sequence[] {
  const make = makerOf(resource)
  const creation = creationOf(planning, resource)
  const observer = creation === undefined ? undefined : observerOf(planning, resource, creation.id)
  if (creation === undefined || observer === undefined || make === undefined) return []
  const acted: Case = { ...creation.case, role: 'act' }
  // What shows itself that it is queued is there while it is.
  const job = jobOf(planning.contract.root, resource)
  const about = job === undefined ? {} : { about: [{ seenAt: stateIn(resource, job), clauses: [job.stateAt] as const }] }
  const claim = { check: 'readable-after-create', id: creation.id, ...observer.sees, ...about }
  return [sequenceOf('stateful', make, [acted, observer.case], claim)]
}
