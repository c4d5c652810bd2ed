/** Written and read: made, replaced and changed, with all properties, with few, and with each closed value in turn. */
import type { Pointer } from '#lib/json.ts'
import type { Aspect, Case, Recipe, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, mostRecipe, validCase, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { claimedIdOf, claiming, creationOf, idOf, lifeOf } from '#generators/stateful/life.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { shownOf } from '#generators/stateful/shown.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'
import { itemsAt } from '#lib/schema-view.ts'

export const planWritten = (planning: Planning, resource: Resource): readonly Sequence[] => [
  ...afterCreate(planning, resource),
  ...resource.updates.flatMap(({ operation }) => afterUpdate(planning, resource, operation)),
]

function afterCreate(planning: Planning, resource: Resource): readonly Sequence[] {
  const make = makerOf(resource)
  const plain = creationOf(planning, resource)
  const observer = plain === undefined ? undefined : shownOf(planning, resource, plain.id)
  if (make === undefined || plain === undefined || observer === undefined) return []
  const about = aspectsOf(planning, make, resource, observer)
  return recipesFor(planning, make, about).flatMap((recipe) => {
    const creation = creationOf(planning, resource, { recipe, role: 'act' })
    const claim = { check: 'written-is-read', id: plain.id, ...observer.sees, about }
    return creation === undefined ? [] : claiming(make, [creation.case, observer.case], claim)
  })
}

function afterUpdate(planning: Planning, resource: Resource, update: Operation): readonly Sequence[] {
  const life = lifeOf(planning, resource)
  const observer = life === undefined ? undefined : shownOf(planning, resource, life.id)
  if (life === undefined || observer === undefined) return []
  const about = aspectsOf(planning, update, resource, observer)
  // Seen before, it may be kept in a cache.
  const seen: Case = { ...observer.case, role: 'setup', needs: 'any' }
  return recipesFor(planning, update, about).flatMap((recipe, index) => {
    const changed = validCase(planning, update, { ...idOf(update, life.id), recipe, role: 'act', needs: 'success' })
    if (changed === undefined) return []
    const before = index < mostSeen ? [...life.setup, seen] : life.setup
    const claim = { check: 'written-is-read', id: claimedIdOf(life, before.length, update), ...observer.sees, about }
    return claiming(update, [...before, changed, observer.case], claim)
  })
}

/** Beyond so many changes others tell as much of a cache. */
const mostSeen = 6
/** Beyond so many closed properties others tell as much. */
const mostPinned = 6

/** All properties at once may contradict each other where only the server knows: the least is sent too. One value of a closed set may be what is there already, two are not. */
function recipesFor(planning: Planning, write: Operation, about: readonly Aspect[]): readonly Recipe[] {
  const schemaAt = mainMedia(write)?.schemaAt
  if (schemaAt === undefined || about.length === 0) return []
  const closed = about.filter(({ doubtful }) => doubtful !== true).flatMap(({ sentAt }) => endsOf(planning, schemaAt, sentAt ?? ''))
  return [
    mostRecipe(planning, write),
    baseRecipe(planning, schemaAt),
    ...inPairs(planning, write, about),
    ...inRows(planning, write, about),
    ...closed.slice(0, 2 * mostPinned),
  ]
}

/** Two items in every list that has room for them: of one alone the first is the last. */
export const inPairs = (planning: Planning, write: Operation, about: readonly Aspect[]): readonly Recipe[] =>
  withItems(planning, write, about, 2)

/** Five, or as many as a list takes: of two there is none that stands between. */
const inRows = (planning: Planning, write: Operation, about: readonly Aspect[]): readonly Recipe[] => withItems(planning, write, about, 5)

function withItems(planning: Planning, write: Operation, about: readonly Aspect[], wanted: number): readonly Recipe[] {
  const { root } = planning.contract
  const items = about.flatMap(({ sentAt, clauses: [at] }): readonly Pointer[] => {
    const { keywords } = effectiveSchema(root, at)
    const itemAt = typesOf(keywords).includes('array') ? itemsAt(root, at) : undefined
    if (itemAt === undefined || sentAt === undefined) return []
    const different = keywords['uniqueItems'] === true ? listedValues(effectiveSchema(root, itemAt).keywords)?.length : undefined
    const count = Math.min(wanted, Number(keywords['maxItems'] ?? wanted), different ?? wanted)
    return count < 2 ? [] : Array.from({ length: count }, (_, index) => `${sentAt}/${index}`)
  })
  return items.length === 0 ? [] : [{ ...mostRecipe(planning, write), include: items }]
}

/** The first and the last value of a closed set. */
function endsOf({ contract }: Planning, schemaAt: Pointer, at: Pointer): readonly Recipe[] {
  const listed = edgesOf(contract, schemaAt, 'request').filter(
    (edge) => edge.at === at && edge.choose !== 'null' && (edge.keyword === 'enum' || edge.keyword === 'type'),
  )
  const ends = [...new Set([listed[0], listed.at(-1)])]
  return ends.flatMap((edge) =>
    edge === undefined ? [] : [{ shape: 'minimal', include: edge.include, pin: { at, choose: edge.choose } } satisfies Recipe],
  )
}
