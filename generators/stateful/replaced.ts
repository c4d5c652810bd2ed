/** Replaced with less: put with all properties, read, put with the required ones alone, and read again. */
import { follow, lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import { isOftenServersName, isServersName } from '#lib/property-meaning.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { minimal, validCase, type Planning } from '#generators/planning.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import type { Resource } from '#generators/resources.ts'
import { aspectsOf, sentAs } from '#generators/stateful/aspects.ts'
import { kindsOf } from '#generators/stateful/kinds.ts'
import { claimedIdOf, claiming, idOf, lifeOf, type Observer } from '#generators/stateful/life.ts'
import { shownOf } from '#generators/stateful/shown.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'

export const planReplaced = (planning: Planning, resource: Resource): readonly Sequence[] =>
  resource.updates
    .filter(({ operation }) => operation.method === 'PUT' && !isPartial(planning, operation))
    .flatMap(({ operation }) => replacedBy(planning, resource, operation))

function replacedBy(planning: Planning, resource: Resource, put: Operation): readonly Sequence[] {
  const life = lifeOf(planning, resource)
  const observer = life === undefined ? undefined : shownOf(planning, resource, life.id)
  const sent = sentAs(planning, put, resource)
  if (life === undefined || observer === undefined || sent === undefined) return []
  const wish = { ...idOf(put, life.id), needs: 'success' } as const
  const isWhole = representsWhole(planning, resource, sent.schemaAt, observer)
  const about = aspectsOf(planning, put, resource, observer)
    .filter((aspect) => isOpen(planning, aspect))
    .map((aspect): Aspect => (isSaid(planning, put) ? asSaid(aspect) : isWhole ? aspect : { ...aspect, doubtful: true }))
  const before: Case = { ...observer.case, needs: 'success' }
  const claim = { check: 'replace-replaces', id: claimedIdOf(life, life.setup.length, put), ...observer.sees, about }
  const told = new Set<Pointer>()
  return (sent.at === '' ? kindsOf(planning, sent.schemaAt) : [minimal]).flatMap((recipe): readonly Sequence[] => {
    const { pin } = recipe
    const full = validCase(planning, put, { ...wish, recipe: { shape: 'full', ...(pin !== undefined && { pin }) }, role: 'setup' })
    const least = validCase(planning, put, { ...wish, recipe, role: 'act' })
    if (full === undefined || least === undefined) return []
    // Another kind of thing is worth it only where it may leave out more.
    const more = about.filter((aspect) => !told.has(aspect.seenAt) && says(full, aspect) && !says(least, aspect))
    for (const { seenAt } of more) told.add(seenAt)
    return more.length === 0 ? [] : claiming(put, [...life.setup, full, before, least, observer.case], claim)
  })
}

const says = ({ parts: { body } }: Case, { sentAt }: Aspect): boolean =>
  body?.kind === 'json' && sentAt !== undefined && valueAt(body.value, sentAt) !== undefined

/** Where the document says it in words, only what is likely to be the server's own is in doubt. */
const asSaid = ({ sentAt = '', seenAt, clauses }: Aspect): Aspect => ({
  sentAt,
  seenAt,
  clauses,
  ...(isOftenServersName(lastToken(seenAt)) && { doubtful: true }),
})

/** What has few values may be at its default, and look as before. */
function isOpen({ contract: { root } }: Planning, { clauses: [at] }: Aspect): boolean {
  const { keywords } = effectiveSchema(root, at)
  return listedValues(keywords) === undefined && typesOf(keywords)[0] !== 'boolean'
}

const wordsOf = ({ contract: { root } }: Planning, { at }: Operation): string =>
  ['summary', 'description'].map((name) => valueAt(root, `${at}/${name}`)).join(' ')

const leftOut = /(?:omitted|left out|not (?:provided|given|sent|specified|included|supplied|present))[^.;]*?/.source

/** A document may say that its PUT is none. */
function isPartial(planning: Planning, put: Operation): boolean {
  if (isSaid(planning, put)) return false
  return new RegExp(`partial|merg|patch|unchanged|${leftOut}|only (?:the )?(?:given|provided|sent|specified|supplied)|any of`, 'i').test(
    wordsOf(planning, put),
  )
}

/** Or what it does to that which is left out. */
function isSaid(planning: Planning, put: Operation): boolean {
  const words = wordsOf(planning, put)
  return (
    new RegExp(`${leftOut}(?<!\\bnot )(?<!never )(?:removed|reset|cleared|deleted|dropped|unset|emptied|default)`, 'i').test(words) &&
    !/partial|merg|unchanged|\bkeep|\bkept|retain|preserv|remain/i.test(words)
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
