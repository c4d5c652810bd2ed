/** What the values of a sort parameter mean: `-created_at`, `amount:desc`, or a property with the direction in a parameter of its own. */
import { textsOfPattern } from '#generators/lists/finite.ts'
import { plainName } from '#generators/lists/paging.ts'
import { dateOfLife } from '#lib/property-meaning.ts'
import { saidOf } from '#generators/words.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Operation, Parameter } from '#model/contract.ts'

export interface SortKey {
  readonly parameter: Parameter
  readonly value: string
  /** The item's property. */
  readonly property: string
  /** `either`: the document names the property alone. */
  readonly direction: 'ascending' | 'descending' | 'either'
  /** What says the direction, where that is another parameter. */
  readonly order?: { readonly parameter: Parameter; readonly value: string }
}

const sortNames = new Set(['sort', 'sortby', 'orderby', 'ordering', 'sortfield', 'sortkey'])
const orderNames = new Set(['order', 'direction', 'sortorder', 'sortdirection', 'sortdir', 'dir', 'orderdirection'])

export function sortKeysOf(
  root: JsonObject,
  { parameters }: Operation,
  properties: { readonly [name: string]: Pointer },
): readonly SortKey[] {
  const find = (names: ReadonlySet<string>): Parameter | undefined =>
    parameters.find(({ in: place, name, schemaAt }) => place === 'query' && schemaAt !== undefined && names.has(plainName(name)))
  const [parameter, order] = [find(sortNames), find(orderNames)]
  if (parameter === undefined) return order === undefined ? [] : orderedAlone(root, order, properties)
  const values = textsOf(root, parameter)
  const orders = order === undefined ? [] : textsOf(root, order).flatMap((value) => (directionOf(value) === undefined ? [] : [value]))
  return values.flatMap((value): readonly SortKey[] => {
    const { name, direction } = read(value, values)
    const property = Object.keys(properties).find((one) => plainName(one) === plainName(name)) ?? dateOf(properties, name)
    if (property === undefined) return []
    if (direction !== undefined) return [{ parameter, value, property, direction }]
    if (order === undefined || orders.length === 0) return [{ parameter, value, property, direction: 'either' }]
    return orders.map((said) => ({
      parameter,
      value,
      property,
      direction: directionOf(said) ?? 'either',
      order: { parameter: order, value: said },
    }))
  })
}

/** A direction and no choice of property: the document says in words what stands in that order. */
function orderedAlone(root: JsonObject, parameter: Parameter, properties: { readonly [name: string]: Pointer }): readonly SortKey[] {
  const said = [...saidOf(root, parameter.at), effectiveSchema(root, parameter.schemaAt ?? '').keywords['description']]
  const [, word] = /\bby (?:the |their |its )?([a-z][\w-]*)/i.exec(said.filter((text) => typeof text === 'string').join(' ')) ?? []
  const named = word === undefined ? undefined : Object.keys(properties).find((one) => plainName(one) === plainName(word))
  const born = Object.keys(properties).find((one) => dateOfLife(one) === 'created')
  const isOfAge = said.some((text) => typeof text === 'string' && /\b(?:old|new|late|earli)est\b|\bmost recent\b/i.test(text))
  // By what else it may be, all may have the same of it.
  const property = named ?? (isOfAge ? born : undefined)
  return textsOf(root, parameter).flatMap((value) => {
    const direction = directionOf(value)
    return property === undefined || direction === undefined ? [] : [{ parameter, value, property, direction }]
  })
}

function read(value: string, all: readonly string[]): { readonly name: string; readonly direction?: 'ascending' | 'descending' } {
  const [, sign = '', name = value, suffix] = /^([-+]?)(.+?)(?:[\s:._,-](asc|desc)(?:ending)?)?$/i.exec(value) ?? []
  const said = sign === '-' ? 'descending' : sign === '+' ? 'ascending' : suffix === undefined ? undefined : directionOf(suffix)
  // Where a sign turns it round, none means upwards.
  const implied = said === undefined && all.includes(`-${value}`) ? 'ascending' : said
  return { name, ...(implied !== undefined && { direction: implied }) }
}

const directionOf = (text: string): 'ascending' | 'descending' | undefined =>
  /^asc(?:ending)?$/i.test(text) ? 'ascending' : /^desc(?:ending)?$/i.test(text) ? 'descending' : undefined

/** `created` is what `created_at` tells. */
const dateOf = (properties: { readonly [name: string]: Pointer }, name: string): string | undefined =>
  Object.keys(properties).find((one) => plainName(one) === `${plainName(name)}at`)

/** Listed, or chosen by a pattern. */
function textsOf(root: JsonObject, { schemaAt = '' }: Parameter): readonly string[] {
  const { keywords } = effectiveSchema(root, schemaAt)
  const { pattern } = keywords
  const chosen = typeof pattern === 'string' ? textsOfPattern(pattern) : undefined
  return ((listedValues(keywords) ?? chosen ?? []) as readonly Json[]).filter((value) => typeof value === 'string')
}
