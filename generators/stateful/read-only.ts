/** What only the server may say, said by the client all the same: at the creation and in every change, and then read. */
import { child } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Case, Intent, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { minimal, validCase, type Planning } from '#generators/planning.ts'
import { idProperty, makerOf, type Resource } from '#generators/resources.ts'
import { sentAs } from '#generators/stateful/aspects.ts'
import { claimedIdOf, claiming, creationOf, idOf, lifeOf, observerOf, type Observer } from '#generators/stateful/life.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { valueOf } from '#generators/values/value-of.ts'

export const planReadOnly = (planning: Planning, resource: Resource): readonly Sequence[] => [
  ...atCreation(planning, resource),
  ...resource.updates.flatMap(({ operation }) => inChange(planning, resource, operation)),
]

function atCreation(planning: Planning, resource: Resource): readonly Sequence[] {
  const creation = creationOf(planning, resource, { role: 'act', needs: 'any' })
  const observer = creation === undefined ? undefined : observerOf(planning, resource, creation.id)
  const make = makerOf(resource)
  if (make === undefined || creation === undefined || observer === undefined) return []
  const about = readOnlyOf(planning, make, resource, observer)
  const acted = saying(creation.case, about)
  const claim = { check: 'read-only-kept', id: creation.id, ...observer.sees, about }
  return acted === undefined ? [] : claiming(make, [acted, observer.case], claim)
}

function inChange(planning: Planning, resource: Resource, update: Operation): readonly Sequence[] {
  const life = lifeOf(planning, resource)
  const observer = life === undefined ? undefined : observerOf(planning, resource, life.id)
  const changed = life === undefined ? undefined : validCase(planning, update, { ...idOf(update, life.id), role: 'act' })
  if (life === undefined || observer === undefined || changed === undefined) return []
  const all = readOnlyOf(planning, update, resource, observer)
  // Another id than that of the path is another thing.
  const names = all.map(({ seenAt }) => seenAt.slice(1))
  const own = idProperty(names, resource.parameter, resource.collection)
  const about = all.filter(({ seenAt }) => seenAt !== child('', own ?? ''))
  const acted = saying(changed, about)
  const claim = { check: 'read-only-kept', id: claimedIdOf(life, life.setup.length, update), ...observer.sees, about }
  return acted === undefined ? [] : claiming(update, [...life.setup, acted, observer.case], claim)
}

/** Texts of which there are many, so that the server does not say the same by chance. */
function readOnlyOf(planning: Planning, write: Operation, resource: Resource, { schemaAt: shownAt }: Observer): readonly Aspect[] {
  const { contract } = planning
  const sent = sentAs(planning, write, resource)
  if (sent === undefined || shownAt === undefined) return []
  const seen = propertiesAt(contract.root, shownAt)
  return Object.entries(propertiesAt(contract.root, sent.schemaAt)).flatMap(([name, at]): readonly Aspect[] => {
    const shown = seen[name]
    if (shown === undefined || effectiveSchema(contract.root, at).keywords['readOnly'] !== true) return []
    const [one, other] = [1, 2].map((seed) => valueOf(contract, at, minimal, seed, 'request'))
    if (typeof one !== 'string' || one.length < 6 || one === other) return []
    return [{ sentAt: child(sent.at, name), seenAt: child('', name), clauses: [at, shown] }]
  })
}

/** The case with these members more. Servers may refuse it: so it is not meant to succeed. */
function saying(one: Case, about: readonly Aspect[]): Case | undefined {
  const { body } = one.parts
  const [first] = about
  if (body?.kind !== 'json' || first === undefined) return undefined
  const intent: Intent = { kind: 'protocol', probe: 'read-only-sent', clause: first.clauses[0] }
  const binds = about.flatMap(({ sentAt = '', clauses: [schemaAt] }) => [
    { at: `/body/value${sentAt}` satisfies Pointer, from: { kind: 'fresh', schemaAt, recipe: minimal } as const },
  ])
  return { ...one, intent, binds: [...one.binds, ...binds] }
}
