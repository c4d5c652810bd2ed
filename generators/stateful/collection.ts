/** What planners of lists have in common: items of ours, a list that is asked for something, and the walk through its pages. */
import type { Json, Pointer } from '#lib/json.ts'
import { child, isObject, valueAt } from '#lib/json-pointer.ts'
import type { Case, ListingClaim, Repeat, Source } from '#model/case.ts'
import type { Parameter } from '#model/contract.ts'
import { pagingOf, type Paging } from '#generators/lists/paging.ts'
import { validCase, type Planning, type Wish } from '#generators/planning.ts'
import type { Listed, Resource } from '#generators/resources.ts'
import { creationOf, type KnownId } from '#generators/stateful/life.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'

export interface Owned {
  /** Steps 0, 1, …: each makes an item. */
  readonly cases: readonly [Case, ...Case[]]
  readonly own: ListingClaim['own']
}

/** Items equal but for their texts and what the wishes pin, so that a list which shows one has no reason to hide another. */
export function ownItems(planning: Planning, resource: Resource, wishes: readonly Wish[]): Owned | undefined {
  const made = wishes.map((wish) => creationOf(planning, resource, { use: 'own', ...wish }))
  const [first, ...others] = made.flatMap((one) => (one === undefined ? [] : [one.case]))
  const id = made[0]?.id
  if (first === undefined || id === undefined || others.length + 1 < wishes.length) return undefined
  return { cases: [first, ...others.map((one) => likeFirst(one, id))], own: wishes.map((_, step) => ({ ...id, step })) }
}

/** But for the id, where that is chosen: the same would be the same thing. */
const likeFirst = (one: Case, id: KnownId): Case => ({
  ...one,
  binds: one.binds.map((bind) =>
    bind.from.kind === 'fresh' && !(id.kind === 'sent' && bind.at === id.at) ? { ...bind, from: { ...bind.from, like: 0 } } : bind,
  ),
})

/** The list, asked for this; what it has to be told anyway is what the first item was made with. */
export function listingOf(
  planning: Planning,
  { operation }: Listed,
  { cases: [made] }: Owned,
  asked: readonly (readonly [string, Json | Source])[],
): Case | undefined {
  const plain = validCase(planning, operation, { role: 'observe', needs: 'success', use: 'own' })
  if (plain === undefined) return undefined
  const sent = made.parts.body?.kind === 'json' && isObject(made.parts.body.value) ? made.parts.body.value : {}
  const wanted = plain.parts.query.flatMap(([name]): readonly (readonly [string, Source])[] =>
    Object.hasOwn(sent, name) ? [[name, sentBy(0, child('/body/value', name))]] : [],
  )
  return [...wanted, ...asked].reduce((one, [name, value]) => asking(one, made, name, value), plain)
}

export const sentBy = (step: number, at: Pointer): Source => ({ kind: 'sent', step, at })

function asking(one: Case, made: Case, name: string, value: Json | Source): Case {
  const isSource = isObject(value) && value['kind'] === 'sent'
  // Parts are JSON, and what has a kind of `sent` is a source: no query holds such an object.
  return isSource
    ? askedFor(one, name, valueAt(made.parts as unknown as Json, String(value['at'])) ?? null, value as unknown as Source)
    : askedFor(one, name, value as Json)
}

/** A list that is asked for something more, or for something else; `stand` has its place until `from` is known. */
export function askedFor(one: Case, name: string, stand: Json, from?: Source): Case {
  const known = one.parts.query.findIndex(([other]) => other === name)
  const index = known < 0 ? one.parts.query.length : known
  const at: Pointer = `/query/${index}/1`
  const binds = one.binds.filter((bind) => bind.at !== at)
  return {
    ...one,
    parts: { ...one.parts, query: one.parts.query.toSpliced(index, 1, [name, stand] as const) },
    binds: from === undefined ? binds : [...binds, { at, from }],
  }
}

export const boundsOf = (
  { contract: { root } }: Planning,
  { schemaAt }: Parameter,
): { readonly min: number | undefined; readonly max: number } => {
  const { minimum, maximum, exclusiveMinimum } = effectiveSchema(root, schemaAt ?? '').keywords
  const above = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : undefined
  return { min: typeof minimum === 'number' ? minimum : above, max: typeof maximum === 'number' ? maximum : Number.POSITIVE_INFINITY }
}

/** The same list, page after page of `size` items; as it is where nothing tells how to go on. */
export function walking(planning: Planning, listed: Listed, one: Case, size: number, max: number): Case {
  const paging = pagingOf(planning.contract.root, listed)
  if (paging.size === undefined) return one
  const sized = asking(one, one, paging.size.name, size)
  const how = wayOf(planning, paging)
  if (how === undefined) return sized
  const { moreAt, totalAt } = paging
  const repeat: Repeat = {
    ...how,
    itemsAt: itemsIn(listed),
    size,
    max,
    ...(moreAt !== undefined && { moreAt: `/body${moreAt}` }),
    ...(totalAt !== undefined && { totalAt: `/body${totalAt}` }),
  }
  const begun = how.from === undefined ? sized : asking(sized, sized, how.parameter, how.from)
  return { ...begun, repeat }
}

const itemsIn = ({ itemsAt }: Listed): Pointer => `/body${itemsAt}`

interface Way {
  readonly by: 'cursor' | 'page' | 'offset' | 'link'
  readonly parameter: string
  readonly nextAt?: Pointer
  readonly idAt?: Pointer
  /** What asks for the first page. */
  readonly from?: number
}

export function wayOf(planning: Planning, { cursor, nextAt, linked, after, page, offset }: Paging): Way | undefined {
  if (cursor !== undefined && nextAt !== undefined) return { by: 'cursor', parameter: cursor.name, nextAt: `/body${nextAt}` }
  if (linked) return { by: 'link', parameter: (page ?? offset ?? cursor)?.name ?? '', nextAt: '/headers/link' }
  if (after !== undefined) return { by: 'cursor', parameter: after.parameter.name, idAt: after.idAt }
  if (page !== undefined) {
    const { default: first } = effectiveSchema(planning.contract.root, page.schemaAt ?? '').keywords
    return { by: 'page', parameter: page.name, from: typeof first === 'number' ? first : Math.max(1, boundsOf(planning, page).min ?? 1) }
  }
  return offset === undefined ? undefined : { by: 'offset', parameter: offset.name, from: 0 }
}

/** What a claim has to know of the list. */
export const claimOf = (planning: Planning, listed: Listed, own: ListingClaim['own']): ListingClaim => {
  const { totalAt } = pagingOf(planning.contract.root, listed)
  return { itemsAt: itemsIn(listed), idAt: listed.idAt, own, ...(totalAt !== undefined && { totalAt: `/body${totalAt}` }) }
}
