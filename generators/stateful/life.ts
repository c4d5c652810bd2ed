/** One resource's life, as sequences tell it: how it comes into being, what its id is, and how it is seen. */
import type { Pointer } from '#lib/json.ts'
import type { Case, Claim, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { validCase, type Planning, type Wish } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'

export interface Creation {
  /** Stands as step 0. */
  readonly case: Case
  readonly id: Extract<Source, { readonly kind: 'step' }>
}

/** The resource made within the sequence itself. */
export function creationOf(planning: Planning, { create }: Resource, wish: Wish = {}): Creation | undefined {
  if (create?.idAt === undefined) return undefined
  const made = validCase(planning, create.operation, { role: 'setup', needs: 'success', ...wish })
  const at = create.idAt.startsWith('/headers/') ? create.idAt : `/body${create.idAt}`
  return made === undefined ? undefined : { case: made, id: { kind: 'step', step: 0, at } }
}

export interface Observer {
  readonly case: Case
  readonly operation: Operation
  /** What a claim has to know of how the resource is seen. */
  readonly sees: Pick<Claim, 'within' | 'shownAt'>
}

/** By its own read, or by its parent's, where that lists it. */
export function observerOf(
  planning: Planning,
  { read, within, parent }: Resource,
  id: Source | undefined,
  wish: Wish = {},
): Observer | undefined {
  const observe = (operation: Operation, more: Wish, sees: Observer['sees']): Observer | undefined => {
    const one = validCase(planning, operation, { ...wish, ...more, role: 'observe' })
    return one === undefined ? undefined : { case: one, operation, sees }
  }
  if (read !== undefined) return observe(read.operation, idOf(read.operation, id), { shownAt: `/body${read.envelope}` })
  if (within === undefined || parent === undefined) return undefined
  return observe(within.operation, {}, { within: `/body${within.itemsAt}` })
}

/** The wish that binds the last id of a path. */
export const idOf = (operation: Operation, id: Source | undefined): Pick<Wish, 'ids'> =>
  id === undefined ? {} : { ids: { [lastName(operation)]: id } }

export const lastName = ({ path }: Operation): string => /\{([^{}]+)\}[^{}]*$/.exec(path)?.[1] ?? ''

/** Where a step's parts hold the id of what it works on. */
export const sentIdOf = (step: number, operation: Operation): NonNullable<Claim['id']> => {
  const at: Pointer = `/path/${lastName(operation)}`
  return { kind: 'sent', step, at }
}
