/** Merged: made with all it can have, then patched with a null, with another list, with a part of an object; read before and after. */
import { isObject, lastToken, parentOf, valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isMergePatch } from '#lib/media-type.ts'
import { describes, propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Case, Recipe, Sequence } from '#model/case.ts'
import type { Media, Operation } from '#model/contract.ts'
import { bodyMedia } from '#generators/bodies.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { claimedIdOf, claiming, idOf, lifeOf, observerOf, type Observer } from '#generators/stateful/life.ts'
import { inPairs } from '#generators/stateful/written.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'
import { allowsNull } from '#generators/values/keeps.ts'
import { optionalsOf } from '#generators/values/places.ts'

/** Beyond so many of each kind others tell as much. */
const most = 4

export const planMerged = (planning: Planning, resource: Resource): readonly Sequence[] =>
  resource.updates.flatMap(({ operation }) => {
    const media = operation.method === 'PATCH' ? mergesAs(planning, operation) : undefined
    return media === undefined ? [] : mergedBy(planning, resource, operation, media)
  })

/** By its media type; or the document says in words that a patch in plain JSON is one. */
function mergesAs({ contract: { root } }: Planning, patch: Operation): Media | undefined {
  const media = bodyMedia(patch).filter(({ schemaAt }) => schemaAt !== undefined)
  const words = ['summary', 'description'].map((name) => valueAt(root, `${patch.at}/${name}`)).join(' ')
  const isSaid = /merge[- ]?patch|RFC ?(?:7396|7386)\b/i.test(words)
  return media.find(({ type }) => isMergePatch(type)) ?? (isSaid ? media.find(({ type }) => type === 'application/json') : undefined)
}

function mergedBy(planning: Planning, resource: Resource, patch: Operation, media: Media): readonly Sequence[] {
  const plain = lifeOf(planning, resource)
  const observer = plain === undefined ? undefined : observerOf(planning, resource, plain.id)
  if (plain === undefined || observer === undefined) return []
  const about = aspectsOf(planning, patch, resource, observer, media)
  const setup = filledBy(planning, resource, patch, media, observer)
  const made = bodyOf(setup?.at(-1))
  if (setup === undefined) return []
  const before: Case = { ...observer.case, needs: 'success' }
  return recipesFor(planning, media.schemaAt ?? '', about, observer).flatMap((recipe): readonly Sequence[] => {
    const changed = validCase(planning, patch, { ...idOf(patch, plain.id), media, recipe, role: 'act', needs: 'success' })
    const told = about.filter(({ sentAt = '' }) => isTelling(valueAt(made, sentAt), valueAt(bodyOf(changed), sentAt)))
    if (changed === undefined || told.length === 0) return []
    const claimed = isMergePatch(media.type) ? told : told.map((aspect): Aspect => ({ ...aspect, doubtful: true }))
    const id = claimedIdOf(plain, setup.length + 1, patch)
    return claiming(patch, [...setup, before, changed, observer.case], {
      check: 'merge-patch-merges',
      id,
      ...observer.sees,
      about: claimed,
    })
  })
}

/** Made with all that it can have and two items in every list; what is put under an id of our choice is filled by the patch itself. */
function filledBy(planning: Planning, resource: Resource, patch: Operation, media: Media, observer: Observer): readonly Case[] | undefined {
  const maker = makerOf(resource)
  const ways = maker === undefined ? [] : inPairs(planning, maker, aspectsOf(planning, maker, resource, observer))
  const life = lifeOf(planning, resource, { recipe: ways[0] ?? { shape: 'full' } })
  if (life === undefined || life.setup.length > 0) return life?.setup
  const full = validCase(planning, patch, { ...idOf(patch, life.id), media, recipe: { shape: 'full' }, role: 'setup', needs: 'success' })
  return full === undefined ? undefined : [full]
}

const bodyOf = (one: Case | undefined): Json | undefined => (one?.parts.body?.kind === 'json' ? one.parts.body.value : undefined)

/** A null for each text and number, a list of one for each list, and of each object one member alone. */
function recipesFor(planning: Planning, schemaAt: Pointer, about: readonly Aspect[], observer: Observer): readonly Recipe[] {
  const { contract } = planning
  const isAbout = (at: Pointer): boolean =>
    about.some(({ sentAt = '', clauses: [, shownAt] }) =>
      at === sentAt ? mayLack(planning, observer.schemaAt, at) : parentOf(at) === sentAt && mayLack(planning, shownAt, at),
    )
  const nulls = edgesOf(contract, schemaAt, 'request')
    .filter((edge) => edge.choose === 'null' && isAbout(edge.at) && isOpen(planning, edge.schemaAt))
    .map(({ at, include }): Recipe => ({ shape: 'minimal', include, pin: { at, choose: 'null' } }))
  const optionals = optionalsOf(contract, schemaAt, 'request')
  const wholes = about.flatMap(({ sentAt = '', clauses: [at] }): readonly Recipe[] => {
    const isAnObject = describes(contract.root, at, 'object')
    if (!isAnObject && !describes(contract.root, at, 'array')) return []
    // The names of a map are all alike: there an empty patch leaves what was made.
    const isMap = Object.keys(propertiesAt(contract.root, at)).length === 0
    const member = isAnObject && !isMap ? optionals.find((one) => parentOf(one.at) === sentAt) : undefined
    return [{ shape: 'minimal', include: [sentAt, ...(member?.include ?? [])] }]
  })
  return [...nulls.slice(0, most), ...wholes.slice(0, most)]
}

/** What has few values may have a default, and look as before. */
function isOpen({ contract: { root } }: Planning, at: Pointer): boolean {
  const { keywords } = effectiveSchema(root, at)
  return listedValues(keywords) === undefined && keywords['default'] === undefined && !typesOf(keywords).includes('boolean')
}

/** Whether answers may leave a property out, or show it as null. */
function mayLack({ contract: { root } }: Planning, objectAt: Pointer | undefined, at: Pointer): boolean {
  const [name, { requiredAt }] = [lastToken(at), effectiveSchema(root, objectAt ?? '')]
  const shown = objectAt === undefined ? {} : propertiesAt(root, objectAt)
  const shownAt = shown[name]
  if (Object.keys(shown).length === 0) return objectAt !== undefined && !Object.hasOwn(requiredAt, name)
  return shownAt !== undefined && (!Object.hasOwn(requiredAt, name) || allowsNull(root, [shownAt], 'response'))
}

/** Whether RFC 7396 says of what was made that a part of it goes, or that a part of it stays. */
function isTelling(made: Json | undefined, sent: Json | undefined): boolean {
  if (made === undefined || made === null || sent === undefined) return false
  if (sent === null) return true
  if (Array.isArray(sent)) return Array.isArray(made)
  if (!isObject(sent) || !isObject(made)) return false
  return Object.keys(made).some((name) => !Object.hasOwn(sent, name) || isTelling(made[name], sent[name]))
}
