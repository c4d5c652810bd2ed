/** Made and read. */
import type { Case, Sequence } from '#model/case.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { creationOf, observerOf } from '#generators/stateful/life.ts'

export function planReadable(planning: Planning, resource: Resource): readonly Sequence[] {
  const creation = creationOf(planning, resource)
  const observer = creation === undefined ? undefined : observerOf(planning, resource, creation.id)
  if (creation === undefined || observer === undefined || resource.create === undefined) return []
  const acted: Case = { ...creation.case, role: 'act' }
  const claim = { check: 'readable-after-create', id: creation.id, ...observer.sees }
  return [sequenceOf('stateful', resource.create.operation, [acted, observer.case], claim)]
}
