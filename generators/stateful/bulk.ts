/** Three made at once, and each read alone. */
import { child, isObject } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Case, Sequence, Source } from '#model/case.ts'
import { bulkOf, type Bulk } from '#generators/bulk.ts'
import { baseRecipe, bindsBeside, validCase, type Planning, type Wish } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { claiming, observerOf } from '#generators/stateful/life.ts'
import { valueOf } from '#generators/values/value-of.ts'

const count = 3

export function planBulk(planning: Planning, resource: Resource): readonly Sequence[] {
  const bulk = bulkOf(planning.contract, resource)
  const sent = bulk === undefined ? undefined : sending(planning, bulk)
  if (bulk === undefined || sent === undefined || resource.create === undefined) return []
  const itemsAt: Pointer = `/body${bulk.resultsAt}`
  const own = Array.from({ length: count }, (_, index): Extract<Source, { kind: 'step' }> => ({
    kind: 'step',
    step: 0,
    at: `${itemsAt}/${index}${bulk.idAt}`,
  }))
  const observers = own.flatMap((id) => observerOf(planning, resource, id) ?? [])
  const [first] = observers
  if (first?.sees.shownAt === undefined || observers.length < count) return []
  const about = aspectsOf(planning, resource.create.operation, resource, first)
  const claim = {
    check: 'bulk-equals-singles',
    ...first.sees,
    about,
    listing: { itemsAt, idAt: bulk.idAt, own },
    sentAt: `/body/value${bulk.sentAt}`,
  }
  return about.length === 0 ? [] : claiming(bulk.operation, [sent, ...observers.map((one) => one.case)], claim)
}

/** The request with so many items, where there is nothing else to be said in it. */
export function sending(
  planning: Planning,
  { operation, sentAt, itemAt }: Bulk,
  wish: Wish = {},
  recipe = baseRecipe(planning, itemAt),
): Case | undefined {
  const plain = validCase(planning, operation, { role: 'act', needs: 'success', ...wish })
  const body = plain?.parts.body
  if (plain === undefined || body?.kind !== 'json') return undefined
  if (sentAt !== '' && !(isObject(body.value) && Object.keys(body.value).join() === sentAt.slice(1))) return undefined
  const items = Array.from({ length: count }, (_, index) =>
    valueOf(planning.contract, itemAt, recipe, fork(planning.seed, operation.id, index), 'request', planning.builders),
  ).filter((item) => item !== undefined)
  if (items.length < count) return undefined
  const value: Json = sentAt === '' ? items : { [sentAt.slice(1)]: items }
  const at: Pointer = `/body/value${sentAt}`
  return {
    ...plain,
    parts: { ...plain.parts, body: { ...body, value } },
    binds: [
      ...bindsBeside(plain),
      ...items.map((_, index) => ({ at: child(at, index), from: { kind: 'fresh', schemaAt: itemAt, recipe } }) as const),
    ],
  }
}
