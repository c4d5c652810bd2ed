/** Made, and read where the answer's Location points, and the usual way. */
import type { Case, Sequence } from '#model/case.ts'
import type { Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { claiming, creationOf, observerOf } from '#generators/stateful/life.ts'

export function planLocated(planning: Planning, resource: Resource): readonly Sequence[] {
  const { read } = resource
  const make = makerOf(resource)
  const creation = creationOf(planning, resource, { role: 'act' })
  const observer = creation === undefined ? undefined : observerOf(planning, resource, creation.id)
  // Only with an id of its own can the resource be told from another.
  if (make === undefined || read === undefined || creation === undefined || observer === undefined) return []
  if (creation.id.at.startsWith('/headers/')) return []
  const there: Case = { ...observer.case, follows: 0 }
  const claim = { check: 'location-names-the-resource', id: creation.id, ...observer.sees }
  return claiming(make, [creation.case, there, { ...observer.case, needs: 'any' }], claim)
}
