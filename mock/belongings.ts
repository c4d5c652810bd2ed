/** What belongs to an item without standing below it in the path: found by what it names, or by where it was made. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { belongingsOf, countOf, fateOf, isBelow, type Belonging } from '#generators/belongings.ts'
import type { Resource } from '#generators/resources.ts'
import { idText, type Item } from '#mock/store.ts'
import type { World } from '#mock/world.ts'
import type { Operation } from '#model/contract.ts'

const known = new WeakMap<Resource, readonly Belonging[]>()

function belongings({ contract, routes }: World, owner: Resource): readonly Belonging[] {
  const found = known.get(owner) ?? belongingsOf(contract, routes.resources, owner)
  known.set(owner, found)
  return found
}

function itemsOf(world: World, owner: Item, belonging: Belonging): readonly Item[] {
  const { resource, by } = belonging
  if (isBelow(owner.resource, belonging)) return [...(owner.children.get(resource.key)?.values() ?? [])]
  const all = [...world.store.collection(owner.tenant, undefined, resource.key).values()]
  return all.filter(({ madeIn, value }) => {
    const names = by === undefined ? undefined : valueAt(value, by.at)
    return by === undefined ? madeIn === owner : names !== undefined && idText(names) === owner.id
  })
}

/** What the document says in words goes with an item that this operation deletes. */
export const goingWith = (world: World, owner: Item, remove: Operation): readonly Item[] =>
  belongings(world, owner.resource).flatMap((belonging) =>
    fateOf(world.contract.root, remove, belonging) === 'goes'
      ? itemsOf(world, owner, belonging).flatMap((item) => [item, ...goingWith(world, item, remove)])
      : [],
  )

/** Whether something is there that the document says in words holds the deletion back. */
export const isHeld = (world: World, owner: Item, remove: Operation): boolean =>
  belongings(world, owner.resource).some(
    (belonging) => fateOf(world.contract.root, remove, belonging) === 'holds' && itemsOf(world, owner, belonging).length > 0,
  )

/** How many of what belongs to it an item tells of under this name. */
export function countNamed(world: World, owner: Item, name: string): Json | undefined {
  const belonging = belongings(world, owner.resource).find((one) => countOf(world.contract.root, owner.resource, one)?.name === name)
  return belonging === undefined ? undefined : world.behaviour.count(itemsOf(world, owner, belonging).length, belonging.resource)
}

/** Whether it tells of any. */
export const isCounting = (world: World, { resource }: Item): boolean =>
  belongings(world, resource).some((one) => countOf(world.contract.root, resource, one) !== undefined)
