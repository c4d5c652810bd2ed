/** Three made and read, two of them changed or deleted at once, and all three read again. */
import { child, isObject, lastToken } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Aspect, Bind, Case, Recipe, Sequence } from '#model/case.ts'
import { bulkChangesOf, type BulkChange } from '#generators/bulk-changes.ts'
import { bindsBeside, including, minimal, validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { ownItems, type Owned } from '#generators/stateful/collection.ts'
import { isPlain } from '#generators/stateful/kept.ts'
import { claiming, observerOf } from '#generators/stateful/life.ts'
import { valueOf } from '#generators/values/value-of.ts'

const made = 3
const named = 2

export const planBulkChanged = (planning: Planning, resource: Resource): readonly Sequence[] =>
  bulkChangesOf(planning.contract, resource).flatMap((change) => changedBy(planning, resource, change))

function changedBy(planning: Planning, resource: Resource, change: BulkChange): readonly Sequence[] {
  const { operation, does, sentAt, media, itemAt, idAt, results } = change
  const owned = ownItems(
    planning,
    resource,
    Array.from({ length: made }, () => ({})),
  )
  const observers = (owned?.own ?? []).flatMap((id) => observerOf(planning, resource, id, { use: 'own' }) ?? [])
  const [first] = observers
  if (owned === undefined || first?.sees.shownAt === undefined || observers.length < made) return []
  const settable = does === 'delete' ? [] : aspectsOf(planning, operation, resource, first, { ...media, schemaAt: itemAt })
  const one = settable.find((aspect) => isPlain(planning, aspect))
  const sent = does === 'update' && one === undefined ? undefined : sending(planning, change, owned.own.slice(0, named), one)
  if (sent === undefined) return []
  const before = observers.map((observer): Case => ({ ...observer.case, role: 'setup', needs: 'success' }))
  const listing = { itemsAt: `/body${results?.at ?? ''}`, idAt: results?.idAt ?? '', own: owned.own.slice(0, named) }
  const claim = {
    check: 'bulk-change-equals-singles',
    ...first.sees,
    listing,
    sentAt: `/body/value${sentAt}`,
    sentIdAt: idAt,
    ...(one !== undefined && { about: [one] }),
  }
  return claiming(
    operation,
    [
      ...owned.cases,
      ...before,
      sent,
      ...observers.map(({ case: sight }, index) => (does === 'delete' && index < named ? sought(sight) : sight)),
    ],
    claim,
  )
}

/** What was deleted is not meant to be found. */
const sought = (sight: Case): Case => ({ ...sight, intent: { kind: 'valid', covers: [], proven: false } })

/** The request with the ids of so many, and one text of each, where there is nothing else to be said in it. */
function sending(planning: Planning, change: BulkChange, own: Owned['own'], one: Aspect | undefined): Case | undefined {
  const { contract, seed, builders } = planning
  const { operation, media, sentAt, itemAt, idAt } = change
  const plain = validCase(planning, operation, { role: 'act', needs: 'success', use: 'own', media })
  const body = plain?.parts.body
  if (plain === undefined || body?.kind !== 'json') return undefined
  if (sentAt !== '' && !(isObject(body.value) && Object.keys(body.value).join() === lastToken(sentAt))) return undefined
  const recipe: Recipe = including(minimal, [...(idAt === '' ? [] : [idAt]), ...(one?.sentAt === undefined ? [] : [one.sentAt])])
  const items = own.flatMap((_, index) => valueOf(contract, itemAt, recipe, fork(seed, operation.id, index), 'request', builders) ?? [])
  if (items.length < own.length) return undefined
  const at: Pointer = `/body/value${sentAt}`
  const value: Json = sentAt === '' ? items : { [lastToken(sentAt)]: items }
  const binds = own.flatMap((from, index): readonly Bind[] => [
    { at: child(at, index), from: { kind: 'fresh', schemaAt: itemAt, recipe } },
    { at: `${child(at, index)}${idAt}`, from },
  ])
  return {
    ...plain,
    intent: { kind: 'valid', covers: [], proven: true },
    parts: { ...plain.parts, body: { ...body, value } },
    binds: [...bindsBeside(plain), ...binds],
  }
}
