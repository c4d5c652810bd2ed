/** What every planner works from, and how a valid case and a sequence are put together. */
import { shortHash } from '#lib/hash.ts'
import { child, isObject, lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { namesIn, shapeOf } from '#lib/path-template.ts'
import { fork } from '#lib/seed.ts'
import { listOf, type Actor, type Bind, type Body, type Case, type Claim } from '#model/case.ts'
import type { Intent, Phase, Recipe, Sequence, Source } from '#model/case.ts'
import type { Contract, Media, Operation, Parameter } from '#model/contract.ts'
import type { Lens } from '#model/lens.ts'
import { usesUp } from '#generators/actions.ts'
import { canSay, isSettled, mainMedia, sampleBody, sentType } from '#generators/bodies.ts'
import { bulkAloneOf } from '#generators/bulk.ts'
import type { Builders } from '#generators/integrations/index.ts'
import { danglingIn, named, namedIn } from '#generators/named.ts'
import { namedByCaller } from '#generators/named-by-caller.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import { aimed } from '#generators/reaching.ts'
import { idProperty, putsNew, type Resource } from '#generators/resources.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { optionalsOf } from '#generators/values/places.ts'
import { valueOf } from '#generators/values/value-of.ts'

export interface Planning {
  readonly contract: Contract
  readonly lens: Lens
  readonly seed: number
  readonly resources: ReadonlyMap<string, Resource>
  /** Resources whose ids can be had: made or found. */
  readonly available: ReadonlySet<string>
  readonly builders: Builders
}

export interface Wish {
  readonly actor?: Actor
  readonly role?: Case['role']
  readonly needs?: Case['needs']
  /** Of what the path names; one of its own where others could not work on it any more. */
  readonly use?: 'shared' | 'own'
  /** Of the body; the operation's base recipe where not given. */
  readonly recipe?: Recipe
  /** Of the body; the operation's main one where not given. */
  readonly media?: Media
  /** Optional parameters to send, each by a recipe; required ones are always sent. */
  readonly with?: ReadonlyMap<Parameter, Recipe>
  /** Path parameters that are bound otherwise than to a fixture. */
  readonly ids?: { readonly [name: string]: Source }
  readonly intent?: Intent
  readonly covers?: readonly Pointer[]
  /** No body, where none is required. */
  readonly bodiless?: boolean
  /** False where only the server knows whether the values mean anything: then nothing says that the case is meant to succeed. */
  readonly assured?: boolean
  /** Many a sound server refuses it. */
  readonly mild?: boolean
}

export const minimal: Recipe = { shape: 'minimal' }

/** A case that keeps the contract, or `undefined` where no valid value can be made for something that is required. */
export function validCase(planning: Planning, operation: Operation, wish: Wish = {}): Case | undefined {
  // What stands behind a # never reaches a server.
  if (operation.path.includes('#')) return undefined
  const binds: Bind[] = []
  const path: Record<string, Json> = {}
  let proven = wish.assured ?? true
  const use = wish.use ?? (usesUp(planning, operation) ? 'own' : 'shared')
  // A template may name a parameter that nothing describes.
  for (const name of namesIn(operation.path)) {
    const schemaAt = operation.parameters.find((one) => one.in === 'path' && one.name === name)?.schemaAt
    const at = child('/path', name)
    const source = wish.ids?.[name] ?? idSource(planning, operation, name, schemaAt, use)
    proven &&= source !== undefined && source.kind !== 'fresh'
    const stand = schemaAt === undefined ? 'x1' : standIn(planning, operation, at, schemaAt, minimal)
    if (stand === undefined || stand === '') return undefined
    path[name] = stand
    if (source !== undefined) binds.push({ at, from: source })
    // What a caller asks to be new stays new.
    if (source?.kind === 'fresh' && wish.ids?.[name] === undefined) binds.push(...named(planning, operation, name, source.schemaAt, at))
  }
  const lists = {
    query: [] as (readonly [string, Json])[],
    header: [] as (readonly [string, Json])[],
    cookie: [] as (readonly [string, Json])[],
  }
  for (const parameter of operation.parameters) {
    const recipe = wish.with?.get(parameter) ?? (parameter.required ? minimal : undefined)
    if (parameter.in === 'path' || recipe === undefined || parameter.schemaAt === undefined) continue
    const list = lists[parameter.in]
    const at = `/${listOf[parameter.in]}/${list.length}/1`
    if (mayBeAnyVersion(planning, parameter)) {
      list.push([parameter.name, '*'])
      continue
    }
    const value = standIn(planning, operation, at, parameter.schemaAt, recipe)
    if (value === undefined) return undefined
    list.push([parameter.name, value])
    binds.push(
      { at, from: { kind: 'fresh', schemaAt: parameter.schemaAt, recipe } },
      ...named(planning, operation, parameter.name, parameter.schemaAt, at),
    )
  }
  const body = wish.bodiless === true ? undefined : bodyFor(planning, operation, wish)
  if (body === 'impossible') return undefined
  if (body !== undefined)
    binds.push(
      ...body.binds,
      ...namedIn(planning, operation, body),
      ...aimed(planning, operation, body.value),
      ...ownId(planning, operation, body, binds),
    )
  proven &&= body === undefined || (body.settled && !refers(body.value.kind === 'json' ? body.value.value : null))
  return {
    operation: operation.id,
    actor: wish.actor ?? 'main',
    intent: wish.intent ?? { kind: 'valid', covers: wish.covers ?? [], proven, ...(wish.mild === true && { mild: true }) },
    parts: { path, query: lists.query, headers: lists.header, cookies: lists.cookie, ...(body !== undefined && { body: body.value }) },
    binds,
    role: wish.role ?? 'act',
    needs: wish.needs ?? 'any',
  }
}

/** RFC 9110 §13.1.1: whoever has seen no version can only mean every one. */
const mayBeAnyVersion = ({ lens }: Planning, { in: place, name, schemaAt }: Parameter): boolean =>
  place === 'header' && name.toLowerCase() === 'if-match' && schemaAt !== undefined && lens.issues(schemaAt, 'request', '*').length === 0

/** The resource that a path parameter names, where its id can be had; else a fresh well-formed value. */
function idSource(
  planning: Planning,
  operation: Operation,
  name: string,
  schemaAt: Pointer | undefined,
  use: 'shared' | 'own',
): Source | undefined {
  const key = resourceOf(operation.path, name)
  if (key !== undefined && planning.available.has(key))
    return { kind: 'fixture', resource: key, owner: 'main', use: useFor(planning, key, use) }
  if (schemaAt === undefined) return undefined
  // A read may name what the document shows: `latest`.
  const hasExample = operation.method === 'GET' && Object.hasOwn(effectiveSchema(planning.contract.root, schemaAt).keywords, 'examples')
  return { kind: 'fresh', schemaAt, recipe: hasExample ? { shape: 'example' } : minimal }
}

/** By its create, by a name that the caller gives it, or under an id of the caller's choice where nothing lists what is there. */
export const canMake = (contract: Contract, resource: Resource | undefined): boolean =>
  resource !== undefined &&
  (resource.create !== undefined ||
    namedByCaller(contract, resource).length > 0 ||
    putsNew(resource) !== undefined ||
    bulkAloneOf(contract, resource) !== undefined ||
    (resource.list === undefined && resource.within === undefined))

/** What can only be found cannot be had for oneself. */
const useFor = (planning: Planning, key: string, use: 'shared' | 'own'): 'shared' | 'own' =>
  canMake(planning.contract, planning.resources.get(key)) ? use : 'shared'

/** The key of the resource whose id `{name}` is, or `undefined` where it is only a part of a segment. */
function resourceOf(path: string, name: string): string | undefined {
  const segments = path.split('/')
  const index = segments.indexOf(`{${name}}`)
  return index < 0 ? undefined : shapeOf(segments.slice(0, index + 1).join('/'))
}

/** Whether a value speaks of other things by their ids: nobody proved that those exist. */
function refers(value: Json): boolean {
  if (Array.isArray(value)) return (value as readonly Json[]).some(refers)
  return (
    isObject(value) && Object.entries(value).some(([name, member]) => (isReference(name) && typeof member !== 'object') || refers(member))
  )
}

/** A body that repeats the id of its path says the same there. */
function ownId(planning: Planning, operation: Operation, body: { readonly value: Body }, binds: readonly Bind[]): readonly Bind[] {
  if ((operation.method !== 'PUT' && operation.method !== 'PATCH') || body.value.kind !== 'json' || !isObject(body.value.value)) return []
  const name = namesIn(operation.path).at(-1) ?? ''
  const key = resourceOf(operation.path, name)
  const from = binds.find(({ at }) => at === child('/path', name))?.from
  if (key === undefined || from === undefined || !operation.path.endsWith(`{${name}}`)) return []
  const whole = body.value.value
  const [inner, ...others] = Object.entries(whole)
  const resource = planning.resources.get(key)
  const isEnvelope = inner !== undefined && others.length === 0 && lastToken(resource?.read?.envelope ?? '') === inner[0]
  const wrapped = isEnvelope && isObject(inner[1]) ? inner : undefined
  // A name, a key or a code in a body may be anybody's: only what is called an id is taken for one.
  const ids = Object.keys(wrapped?.[1] ?? whole).filter((property) => property === name || /(?:^|[a-z_-])id$|^[ug]uid$/i.test(property))
  const property = idProperty(ids, name, resource?.collection ?? '')
  return property === undefined ? [] : [{ at: child('/body/value', ...(wrapped === undefined ? [] : [wrapped[0]]), property), from }]
}

function bodyFor(
  planning: Planning,
  operation: Operation,
  { recipe: wanted, media = mainMedia(operation) }: Wish,
): { readonly value: Body; readonly binds: readonly Bind[]; readonly settled: boolean } | 'impossible' | undefined {
  if (operation.requestBody === undefined) return undefined
  if (media === undefined) return operation.requestBody.required ? 'impossible' : undefined
  if (media.schemaAt === undefined) return { value: sampleBody(media), binds: [], settled: false }
  const recipe = wanted ?? baseRecipe(planning, media.schemaAt)
  const value = standIn(planning, operation, '/body/value', media.schemaAt, recipe)
  if (value === undefined || !canSay(planning.contract, media, value)) return 'impossible'
  return {
    value: { kind: 'json', mediaType: sentType(media.type), value },
    binds: [{ at: '/body/value', from: { kind: 'fresh', schemaAt: media.schemaAt, recipe } }],
    settled: isSettled(media, value),
  }
}

/** Of one plan: every planner asks for the same few values of an operation. Values are never changed, so that cases may share them. */
interface Known {
  readonly recipes: Map<Pointer, Recipe>
  readonly values: Map<string, Json | undefined>
}

const known = new WeakMap<Planning, Known>()

function knownOf(planning: Planning): Known {
  const found = known.get(planning) ?? { recipes: new Map<Pointer, Recipe>(), values: new Map<string, Json | undefined>() }
  known.set(planning, found)
  return found
}

/**
 * The least that a sensible client would send: an empty object says nothing, so one optional property is added to it, and an item to an
 * empty list. An item that would have to name something that exists is not.
 */
export function baseRecipe(planning: Planning, schemaAt: Pointer): Recipe {
  const { recipes } = knownOf(planning)
  const recipe = recipes.get(schemaAt) ?? newBaseRecipe(planning, schemaAt)
  recipes.set(schemaAt, recipe)
  return recipe
}

/** All that a client can say and mean: what would have to name something that nobody has is left out. */
export function mostRecipe(planning: Planning, operation: Operation | undefined): Recipe {
  const schemaAt = operation && mainMedia(operation)?.schemaAt
  const omit = schemaAt === undefined ? [] : danglingIn(planning, schemaAt)
  return { shape: 'full', ...(omit.length > 0 && { omit }) }
}

function newBaseRecipe({ contract, builders }: Planning, schemaAt: Pointer): Recipe {
  const value = valueOf(contract, schemaAt, minimal, 0, 'request', builders)
  if (value === undefined) return { shape: 'full' }
  const optionals = isObject(value) && Object.keys(value).length === 0 ? optionalsOf(contract, schemaAt, 'request') : []
  const first = optionals.find(({ at }) => !isReference(lastToken(at))) ?? optionals[0]
  const recipe = first === undefined ? minimal : { shape: 'minimal' as const, include: [first.at] }
  return emptyListsIn(value).reduce((known: Recipe, at) => {
    const more = including(known, [`${at}/0`])
    const filled = isReference(lastToken(at)) ? undefined : valueOf(contract, schemaAt, more, 0, 'request', builders)
    return filled === undefined || refers(valueAt(filled, at) ?? null) ? known : more
  }, recipe)
}

/** Of the members of an object, or the value itself: what lies deeper is no least value any more. */
function emptyListsIn(value: Json): readonly Pointer[] {
  if (Array.isArray(value)) return value.length === 0 ? [''] : []
  return isObject(value)
    ? Object.entries(value).flatMap(([name, member]) => (Array.isArray(member) && member.length === 0 ? [child('', name)] : []))
    : []
}

/** The recipe with further optional places; the base itself where there are none. */
export const including = (base: Recipe, include: readonly Pointer[]): Recipe =>
  include.length === 0
    ? base
    : {
        shape: 'minimal',
        include: [...new Set([...(base.include ?? []), ...include])],
        ...(base.branch !== undefined && { branch: base.branch }),
      }

/** What is bound beside and inside of the body: what replaces the body as a whole still speaks of the same things. */
export const bindsButBody = ({ binds }: Case): readonly Bind[] => binds.filter(({ at }) => at !== '/body/value')

/** What is bound outside the body: another body brings its own binds. */
export const bindsBeside = (testCase: Case): readonly Bind[] => testCase.binds.filter(({ at }) => !at.startsWith('/body/'))

function standIn(planning: Planning, operation: Operation, at: Pointer, schemaAt: Pointer, recipe: Recipe): Json | undefined {
  const { values } = knownOf(planning)
  const key = JSON.stringify([operation.id, at, schemaAt, recipe])
  if (values.has(key)) return values.get(key)
  const { contract, seed, builders } = planning
  const value = valueOf(contract, schemaAt, recipe, fork(seed, operation.id, at), 'request', builders)
  values.set(key, value)
  return value
}

export function sequenceOf(phase: Phase, operation: Operation, cases: readonly [Case, ...Case[]], claim?: Claim): Sequence {
  const content = { phase, operation: operation.id, cases, ...(claim !== undefined && { claim }) }
  return { id: shortHash(content), ...content }
}
