/** How a list is asked for its pages, and what it says of those to come: by names and shapes alone. The planner and the mock share the names. */
import { effectiveSchema, typesOf } from '#generators/values/effective-schema.ts'
import type { Listed } from '#generators/resources.ts'
import { itemSchemaAt, schemaBelow, successSchemaAt } from '#generators/resources.ts'
import { child, follow, lastToken, parentOf, valueAt } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { describes, propertiesAt } from '#lib/schema-view.ts'
import type { Operation, Parameter } from '#model/contract.ts'

export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')

export const sizeNames = new Set(['limit', 'pagesize', 'perpage', 'size', 'maxresults', 'top', 'first', 'take'])
export const cursorNames = new Set(['cursor', 'pagetoken', 'after', 'startingafter', 'nexttoken', 'continuationtoken', 'nextcursor'])
/** What comes after an item, by its id: these names say so by themselves. */
const afterNames = new Set(['startingafter', 'afterid', 'startafterid', 'lastid', 'lastseenid', 'lastitemid'])
export const offsetNames = new Set(['offset', 'skip'])
export const pageNames = new Set(['page', 'pagenumber'])

export const moreNames = ['hasmore', 'hasnext', 'hasnextpage', 'more'] as const
export const nextNames = ['nextcursor', 'nextpagetoken', 'nexttoken', 'next', 'endcursor', 'continuationtoken'] as const
export const totalNames = ['total', 'totalcount', 'totalitems', 'totalresults', 'totalelements'] as const

export interface Paging {
  /** How many a page may hold. */
  readonly size?: Parameter
  readonly cursor?: Parameter
  /** Goes on after the item whose id it is given; where an item holds that. */
  readonly after?: { readonly parameter: Parameter; readonly idAt: Pointer }
  readonly offset?: Parameter
  readonly page?: Parameter
  /** Pointers into the answer's body. */
  readonly nextAt?: Pointer
  readonly moreAt?: Pointer
  readonly totalAt?: Pointer
  /** The Link header is documented, RFC 8288. */
  readonly linked: boolean
}

/** The schemas of what an item of a list holds. */
export function itemOf(root: JsonObject, listed: Listed): { readonly [name: string]: Pointer } {
  const itemAt = itemSchemaAt(root, listed)
  return itemAt === undefined ? {} : propertiesAt(root, itemAt)
}

export function pagingOf(root: JsonObject, listed: Listed): Paging {
  const { operation } = listed
  const properties = itemOf(root, listed)
  // What an item has too is asked for as a filter: disks have a size.
  const find = (names: ReadonlySet<string>, suits: (parameter: Parameter) => boolean): Parameter | undefined =>
    operation.parameters.find(
      (one) => one.in === 'query' && names.has(plainName(one.name)) && !Object.hasOwn(properties, one.name) && suits(one),
    )
  const isInteger = (one: Parameter): boolean => hasType(root, one, 'integer', 'number')
  const [size, cursor] = [find(sizeNames, isInteger), find(cursorNames, (one) => hasType(root, one, 'string'))]
  const [offset, page] = [find(offsetNames, isInteger), find(pageNames, isInteger)]
  const [nextAt, moreAt, totalAt] = [factAt(root, listed, nextNames), factAt(root, listed, moreNames), factAt(root, listed, totalNames)]
  const after = nextAt === undefined ? find(namesOf(operation), (one) => goesOnById(root, listed, one, moreAt !== undefined)) : undefined
  const linked = operation.responses.some(({ status, headers }) => status.startsWith('2') && headers.some(({ name }) => name === 'link'))
  return {
    linked,
    ...(size !== undefined && { size }),
    ...(cursor !== undefined && { cursor }),
    ...(after !== undefined && { after: { parameter: after, idAt: listed.idAt } }),
    ...(offset !== undefined && { offset }),
    ...(page !== undefined && { page }),
    ...(nextAt !== undefined && { nextAt }),
    ...(moreAt !== undefined && { moreAt }),
    ...(totalAt !== undefined && { totalAt }),
  }
}

const namesOf = ({ parameters }: Operation): ReadonlySet<string> => new Set(parameters.map(({ name }) => plainName(name)))

/** By its name; or it is called `after` and the answer has nothing that could be meant but ids; or the document says so in words. */
function goesOnById(root: JsonObject, listed: Listed, one: Parameter, saysMore: boolean): boolean {
  const [name, idAt] = [plainName(one.name), itemOf(root, listed)[lastToken(listed.idAt)]]
  if (idAt === undefined || one.schemaAt === undefined) return false
  const { keywords } = effectiveSchema(root, one.schemaAt)
  const ofId = typesOf(effectiveSchema(root, idAt).keywords)
  const words = String(valueAt(root, `${follow(root, one.at)}/description`) ?? '')
  const isSaid =
    /\b(?:ids?|identifier)\b/i.test(words) && /\blast\b/i.test(words) && /\b(?:page|previous|list|seen|returned|received)\b/i.test(words)
  const isPlain = name === 'after' && saysMore && !showsCursors(root, listed)
  return (
    typesOf(keywords).some((type) => ofId.includes(type)) &&
    !/date|time/.test(String(keywords['format'])) &&
    (afterNames.has(name) || isPlain || isSaid)
  )
}

/** Edges may have cursors of their own. */
const showsCursors = (root: JsonObject, listed: Listed): boolean =>
  [...Object.keys(itemOf(root, listed)), ...Object.keys(propertiesAt(root, successSchemaAt(listed.operation) ?? ''))].some((name) =>
    /cursor|token|next|page_?info/i.test(name),
  )

export const hasType = (root: JsonObject, { schemaAt }: Parameter, ...types: readonly string[]): boolean =>
  schemaAt !== undefined && typesOf(effectiveSchema(root, schemaAt).keywords).some((type) => types.includes(type))

/** Beside the items, or inside an object beside them: `next_cursor`, `pagination.next_cursor`. */
function factAt(root: JsonObject, { operation, itemsAt: at }: Listed, names: readonly string[]): Pointer | undefined {
  const envelopeAt = at === '' ? undefined : schemaBelow(root, operation, parentOf(at))
  if (envelopeAt === undefined) return undefined
  const members = Object.entries(propertiesAt(root, envelopeAt)).map(([name, schemaAt]) => ({
    path: child(parentOf(at), name),
    name,
    schemaAt,
  }))
  const inner = members
    .filter(({ schemaAt }) => describes(root, schemaAt, 'object'))
    .flatMap(({ path, schemaAt }) =>
      Object.entries(propertiesAt(root, schemaAt)).map(([name, innerAt]) => ({ path: child(path, name), name, schemaAt: innerAt })),
    )
  return [...members, ...inner].find(({ name, schemaAt }) => names.includes(plainName(name)) && !describes(root, schemaAt, 'object'))?.path
}
