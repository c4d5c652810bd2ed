/** Made, read, changed and read again: what the dates of a resource say of its life. */
import { child } from '#lib/json-pointer.ts'
import { dateOfLife } from '#lib/property-meaning.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Case, Sequence } from '#model/case.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { claimedIdOf, claiming, idOf, lifeOf, observerOf, type Observer } from '#generators/stateful/life.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'

export function planDates(planning: Planning, resource: Resource): readonly Sequence[] {
  const life = lifeOf(planning, resource)
  const observer = life === undefined ? undefined : observerOf(planning, resource, life.id)
  const about = observer === undefined ? [] : datesOf(planning, observer)
  if (life === undefined || observer === undefined || about.length === 0) return []
  const before: Case = { ...observer.case, needs: 'success' }
  return resource.updates.flatMap(({ operation: update }) => {
    const changed = validCase(planning, update, { ...idOf(update, life.id), role: 'act', needs: 'success' })
    const claim = { check: 'timestamps-go-forward', id: claimedIdOf(life, life.setup.length + 1, update), ...observer.sees, about }
    return changed === undefined ? [] : claiming(update, [...life.setup, before, changed, observer.case], claim)
  })
}

/** The dates of a resource's life that a read shows. */
export function datesOf({ contract: { root } }: Planning, { schemaAt }: Observer): readonly Aspect[] {
  return Object.entries(schemaAt === undefined ? {} : propertiesAt(root, schemaAt)).flatMap(([name, at]) =>
    dateOfLife(name) !== undefined && effectiveSchema(root, at).keywords['format'] === 'date-time'
      ? [{ seenAt: child('', name), clauses: [at] as const }]
      : [],
  )
}
