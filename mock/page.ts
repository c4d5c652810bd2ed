/** Pages: which of a list's items a query asks for, and what the answer says about the rest. */
import {
  cursorNames,
  moreNames,
  nextNames,
  offsetNames,
  pageNames,
  pagingOf,
  plainName,
  sizeNames,
  totalNames,
} from '#generators/lists/paging.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import type { Json } from '#lib/json.ts'
import { absent } from '#mock/fit.ts'
import type { Call } from '#mock/layer.ts'
import { parameterKey, type ParameterValues } from '#mock/read-request.ts'
import { inOrder, type Position, type Sort } from '#mock/sort.ts'
import { idText, type Item } from '#mock/store.ts'
import type { World } from '#mock/world.ts'
import type { Parameter } from '#model/contract.ts'

/** A page's size where the query gives none, nor its schema. */
const usualSize = 20

const parameterIn = ({ route }: Call, names: ReadonlySet<string>): Parameter | undefined =>
  route.parameters.find(({ parameter }) => parameter.in === 'query' && names.has(plainName(parameter.name)))?.parameter

/** A query parameter's value, or else its default. */
function asked(world: World, call: Call, values: ParameterValues, names: ReadonlySet<string>): Json | undefined {
  const found = parameterIn(call, names)
  if (found === undefined) return undefined
  return (
    values.get(parameterKey(found)) ??
    (found.schemaAt === undefined ? undefined : effectiveSchema(world.contract.root, found.schemaAt).keywords['default']) ??
    ''
  )
}

export interface Placed {
  readonly item: Item
  readonly position: Position
}

export interface Page {
  readonly items: readonly Item[]
  /** What members of the answer say, by plain name. */
  readonly facts: ReadonlyMap<string, Json | typeof absent>
  /** The query that asks for the next page, where there is one. */
  readonly next: string | undefined
}

/** `all` stand in their order already. */
export function pageOf(world: World, call: Call, values: ParameterValues, all: readonly Placed[], sort: Sort | undefined): Page {
  const ask = (names: ReadonlySet<string>): Json | undefined => asked(world, call, values, names)
  const [size, cursor, offset, page] = [ask(sizeNames), ask(cursorNames), ask(offsetNames), ask(pageNames)]
  const length = world.behaviour.pageSize(lengthOf({ size, cursor, offset, page }), call)
  const after = readAfter(world, call, values, all) ?? (typeof cursor === 'string' && cursor !== '' ? positionIn(cursor) : undefined)
  const passed = after === undefined ? 0 : all.filter(({ position }) => inOrder(position, after, sort) <= 0).length
  const number = typeof page === 'number' ? page : 1
  const skipped =
    typeof offset === 'number' ? offset : typeof page === 'number' && Number.isFinite(length) ? Math.max(0, number - 1) * length : 0
  const start = world.behaviour.pageStart(passed + skipped, call)
  const shown = all.slice(start, start + length)
  const more = world.behaviour.more(all.length > start + shown.length, call)
  const last = shown.at(-1) ?? all[0]
  const next = more && last !== undefined ? cursorOf(last.position) : absent
  const total = world.behaviour.total(all.length, call)
  const isBounded = Number.isFinite(length)
  const facts = new Map<string, Json | typeof absent>([
    ...moreNames.map((name) => [name, more] as const),
    ...nextNames.map((name) => [name, next] as const),
    ...['previous', 'prev', 'prevcursor', 'previouscursor'].map((name) => [name, absent] as const),
    ...totalNames.map((name) => [name, total] as const),
    ['count', shown.length],
    ['offset', skipped],
    ['page', number],
    ['pagenumber', number],
    ...['limit', 'pagesize', 'perpage'].map((name) => [name, isBounded ? length : all.length] as const),
    ...['totalpages', 'pagecount', 'pages'].map((name) => [name, isBounded && length > 0 ? Math.ceil(all.length / length) : 1] as const),
  ])
  const counted = parameterIn(call, pageNames)
  const onwards =
    counted === undefined ? ([parameterIn(call, offsetNames), skipped + shown.length] as const) : ([counted, number + 1] as const)
  return { items: shown.map(({ item }) => item), facts, next: world.behaviour.linksOn(more, call) ? queryOf(call, ...onwards) : undefined }
}

/** The same query with another value of one parameter. */
function queryOf({ request }: Call, parameter: Parameter | undefined, value: number): string | undefined {
  if (parameter === undefined) return undefined
  const query = new URLSearchParams(request.query)
  query.set(parameter.name, String(value))
  return query.toString()
}

/** The position of the item whose id the query gives, in lists that go on by ids. */
function readAfter(world: World, { route }: Call, values: ParameterValues, all: readonly Placed[]): Position | undefined {
  const { list } = route.resource
  const after = list === undefined ? undefined : pagingOf(world.contract.root, list).after
  const id = after === undefined ? undefined : values.get(parameterKey(after.parameter))
  return id === undefined ? undefined : all.find(({ item }) => item.id === idText(id))?.position
}

function lengthOf({ size, cursor, offset, page }: { readonly [name: string]: Json | undefined }): number {
  if (typeof size === 'number' && size >= 0) return size
  const isCounted = page !== undefined || offset !== undefined
  return isCounted && [size, cursor, offset, page].some((value) => value !== undefined) ? usualSize : Number.POSITIVE_INFINITY
}

/** Opaque to clients, and from its beginning where it is none of ours; a position, not an index, so that deletions between pages skip nothing. */
const cursorOf = ({ made, key }: Position): string => Buffer.from(`after ${made} ${JSON.stringify(key)}`).toString('base64url')

function positionIn(cursor: string): Position | undefined {
  const [, made, key = ''] = /^after (\d+) (.+)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (made === undefined) return undefined
  try {
    return { made: Number(made), key: JSON.parse(key) as Json }
  } catch {
    return undefined
  }
}
