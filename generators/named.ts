/**
 * What goes by the name of something else: `customerId` in an order, `product_ids` in a basket. Producers come before consumers, by the
 * names of collections or by the links of the document; a name may mislead, so that nothing is promised of it.
 */
import { child, follow, isObject, lastToken, parentOf, tokensOf, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Bind, Body } from '#model/case.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import { reachesMany } from '#generators/reaching.ts'
import { putsNew, singular, type Resource } from '#generators/resources.ts'
import { listedValues, typesOf } from '#generators/values/effective-schema.ts'
import type { ValuePlace } from '#generators/values/places.ts'
import { wordsOf } from '#generators/words.ts'

interface Knowing {
  readonly contract: Contract
  readonly resources: ReadonlyMap<string, Resource>
  readonly available: ReadonlySet<string>
}

/** For a parameter that is named after something else. */
export function named(
  { contract, resources, available }: Knowing,
  operation: Operation,
  name: string,
  schemaAt: Pointer,
  at: Pointer,
): readonly Bind[] {
  const resource = resourceByName(resources, name) ?? resourceByLink(contract, resources, operation, name)
  if (resource === undefined && !isReference(name)) return []
  const has = resource !== undefined && available.has(resource)
  return has || wordsOf(name).length > 1 ? [{ at, from: { kind: 'learned', name, schemaAt, ...(has && { resource }) } }] : []
}

/** For every place of a body that is named after something else. */
export function namedIn(
  knowing: Knowing,
  operation: Operation,
  { value: body, binds }: { readonly value: Body; readonly binds: readonly Bind[] },
): readonly Bind[] {
  const from = binds.find(({ at }) => at === '/body/value')?.from
  if (body.kind !== 'json' || from?.kind !== 'fresh' || reachesMany(operation)) return []
  return placesNamed(knowing.contract, from.schemaAt)
    .flatMap(({ at, name, schemaAt }) =>
      standing(body.value, at).flatMap((one) => named(knowing, operation, name, schemaAt, `/body/value${one}`)),
    )
    .map((bind, index, all) => (all.slice(0, index).some((earlier) => namesTheSame(earlier, bind)) ? another(bind) : bind))
}

/** Beside each other, by two names: `fromAccountId` and `toAccountId`. */
const namesTheSame = (a: Bind, b: Bind): boolean =>
  a.from.kind === 'learned' &&
  b.from.kind === 'learned' &&
  a.from.resource !== undefined &&
  a.from.resource === b.from.resource &&
  a.from.name !== b.from.name &&
  parentOf(a.at) === parentOf(b.at)

const another = (bind: Bind): Bind => (bind.from.kind === 'learned' ? { ...bind, from: { ...bind.from, another: true } } : bind)

/** The resources that a body of this operation speaks of, whether they can be had or not. */
export const resourcesNamed = (knowing: Omit<Knowing, 'available'>, schemaAt: Pointer): readonly string[] =>
  referencesIn(knowing, schemaAt).map(({ resource }) => resource)

/** The same, with where each is named. */
export const referencesIn = (
  { contract, resources }: Omit<Knowing, 'available'>,
  schemaAt: Pointer,
): readonly { readonly at: Pointer; readonly resource: string }[] =>
  placesNamed(contract, schemaAt).flatMap(({ at, name }) => {
    const resource = resourceByName(resources, name)
    return resource === undefined ? [] : [{ at, resource }]
  })

/** Optional places of a body that are named after something which the run cannot have: whatever is sent there, it is probably not there. */
export const danglingIn = ({ contract, resources, available }: Knowing, schemaAt: Pointer): readonly Pointer[] =>
  placesNamed(contract, schemaAt).flatMap(({ at, name }) => {
    const resource = resourceByName(resources, name)
    const isHad = resource !== undefined && available.has(resource)
    return isHad || !isReference(name) || wordsOf(name).length < 2 || targetsOf(contract, schemaAt).get(at)?.required !== false ? [] : [at]
  })

/** Single values, by the names that a reference may have. An item goes by the name of its list. */
function placesNamed(contract: Contract, schemaAt: Pointer): readonly PlaceNamed[] {
  const targets = targetsOf(contract, schemaAt)
  const places = known.get(targets) ?? placesAmong(targets)
  known.set(targets, places)
  return places
}

interface PlaceNamed {
  readonly at: Pointer
  readonly name: string
  readonly schemaAt: Pointer
}

/** Every case of an operation asks again. */
const known = new WeakMap<ReadonlyMap<Pointer, ValuePlace>, readonly PlaceNamed[]>()

