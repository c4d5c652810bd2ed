/** Made with a default said aloud, and made with the same left out: both are read. */
import { child, lastToken, parentOf, valueAt } from '#lib/json-pointer.ts'
import { canonical } from '#lib/hash.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Case, Pin, Recipe, Sequence } from '#model/case.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, mostRecipe, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { claiming, creationOf, observerOf } from '#generators/stateful/life.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { optionalsOf, type ValuePlace } from '#generators/values/places.ts'

const mostDefaults = 4
const mostBeside = 16

export function planDefaulted(planning: Planning, resource: Resource): readonly Sequence[] {
  const { read } = resource
  const make = makerOf(resource)
  const schemaAt = make && mainMedia(make)?.schemaAt
  const plain = read === undefined ? undefined : creationOf(planning, resource)
  const observer = plain === undefined ? undefined : observerOf(planning, resource, plain.id)
  if (make === undefined || schemaAt === undefined || observer === undefined) return []
  const targets = targetsOf(planning.contract, schemaAt)
  const all = aspectsOf(planning, make, resource, observer)
  const hasDefault = ({ sentAt = '' }: Aspect): boolean => (targets.get(sentAt)?.effective.keywords['default'] ?? null) !== null
  const aspects = all.filter(hasDefault)
  const base = baseRecipe(planning, schemaAt)
  // What is left out alone may be filled in otherwise than what is left out beside all the rest, or beside one certain thing.
  const alone = aspects.flatMap((aspect) => {
    const at = aspect.sentAt ?? ''
    const most = mostRecipe(planning, make)
    return [
      { about: [aspect], saying: including(base, [at]), leaving: base },
      { about: [aspect], saying: most, leaving: { ...most, omit: [...(most.omit ?? []), at] } },
    ]
  })
  const beside = besides(planning, schemaAt).flatMap(({ at, include, pin }) => {
    const about = aspects.filter(({ sentAt = '' }) => !`${at}/`.startsWith(`${sentAt}/`))
    const places = about.flatMap(({ sentAt }) => sentAt ?? [])
    const saying = { ...including(base, [...places, ...include]), ...(pin !== undefined && { beside: [pin] }) }
    return about.length === 0 ? [] : [{ about, saying, leaving: { ...including(base, include), ...(pin !== undefined && { pin }) } }]
  })
  const inside = all
    .flatMap((aspect) => membersOf(planning, targets, aspect))
    .filter(({ aspect }) => hasDefault(aspect))
    .map(({ aspect, beside: sibling }) => ({
      about: [aspect],
      saying: including(base, [...sibling, ...(aspect.sentAt === undefined ? [] : [aspect.sentAt])]),
      leaving: including(base, sibling),
    }))
  return [...alone.slice(0, 2 * mostDefaults), ...inside.slice(0, mostDefaults), ...beside.slice(0, mostBeside)].flatMap((pair) =>
    told(planning, resource, pair),
  )
}

interface Beside {
  readonly at: Pointer
  readonly include: readonly Pointer[]
  readonly pin?: Pin
}

/** Each value of what is listed, and whatever else may be said. */
function besides({ contract }: Planning, schemaAt: Pointer): readonly Beside[] {
  const listed = edgesOf(contract, schemaAt, 'request')
    .filter(({ keyword, choose }) => typeof choose === 'number' && (keyword === 'enum' || keyword === 'type'))
    .map(({ at, include, choose }) => ({ at, include, pin: { at, choose } }))
  return [...listed, ...optionalsOf(contract, schemaAt, 'request').filter(({ at }) => listed.every((one) => one.at !== at))]
}

/** What an object is shown to hold, each beside another of its members: an object that is sent in part is filled in like any other. */
function membersOf(
  { contract: { root } }: Planning,
  targets: ReadonlyMap<Pointer, ValuePlace>,
  { sentAt = '', seenAt, clauses }: Aspect,
): readonly { readonly aspect: Aspect; readonly beside: readonly Pointer[] }[] {
  const shown = propertiesAt(root, clauses.at(-1) ?? '')
  const members = [...targets.values()].filter(({ at }) => parentOf(at) === sentAt)
  return members.flatMap(({ at, schemaAt }) => {
    const name = lastToken(at)
    const other = members.find((one) => one.at !== at && shown[lastToken(one.at)] !== undefined)
    const own = shown[name]
    if (own === undefined || other === undefined) return []
    return [{ aspect: { sentAt: at, seenAt: child(seenAt, name), clauses: [schemaAt, own] as const }, beside: other.include }]
  })
}

interface Pair {
  readonly about: readonly Aspect[]
  readonly saying: Recipe
  readonly leaving: Recipe
}

/** The creation that says what is the default anyway, and the one that does not. */
function told(planning: Planning, resource: Resource, { about, saying, leaving }: Pair): readonly Sequence[] {
  const make = makerOf(resource)
  const schemaAt = make && mainMedia(make)?.schemaAt
  const pins = about.map(({ sentAt = '' }): Pin => ({ at: sentAt, choose: 'default' }))
  const said = creationOf(planning, resource, { recipe: { ...saying, beside: [...pins, ...(saying.beside ?? [])] } })
  const unsaid = creationOf(planning, resource, { recipe: leaving })
  if (make === undefined || schemaAt === undefined || said === undefined || unsaid === undefined) return []
  const targets = targetsOf(planning.contract, schemaAt)
  const isTold = about.every(({ sentAt = '' }) => {
    const fallback = targets.get(sentAt)?.effective.keywords['default']
    return canonical(sentValue(said.case, sentAt) ?? null) === canonical(fallback ?? null)
  })
  const left = about.filter(({ sentAt = '' }) => sentValue(unsaid.case, sentAt) === undefined)
  const second = { ...unsaid, id: { ...unsaid.id, step: 1 } }
  const seen = [said, second].flatMap(({ id }) => observerOf(planning, resource, id) ?? [])
  const [first] = seen
  if (first === undefined || seen.length < 2 || !isTold || left.length === 0) return []
  const claim = { check: 'default-taken', id: second.id, ...first.sees, about: left }
  return claiming(make, [said.case, { ...unsaid.case, role: 'act' }, ...seen.map((one) => one.case)], claim)
}

const sentValue = ({ parts }: Case, at: Pointer): Json | undefined =>
  parts.body?.kind === 'json' ? valueAt(parts.body.value, at) : undefined
