/** One resource's life, as sequences tell it: how it comes into being, what its id is, and how it is seen. */
import { child } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Case, Claim, Sequence, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { bulkAloneOf } from '#generators/bulk.ts'
import { canMake, minimal, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { isSingleton } from '#generators/singletons.ts'
import { itemSchemaAt, putsNew, schemaBelow, type Resource } from '#generators/resources.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'

/** An id that a step of the sequence is answered with, or that it chose. */
export type KnownId = Extract<Source, { readonly kind: 'step' | 'sent' }>

export interface Creation {
  /** Stands as step 0. */
  readonly case: Case
  readonly id: KnownId
}

/** The resource made within the sequence itself: by a POST whose answer tells its id, or by a PUT under an id of our choice. */
export function creationOf(planning: Planning, resource: Resource, wish: Wish = {}): Creation | undefined {
  const { create } = resource
  if (create?.idAt === undefined) return amongManyOf(planning, resource, wish) ?? chosenOf(planning, resource, wish)
  const made = validCase(planning, create.operation, { role: 'setup', needs: 'success', ...wish })
  const at = create.idAt.startsWith('/headers/') ? create.idAt : `/body${create.idAt}`
  return made === undefined ? undefined : { case: made, id: { kind: 'step', step: 0, at } }
}

/** As the only one of many. */
function amongManyOf(planning: Planning, resource: Resource, wish: Wish): Creation | undefined {
  const bulk = bulkAloneOf(planning.contract, resource)
  const made = bulk === undefined ? undefined : validCase(planning, bulk.operation, { role: 'setup', needs: 'success', ...wish })
  if (bulk === undefined || made === undefined) return undefined
  return { case: made, id: { kind: 'step', step: 0, at: `/body${bulk.resultsAt}/0${bulk.idAt}` } }
}

/** One of a closed set of ids is there already, or somebody else's. */
function chosenOf(planning: Planning, resource: Resource, wish: Wish): Creation | undefined {
  const put = putsNew(resource)
  const name = put === undefined ? '' : lastName(put)
  const schemaAt = put?.parameters.find((one) => one.in === 'path' && one.name === name)?.schemaAt
  if (put === undefined || schemaAt === undefined) return undefined
  if (listedValues(effectiveSchema(planning.contract.root, schemaAt).keywords) !== undefined) return undefined
  const ids = { ...wish.ids, [name]: { kind: 'fresh', schemaAt, recipe: minimal } } as const
  const made = validCase(planning, put, { role: 'setup', needs: 'success', ...wish, ids })
  return made === undefined ? undefined : { case: made, id: sentIdOf(0, put) }
}

export interface Life {
  /** The cases that bring the resource into being; none where a fixture does. */
  readonly setup: readonly Case[]
  /** What later steps are bound to. */
  readonly id: Source
}

/** One that is ours alone: made by the first step, or before the sequence begins where only that is sure of its id. */
export function lifeOf(planning: Planning, resource: Resource, wish: Wish = {}): Life | undefined {
  if (isSingleton(resource)) return inParent(planning, resource)
  const creation = creationOf(planning, resource, wish)
  if (creation !== undefined) return { setup: [creation.case], id: creation.id }
  if (!planning.available.has(resource.key) || !canMake(planning.contract, resource)) return undefined
  return { setup: [], id: { kind: 'fixture', resource: resource.key, owner: 'main', use: 'own' } }
}

/** What is always there is in what is made: that has the id. */
function inParent(planning: Planning, { parent = '' }: Resource): Life | undefined {
  if (!planning.available.has(parent) || !canMake(planning.contract, planning.resources.get(parent))) return undefined
  return { setup: [], id: { kind: 'fixture', resource: parent, owner: 'main', use: 'own' } }
}

export interface Observer {
  readonly case: Case
  readonly operation: Operation
  /** The schema of the resource where it is shown. */
  readonly schemaAt: Pointer | undefined
  /** What a claim has to know of how the resource is seen. */
  readonly sees: Pick<Claim, 'within' | 'idAt' | 'shownAt'>
}

/** By its own read, or by its parent's, where that lists it. */
export function observerOf(planning: Planning, resource: Resource, id: Source | undefined, wish: Wish = {}): Observer | undefined {
  const { read, within, parent } = resource
  const { root } = planning.contract
  if (read !== undefined) {
    const sees = { shownAt: `/body${read.envelope}` }
    const schemaAt = schemaBelow(root, read.operation, read.envelope)
    return observe(planning, read.operation, { ...wish, ...idOf(read.operation, id) }, sees, schemaAt)
  }
  if (within === undefined || parent === undefined) return undefined
  return observe(planning, within.operation, wish, { within: `/body${within.itemsAt}`, idAt: within.idAt }, itemSchemaAt(root, within))
}

export function observe(
  planning: Planning,
  operation: Operation,
  wish: Wish,
  sees: Observer['sees'],
  schemaAt: Pointer | undefined,
): Observer | undefined {
  const one = validCase(planning, operation, { ...wish, role: 'observe' })
  return one === undefined ? undefined : { case: one, operation, sees, schemaAt }
}

/** The wish that binds the last id of a path. */
export const idOf = (operation: Operation, id: Source | undefined): Pick<Wish, 'ids'> =>
  id === undefined ? {} : { ids: { [lastName(operation)]: id } }

export const lastName = ({ path }: Operation): string => /\{([^{}]+)\}[^{}]*$/.exec(path)?.[1] ?? ''

/** Where a step's parts hold the id of what it works on. */
export const sentIdOf = (step: number, operation: Operation): KnownId => ({
  kind: 'sent',
  step,
  at: child('/path', lastName(operation)),
})

/** The id that a claim names: as the first step made it, or as a later one sends it. */
export const claimedIdOf = ({ id }: Life, step: number, operation: Operation): KnownId =>
  id.kind === 'step' || id.kind === 'sent' ? id : sentIdOf(step, operation)

/** The sequence that tests a promise of this operation. */
export function claiming(operation: Operation, cases: readonly Case[], claim: Claim): readonly Sequence[] {
  const [first, ...others] = cases
  return first === undefined ? [] : [sequenceOf('stateful', operation, [first, ...others], claim)]
}
