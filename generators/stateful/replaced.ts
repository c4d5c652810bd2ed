/** Replaced with less: put with all properties, read, put with the required ones alone, and read again. */
import { follow, valueAt } from '#lib/json-pointer.ts'
import { isOftenServersName, isServersName } from '#lib/property-meaning.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { baseRecipe, minimal, validCase, type Planning } from '#generators/planning.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import type { Resource } from '#generators/resources.ts'
import { aspectsOf, sentAs } from '#generators/stateful/aspects.ts'
import { claimedIdOf, claiming, idOf, lifeOf, observerOf, type Observer } from '#generators/stateful/life.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'

export const planReplaced = (planning: Planning, resource: Resource): readonly Sequence[] =>
  resource.updates
    .filter(({ operation }) => operation.method === 'PUT' && !isPartial(planning, operation))
    .flatMap(({ operation }) => replacedBy(planning, resource, operation))

function replacedBy(planning: Planning, resource: Resource, put: Operation): readonly Sequence[] {
  const life = lifeOf(planning, resource)
  const observer = life === undefined ? undefined : observerOf(planning, resource, life.id)
  const sent = sentAs(planning, put, resource)
  if (life === undefined || observer === undefined || sent === undefined) return []
  const wish = { ...idOf(put, life.id), needs: 'success' } as const
  const full = validCase(planning, put, { ...wish, recipe: { shape: 'full' }, role: 'setup' })
  const least = validCase(planning, put, { ...wish, recipe: sent.at === '' ? baseRecipe(planning, sent.schemaAt) : minimal, role: 'act' })
  const isWhole = representsWhole(planning, resource, sent.schemaAt, observer)
  const about = aspectsOf(planning, put, resource, observer)
    .filter((aspect) => isOpen(planning, aspect))
    .map((aspect): Aspect => (isWhole ? aspect : { ...aspect, doubtful: true }))
  if (full === undefined || least === undefined || about.length === 0) return []
  const before: Case = { ...observer.case, needs: 'success' }
  const claim = { check: 'replace-replaces', id: claimedIdOf(life, life.setup.length, put), ...observer.sees, about }
  return claiming(put, [...life.setup, full, before, least, observer.case], claim)
}

/** What has few values may be at its default, and look as before. */
function isOpen({ contract: { root } }: Planning, { clauses: [at] }: Aspect): boolean {
  const { keywords } = effectiveSchema(root, at)
  return listedValues(keywords) === undefined && typesOf(keywords)[0] !== 'boolean'
}

/** A document may say that its PUT is none. */
function isPartial({ contract: { root } }: Planning, { at }: Operation): boolean {
  const words = ['summary', 'description'].map((name) => valueAt(root, `${at}/${name}`)).join(' ')
  return /partial|merg|patch|omitted|left out|unchanged|not (?:provided|given|sent|specified|included)|only (?:the )?(?:given|provided|sent|specified|supplied)|any of/i.test(
    words,
  )
}

/** Whether a body can say all that is read, but for what is the server's to say. */
function representsWhole(
  { contract: { root } }: Planning,
  { parameter }: Resource,
  sentAt: string,
  { schemaAt: shownAt }: Observer,
): boolean {
  if (shownAt === undefined || Object.keys(effectiveSchema(root, sentAt).requiredAt).length === 0) return false
  if (follow(root, sentAt) === follow(root, shownAt)) return true
  const sent = propertiesAt(root, sentAt)
  const ours = Object.entries(propertiesAt(root, shownAt)).filter(
    ([name, at]) =>
      name !== parameter &&
      name !== 'id' &&
      !isReference(name) &&
      !isServersName(name) &&
      !isOftenServersName(name) &&
      effectiveSchema(root, at).keywords['readOnly'] !== true,
  )
  // A few that are computed change nothing about that.
  return ours.length > 0 && ours.filter(([name]) => sent[name] !== undefined).length * 4 >= ours.length * 3
}
