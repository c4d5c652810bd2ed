/** How the ids that paths need can be had: by making the resource, or by finding one in a list. */
import { child, lastToken } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Bind, Fixture, Way } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { isContested } from '#generators/actions.ts'
import { belongingsOf } from '#generators/belongings.ts'
import { mainMedia } from '#generators/bodies.ts'
import { bulkAloneOf, bulkOf } from '#generators/bulk.ts'
import { namedBeside, namedByCaller, type Naming } from '#generators/named-by-caller.ts'
import { resourcesNamed } from '#generators/named.ts'
import { baseRecipe, canMake, including, minimal, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { ruleOf, stateOf } from '#generators/state-rules.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { effectiveSchema, typesOf } from '#generators/values/effective-schema.ts'
import { bareShape, putsNew, resourceKeysOf, type Resource } from '#generators/resources.ts'

/** Parents before children, and what is named before what names it; a resource that can neither be made nor found has none. */
export function planFixtures(planning: Omit<Planning, 'available'>): { readonly [resource: string]: Fixture } {
  const fixtures: Record<string, Fixture> = {}
  const available = new Set<string>()
  for (const resource of inOrder(planning)) {
    const parent = resource.parent ?? madeIn(resource)
    if (parent !== undefined && !available.has(parent)) continue
    const [first, ...others] = waysOf({ ...planning, available: new Set(available) }, resource)
    if (first === undefined) continue
    available.add(resource.key)
    const bulk = bulkOf(planning.contract, resource)
    fixtures[resource.key] = {
      resource: resource.key,
      ways: [first, ...others],
      ...(parent !== undefined && { parent }),
      ...(parent !== undefined && isMadeApart(planning, resource, parent) && { apart: true }),
      ...(resource.delete !== undefined && { undo: resource.delete.id }),
      ...(bulk !== undefined && { bulk: { operation: bulk.operation.id, itemsAt: `/body${bulk.resultsAt}`, idAt: bulk.idAt } }),
    }
  }
  return fixtures
}

const isMadeApart = ({ contract, resources }: Omit<Planning, 'available'>, { create }: Resource, parent: string): boolean =>
  create !== undefined && isContested(create.operation) && canMake(contract, resources.get(parent))

/** The resource in whose path one is made, or found, where its own path does not say so. */
const madeIn = ({ key, create, list }: Resource): string | undefined =>
  resourceKeysOf((create ?? list)?.operation.path ?? '').findLast((one) => one !== key)

/** Where names go round in a circle the one with the least path is made without. The order of the document decides nothing. */
function inOrder(planning: Omit<Planning, 'available'>): readonly Resource[] {
  const left = [...planning.resources.values()].toSorted((a, b) => a.depth - b.depth || (a.key < b.key ? -1 : 1))
  const ordered: Resource[] = []
  const isLeft = (key: string): boolean => left.some((one) => one.key === key)
  while (left.length > 0) {
    const ready = left.findIndex((one) => wantedBy(planning, one).every((key) => key === one.key || !isLeft(key)))
    ordered.push(...left.splice(Math.max(0, ready), 1))
  }
  return ordered
}

function wantedBy(planning: Omit<Planning, 'available'>, { key, parent, create, list }: Resource): readonly string[] {
  const schemaAt = create === undefined ? undefined : mainMedia(create.operation)?.schemaAt
  const above = resourceKeysOf((create ?? list)?.operation.path ?? '').filter((one) => one !== key)
  return [...(parent === undefined ? [] : [parent]), ...above, ...(schemaAt === undefined ? [] : resourcesNamed(planning, schemaAt))]
}

function waysOf(planning: Planning, resource: Resource): readonly Way[] {
  const { create, list, within } = resource
  const ways: Way[] = []
  if (create?.idAt !== undefined) {
    const idAt = create.idAt.startsWith('/headers/') ? create.idAt : `/body${create.idAt}`
    for (const wish of [...demanded(planning, resource), {}, { recipe: { shape: 'example' } }, { recipe: { shape: 'full' } }] as const) {
      const made = validCase(planning, create.operation, { ...wish, role: 'setup', needs: 'success' })
      if (made !== undefined) ways.push({ by: 'create', case: made, idAt })
    }
    ways.push(...worded(planning, namedBeside(planning.contract, resource), idAt))
  }
  const bulk = bulkAloneOf(planning.contract, resource)
  const many = bulk === undefined ? undefined : validCase(planning, bulk.operation, { role: 'setup', needs: 'success' })
  if (bulk !== undefined && many !== undefined) ways.push({ by: 'create', case: many, idAt: `/body${bulk.resultsAt}/0${bulk.idAt}` })
  for (const naming of namedByCaller(planning.contract, resource)) {
    const made = validCase(planning, naming.operation, { role: 'setup', needs: 'success' })
    const idAt = `/sent${naming.name}`
    ways.push(...worded(planning, naming, idAt))
    if (made !== undefined) ways.push({ by: 'create', case: made, idAt })
  }
  const put = putsNew(resource)
  ways.push(...chosenBy(planning, resource, put === undefined ? [] : [put]))
  for (const listed of [list, within]) {
    const found = listed === undefined ? undefined : validCase(planning, listed.operation, { role: 'setup', needs: 'success' })
    if (listed !== undefined && found !== undefined) ways.push({ by: 'list', case: found, idAt: `/body${listed.itemsAt}/0${listed.idAt}` })
  }
  return ways.length > 0 ? ways : chosenBy(planning, resource, mayPutNew(planning, resource))
}

/** In the state that the document wants for what is made in it, or of it: only a published event can be booked. */
export function demanded(planning: Planning, resource: Resource): readonly Wish[] {
  const { contract, resources } = planning
  const { create } = resource
  const state = stateOf(contract.root, resource)
  const schemaAt = create === undefined ? undefined : mainMedia(create.operation)?.schemaAt
  if (state === undefined || schemaAt === undefined) return []
  const makers = belongingsOf(contract, resources, resource).map((belonging) => belonging.create)
  const [wanted] = makers.flatMap((make) => ruleOf(contract.root, make, state)?.only ?? [])
  const edge = edgesOf(contract, schemaAt, 'request').find(
    ({ at, keyword, choose }) =>
      keyword === 'enum' && lastToken(at) === state.name && typeof choose === 'number' && state.values[choose] === wanted,
  )
  if (wanted === undefined || edge === undefined) return []
  return [{ recipe: { ...including(baseRecipe(planning, schemaAt), edge.include), pin: { at: edge.at, choose: edge.choose } } }]
}

/** Under an id of our choice. */
const chosenBy = (planning: Planning, { parameter }: Resource, operations: readonly Operation[]): readonly Way[] =>
  operations.flatMap((operation): readonly Way[] =>
    [{}, ...leastOf(planning, operation)].flatMap((wish): readonly Way[] => {
      const chosen = validCase(planning, operation, { ...wish, role: 'setup', needs: 'success' })
      return chosen === undefined ? [] : [{ by: 'choose', case: chosen, idAt: child('/path', parameter) }]
    }),
  )

/** The name as a word that is made for a path: many a server takes no spaces in what it will be asked by. */
function worded(planning: Planning, naming: Naming | undefined, idAt: Pointer): readonly Way[] {
  const made = naming === undefined ? undefined : validCase(planning, naming.operation, { role: 'setup', needs: 'success' })
  if (naming?.inPathAt === undefined || made === undefined) return []
  if (!typesOf(effectiveSchema(planning.contract.root, naming.inPathAt).keywords).includes('string')) return []
  const word: Bind = { at: `/body/value${naming.name}`, from: { kind: 'fresh', schemaAt: naming.inPathAt, recipe: minimal } }
  return [{ by: 'create', case: { ...made, binds: [...made.binds, word] }, idAt }]
}

/** The least number: of versions, of pages and of ranks there is a first before there is any other. */
function leastOf(planning: Planning, operation: Operation): readonly Wish[] {
  const schemaAt = mainMedia(operation)?.schemaAt
  if (schemaAt === undefined) return []
  const base = baseRecipe(planning, schemaAt)
  const [pin, ...beside] = edgesOf(planning.contract, schemaAt, 'request').filter(
    ({ choose, keyword, include }) => choose === 'min' && /minimum$/i.test(keyword) && include.length === 0,
  )
  return pin === undefined ? [] : [{ recipe: { ...base, pin, beside } }]
}

/** Where no PUT says that it makes new ones, writes that may all the same, since nobody hands out an id: PUT on it, POST on a part of it. */
function mayPutNew({ contract }: Planning, { key }: Resource): readonly Operation[] {
  return contract.operations.filter(({ method, path }) => {
    const shape = bareShape(path)
    return (
      (method === 'PUT' && shape === key) || (method === 'POST' && shape.startsWith(`${key}/`) && !shape.slice(key.length).includes('{}'))
    )
  })
}
