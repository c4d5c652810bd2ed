/** Deleted while something belongs to it, where the document says in words that this goes with it, or holds it back. */
import type { Pointer } from '#lib/json.ts'
import type { Case, Sequence, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { belongingsOf, fateOf, isBelow, type Belonging } from '#generators/belongings.ts'
import { mainMedia } from '#generators/bodies.ts'
import { demanded } from '#generators/fixtures.ts'
import { baseRecipe, including, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { resourceKeysOf, type Resource } from '#generators/resources.ts'
import { claiming, creationOf, idOf, type Creation, type KnownId } from '#generators/stateful/life.ts'
import { namesIn } from '#lib/path-template.ts'

export function planDependents(planning: Planning, owner: Resource): readonly Sequence[] {
  const { root } = planning.contract
  const remove = owner.delete
  const made = remove === undefined ? undefined : creationOf(planning, owner, demanded(planning, owner)[0])
  if (remove === undefined || made === undefined) return []
  const family = [[made]]
  return linesOf(planning, owner).flatMap((line) => {
    const last = line.at(-1)
    const fate = last === undefined ? undefined : fateOf(root, remove, last)
    const born = line.reduce<readonly Creation[] | undefined>((before, one) => addedTo(planning, before, one), family[0])
    if (last === undefined || fate === undefined || born === undefined) return []
    return fate === 'goes' ? goneWith(planning, owner, remove, last, born) : line.length > 1 ? [] : heldBack(planning, owner, remove, born)
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
export function addedTo(
  planning: Planning,
  before: readonly Creation[] | undefined,
  belonging: Belonging,
): readonly Creation[] | undefined {
  const owner = before?.at(-1)
  const made = owner === undefined ? undefined : bornOf(planning, belonging, owner.id)
  return before === undefined || made === undefined ? undefined : [...before, { ...made, id: { ...made.id, step: before.length } }]
}

/** Made in this owner, or of it. */
export function bornOf(planning: Planning, { resource, create, by }: Belonging, ownerId: Source, wish: Wish = {}): Creation | undefined {
  if (by === undefined) return creationOf(planning, resource, { ...wish, ids: { [ownerName(create)]: ownerId } })
  const schemaAt = mainMedia(create)?.schemaAt
  if (schemaAt === undefined) return undefined
  const base = baseRecipe(planning, schemaAt)
  const made = creationOf(planning, resource, { ...wish, recipe: including(base, by.include), assured: false })
  const at: Pointer = `/body/value${by.at}`
  return made === undefined
    ? undefined
    : { ...made, case: { ...made.case, binds: [...made.case.binds.filter((bind) => bind.at !== at), { at, from: ownerId }] } }
}

const ownerName = ({ path }: Operation): string => namesIn(path).at(-1) ?? ''

function goneWith(planning: Planning, owner: Resource, remove: Operation, last: Belonging, born: readonly Creation[]): readonly Sequence[] {
  const [made, id] = [born[0], born.at(-1)?.id]
  const { read } = last.resource
  if (made === undefined || id === undefined || read === undefined || owner.read === undefined || isBelow(owner, last)) return []
  const ids = { ...idOf(read.operation, id).ids, ...aboveOf(read.operation, born.at(-2)?.id) }
  const seen = validCase(planning, read.operation, { ids, role: 'setup', needs: 'success' })
  const sought = validCase(planning, read.operation, { ids, role: 'observe', assured: false })
  const deletion = validCase(planning, remove, { ...idOf(remove, made.id), role: 'act', needs: 'success' })
  const looked = validCase(planning, owner.read.operation, { ...idOf(owner.read.operation, made.id), role: 'observe', assured: false })
  if (seen === undefined || sought === undefined || deletion === undefined || looked === undefined) return []
  const claim = { check: 'children-gone-with-parent', id, shownAt: `/body${read.envelope}` }
  return claiming(remove, [...casesOf(born), seen, deletion, looked, sought], claim)
}

/** Below the one before it in the path, the last one's own path names that too. */
const aboveOf = ({ path }: Operation, id: KnownId | undefined): { readonly [name: string]: KnownId } => {
  const name = namesIn(path).at(-2)
  return name === undefined || id === undefined || resourceKeysOf(path).length < 2 ? {} : { [name]: id }
}

function heldBack(planning: Planning, owner: Resource, remove: Operation, born: readonly Creation[]): readonly Sequence[] {
  const [made] = born
  if (made === undefined || owner.read === undefined) return []
  const deletion = validCase(planning, remove, { ...idOf(remove, made.id), role: 'act', assured: false })
  const looked = validCase(planning, owner.read.operation, { ...idOf(owner.read.operation, made.id), role: 'observe', assured: false })
  if (deletion === undefined || looked === undefined) return []
  return claiming(remove, [...casesOf(born), deletion, looked], { check: 'kept-while-used', id: made.id })
}

const casesOf = (born: readonly Creation[]): readonly Case[] => born.map((one) => ({ ...one.case, role: 'setup', needs: 'success' }))