function placesAmong(targets: ReadonlyMap<Pointer, ValuePlace>): readonly PlaceNamed[] {
  return [...targets.values()].flatMap(({ at, schemaAt: own, effective: { keywords } }) => {
    const token = /^\d+$/.test(lastToken(at)) ? lastToken(parentOf(at)) : lastToken(at)
    const name = /^(?:id|uuid)$/i.test(token) ? nameOfHolder(targets, at) : token
    const isSingle = typesOf(keywords).some((type) => type === 'string' || type === 'integer' || type === 'number')
    return at !== '' && isSingle && listedValues(keywords) === undefined ? [{ at, name, schemaAt: own }] : []
  })
}

/** An id alone is that of what holds it: `{"customer": {"id": …}}`; or of the kind that stands beside it: `{"type": "venues", "id": …}`. */
function nameOfHolder(targets: ReadonlyMap<Pointer, ValuePlace>, at: Pointer): string {
  const kinds = listedValues(targets.get(`${parentOf(at)}/type`)?.effective.keywords ?? {})
  const [kind, ...others] = kinds ?? []
  if (typeof kind === 'string' && others.length === 0) return `${kind}_id`
  const holder = tokensOf(parentOf(at)).findLast((token) => !/^(?:\d+|data|attributes|relationships)$/.test(token))
  return holder === undefined ? 'id' : `${holder}_id`
}

/** The place, if the value has it. Of a list the first item alone: the same id twice would be no other. */
const standing = (value: Json, at: Pointer): readonly Pointer[] => (valueAt(value, at) === undefined ? [] : [at])

/** `billingCustomerId` speaks of `/customers`, unless there are billing customers. */
export function resourceByName(resources: ReadonlyMap<string, Resource>, name: string): string | undefined {
  if (!isReference(name)) return keyedByWords(resources).get(wordsOf(name).join(''))
  const words = wordsOf(name).slice(0, -1)
  const all = [...resources.values()].toSorted((a, b) => a.depth - b.depth || (a.key < b.key ? -1 : 1))
  for (let from = 0; from < words.length; from++) {
    const wanted = words.slice(from).join('')
    const found = all.find(({ collection }) => [collection, singular(collection)].some((one) => wordsOf(one).join('') === wanted))
    if (found !== undefined) return found.key
  }
  return undefined
}

const worded = new WeakMap<ReadonlyMap<string, Resource>, ReadonlyMap<string, string>>()

/** What has a code, a name or another word in its path is referred to by its kind alone: `building: 'MAIN'`. */
function keyedByWords(resources: ReadonlyMap<string, Resource>): ReadonlyMap<string, string> {
  const found =
    worded.get(resources) ??
    new Map(
      [...resources.values()].flatMap((resource) => {
        const isWorded = putsNew(resource) !== undefined && /(?:code|name|slug|key|tag|label)$/i.test(resource.parameter)
        return isWorded && resource.parent === undefined ? [[wordsOf(singular(resource.collection)).join(''), resource.key] as const] : []
      }),
    )
  worded.set(resources, found)
  return found
}

/** OpenAPI 3.1.0 §4.8.20: a response whose id a later operation takes as this parameter. */
function resourceByLink(
  contract: Contract,
  resources: ReadonlyMap<string, Resource>,
  { id, at }: Operation,
  name: string,
): string | undefined {
  for (const operation of contract.operations) {
    for (const link of linksOf(contract, operation)) {
      const target = link['operationId'] ?? link['operationRef']
      const parameters = isObject(link['parameters']) ? link['parameters'] : {}
      const expression = parameters[name] ?? parameters[`path.${name}`] ?? parameters[`query.${name}`]
      if ((target !== id && target !== `#${at}`) || typeof expression !== 'string') continue
      const shown = /^\$response\.body#(\/.+)$/.exec(expression)?.[1]
      const source = [...resources.values()].find(({ create, read }) =>
        [create, read].some((one) => one?.operation.id === operation.id && one.idAt !== undefined && one.idAt === shown),
      )
      if (source !== undefined) return source.key
    }
  }
  return undefined
}

const links = new WeakMap<Operation, readonly JsonObject[]>()

/** Of an operation's responses; every parameter of every case asks for all of them. */
function linksOf({ root }: Contract, operation: Operation): readonly JsonObject[] {
  const found = links.get(operation) ?? operation.responses.flatMap((response) => linksAt(root, response.at))
  links.set(operation, found)
  return found
}

function linksAt(root: JsonObject, responseAt: Pointer): readonly JsonObject[] {
  const at = child(follow(root, responseAt), 'links')
  const written = valueAt(root, at)
  return isObject(written)
    ? Object.keys(written).flatMap((link) => {
        const value = valueAt(root, follow(root, child(at, link)))
        return isObject(value) ? [value] : []
      })
    : []
}
