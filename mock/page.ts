/** Pages and filters: which of a list's items a query asks for, and what the answer says about the rest. */
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { canonical } from '#lib/hash.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { itemsAt, propertiesAt } from '#lib/schema-view.ts'
import { absent } from '#mock/fit.ts'
import type { Call } from '#mock/layer.ts'
import { parameterKey, type ParameterValues } from '#mock/read-request.ts'
import type { Route } from '#mock/routes.ts'
import type { Item } from '#mock/store.ts'
import type { World } from '#mock/world.ts'
import type { Parameter } from '#model/contract.ts'

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')

const sizes = new Set(['limit', 'pagesize', 'perpage', 'size', 'maxresults', 'top', 'first', 'take'])
const cursors = new Set(['cursor', 'pagetoken', 'after', 'startingafter', 'nexttoken', 'continuationtoken', 'nextcursor'])
const offsets = new Set(['offset', 'skip'])
const pages = new Set(['page', 'pagenumber'])
/** A page's size where the query gives none, nor its schema. */
const usualSize = 20

/** A query parameter's value, or else its default. */
function asked(world: World, call: Call, values: ParameterValues, names: ReadonlySet<string>): Json | undefined {
  const found = call.route.parameters.find(({ parameter }) => parameter.in === 'query' && names.has(plain(parameter.name)))?.parameter
  if (found === undefined) return undefined
  return (
    values.get(parameterKey(found)) ??
    (found.schemaAt === undefined ? undefined : effectiveSchema(world.contract.root, found.schemaAt).keywords['default']) ??
    ''
  )
}

export interface Page {
  readonly items: readonly Item[]
  /** What members of the answer say, by plain name. */
  readonly facts: ReadonlyMap<string, Json | typeof absent>
}

export function pageOf(world: World, call: Call, values: ParameterValues, items: readonly Item[]): Page {
  const ask = (names: ReadonlySet<string>): Json | undefined => asked(world, call, values, names)
  const [size, cursor, offset, page] = [ask(sizes), ask(cursors), ask(offsets), ask(pages)]
  const paged = [size, cursor, offset, page].some((value) => value !== undefined)
  const length = !paged
    ? Number.POSITIVE_INFINITY
    : typeof size === 'number' && size >= 0
      ? size
      : page === undefined && offset === undefined
        ? Number.POSITIVE_INFINITY
        : usualSize
  const after = typeof cursor === 'string' && cursor !== '' ? sequenceOf(cursor) : -1
  const remaining = items.filter(({ sequence }) => sequence > after)
  const number = typeof page === 'number' ? page : 1
  const start =
    typeof offset === 'number' ? offset : typeof page === 'number' && Number.isFinite(length) ? Math.max(0, number - 1) * length : 0
  const shown = remaining.slice(start, start + length)
  const more = remaining.length > start + shown.length
  const next = more && shown.length > 0 ? cursorOf(shown.at(-1)?.sequence ?? 0) : absent
  const facts = new Map<string, Json | typeof absent>([
    ...['hasmore', 'hasnext', 'hasnextpage', 'more'].map((name) => [name, more] as const),
    ...['nextcursor', 'nextpagetoken', 'nexttoken', 'next', 'endcursor', 'continuationtoken'].map((name) => [name, next] as const),
    ...['previous', 'prev', 'prevcursor', 'previouscursor'].map((name) => [name, absent] as const),
    ...['total', 'totalcount', 'totalitems', 'totalresults', 'totalelements'].map((name) => [name, items.length] as const),
    ['count', shown.length],
    ['offset', start],
    ['page', number],
    ['pagenumber', number],
    ...['limit', 'pagesize', 'perpage'].map((name) => [name, Number.isFinite(length) ? length : items.length] as const),
    ...['totalpages', 'pagecount', 'pages'].map(
      (name) => [name, Number.isFinite(length) && length > 0 ? Math.ceil(items.length / length) : 1] as const,
    ),
  ])
  return { items: shown, facts }
}

/** Opaque to clients, and from its beginning where it is none of ours; a position, not an index, so that deletions between pages skip nothing. */
const cursorOf = (sequence: number): string => Buffer.from(`after ${sequence}`).toString('base64url')
const sequenceOf = (cursor: string): number => {
  const [, sequence] = /^after (\d+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  return sequence === undefined ? -1 : Number(sequence)
}

export interface Filter {
  readonly name: string
  readonly wanted: readonly Json[]
}

/** Booleans and enumerated values in the query that have the name of an item's property; a default filters too. */
export function filtersOf(world: World, { route }: Call, values: ParameterValues): readonly Filter[] {
  const filterable = known.get(route) ?? filterableOf(world, route)
  known.set(route, filterable)
  return filterable.flatMap(({ parameter, propertyAt, fallback }) => {
    const value = values.get(parameterKey(parameter)) ?? fallback
    const wanted = Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value]
    // A value such as `all`, which no item can have, filters nothing.
    const possible = wanted.length > 0 && wanted.every((one) => world.lens.issues(propertyAt, 'response', one).length === 0)
    return possible ? [{ name: parameter.name, wanted }] : []
  })
}

interface Filterable {
  readonly parameter: Parameter
  readonly propertyAt: Pointer
  readonly fallback: Json | undefined
}

const known = new WeakMap<Route, readonly Filterable[]>()

function filterableOf({ contract: { root } }: World, { parameters, listed }: Route): readonly Filterable[] {
  const properties = listed?.itemAt === undefined ? {} : propertiesAt(root, listed.itemAt)
  return parameters.flatMap(({ parameter }) => {
    const propertyAt = Object.hasOwn(properties, parameter.name) ? properties[parameter.name] : undefined
    if (parameter.in !== 'query' || parameter.schemaAt === undefined || propertyAt === undefined) return []
    const { keywords } = effectiveSchema(root, parameter.schemaAt)
    const itemAt = itemsAt(root, parameter.schemaAt)
    const single = itemAt === undefined ? keywords : effectiveSchema(root, itemAt).keywords
    const closed = single['enum'] !== undefined || [single['type']].flat().includes('boolean')
    return closed ? [{ parameter, propertyAt, fallback: keywords['default'] }] : []
  })
}

export const passes = (filters: readonly Filter[], shown: Json): boolean =>
  filters.every(({ name, wanted }) => isObject(shown) && wanted.some((one) => canonical(one) === canonical(shown[name] ?? null)))
