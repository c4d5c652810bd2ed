/** Deleted while something belongs to it, where the document says in words that this goes with it, or holds it back. */
import type { Pointer } from '#lib/json.ts'
import type { Sequence, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { belongingsOf, fateOf, isBelow, type Belonging } from '#generators/belongings.ts'
import { mainMedia } from '#generators/bodies.ts'
import { demanded } from '#generators/fixtures.ts'
import { baseRecipe, including, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { resourceKeysOf, type Resource } from '#generators/resources.ts'
import { goneWith, parentName } from '#generators/stateful/children.ts'
import { listObserverOf } from '#generators/stateful/listed.ts'
import { claiming, creationOf, idOf, lastName, type Creation, type KnownId } from '#generators/stateful/life.ts'

export function planDependents(planning: Planning, owner: Resource): readonly Sequence[] {
  const { root } = planning.contract
  const remove = owner.delete
  const made = remove === undefined ? undefined : creationOf(planning, owner, demanded(planning, owner)[0])
  if (remove === undefined || made === undefined) return []
  return linesOf(planning, owner).flatMap((line) => {
    const last = line.at(-1)
    const fate = last === undefined ? undefined : fateOf(root, remove, last)
    const born = line.reduce<readonly Creation[] | undefined>((before, one) => addedTo(planning, before, one), [made])
    if (last === undefined || fate === undefined || born === undefined || (fate === 'holds' && line.length > 1)) return []
    return fate === 'holds'
      ? heldBack(planning, owner, remove, born)
      : isBelow(owner, last)
        ? []
        : goneWithOwner(planning, owner, last, born)
  })
}

/** What belongs to it, and what belongs to that. */
function linesOf({ contract, resources }: Planning, owner: Resource): readonly (readonly Belonging[])[] {
  const first = belongingsOf(contract, resources, owner)
  const second = first.flatMap((one) =>
    belongingsOf(contract, resources, one.resource)
      .filter((two) => two.resource.key !== owner.key && first.every(({ resource }) => resource.key !== two.resource.key))
      .map((two) => [one, two]),
  )
  return [...first.map((one) => [one]), ...second]
}

/** The line with one more, which belongs to the last. */
function addedTo(planning: Planning, before: readonly Creation[] | undefined, belonging: Belonging): readonly Creation[] | undefined {
  const owner = before?.at(-1)
  const made = owner === undefined ? undefined : bornOf(planning, belonging, owner.id)
  return before === undefined || made === undefined ? undefined : [...before, { ...made, id: { ...made.id, step: before.length } }]
}

/** Made in this owner, or of it. */
export function bornOf(planning: Planning, { resource, create, by }: Belonging, ownerId: Source, wish: Wish = {}): Creation | undefined {
  if (by === undefined) return creationOf(planning, resource, { ...wish, ids: { [lastName(create)]: ownerId } })
  const schemaAt = mainMedia(create)?.schemaAt
  if (schemaAt === undefined) return undefined
  const base = baseRecipe(planning, schemaAt)
  const made = creationOf(planning, resource, { ...wish, recipe: including(base, by.include), assured: false })
  const at: Pointer = `/body/value${by.at}`
  return made === undefined
    ? undefined
    : { ...made, case: { ...made.case, binds: [...made.case.binds.filter((bind) => bind.at !== at), { at, from: ownerId }] } }
}

function goneWithOwner(planning: Planning, owner: Resource, { resource }: Belonging, born: readonly Creation[]): readonly Sequence[] {
  const { read } = resource
  const [made, id] = [born[0], born.at(-1)?.id]
  if (made === undefined || id === undefined) return []
  const before = born.map((one) => one.case)
  if (read === undefined) {
    // What nothing reads by itself is looked for in the list of all.
    const listed = resource.list?.operation.path.includes('{') === false ? listObserverOf(planning, resource) : undefined
    return listed === undefined ? [] : goneWith(planning, owner, before, listed.case, { id, made, sees: listed.sees })
  }
  const ids = { ...idOf(read.operation, id).ids, ...aboveOf(read.operation, born.at(-2)?.id) }
  const [seen, sought] = [
    validCase(planning, read.operation, { ids, role: 'setup', needs: 'success' }),
    validCase(planning, read.operation, { ids, role: 'observe', assured: false }),
  ]
  if (seen === undefined || sought === undefined) return []
  return goneWith(planning, owner, [...before, seen], sought, { id, made, sees: { shownAt: `/body${read.envelope}` } })
}

/** Below the one before it in the path, the last one's own path names that too. */
export const aboveOf = (operation: Operation, id: KnownId | undefined): { readonly [name: string]: KnownId } => {
  const name = parentName(operation.path, lastName(operation))
  return name === '' || id === undefined || resourceKeysOf(operation.path).length < 2 ? {} : { [name]: id }
}

function heldBack(planning: Planning, owner: Resource, remove: Operation, born: readonly Creation[]): readonly Sequence[] {
  const [made] = born
  if (made === undefined || owner.read === undefined) return []
  const deletion = validCase(planning, remove, { ...idOf(remove, made.id), role: 'act', assured: false })
  const looked = validCase(planning, owner.read.operation, { ...idOf(owner.read.operation, made.id), role: 'observe', assured: false })
  if (deletion === undefined || looked === undefined) return []
  return claiming(remove, [...born.map((one) => one.case), deletion, looked], { check: 'kept-while-used', id: made.id })
}
