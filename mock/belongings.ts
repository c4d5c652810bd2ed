/** What belongs to an item without standing below it in the path: found by what it names, or by where it was made. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { belongingsOf, countOf, fateOf, isBelow, type Belonging } from '#generators/belongings.ts'
import type { Resource } from '#generators/resources.ts'
import { idText, type Item } from '#mock/store.ts'
import type { World } from '#mock/world.ts'
import type { Operation } from '#model/contract.ts'

/** Of a document's resources, which are made once for each mock. */
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

const counted = new WeakMap<Resource, ReadonlyMap<string, Belonging>>()

/** What is counted, by the name of the count: every property of every view asks. */
function countsOf(world: World, owner: Resource): ReadonlyMap<string, Belonging> {
  const found =
    counted.get(owner) ??
    new Map(
      belongings(world, owner).flatMap((one) => {
        const count = countOf(world.contract.root, owner, one)
        return count === undefined ? [] : [[count.name, one] as const]
      }),
    )
  counted.set(owner, found)
  return found
}

/** How many of what belongs to it an item tells of under this name. */
export function countNamed(world: World, owner: Item, name: string): Json | undefined {
  const belonging = countsOf(world, owner.resource).get(name)
  return belonging === undefined ? undefined : world.behaviour.count(itemsOf(world, owner, belonging).length, belonging.resource)
}

/** Whether it tells of any. */
export const isCounting = (world: World, { resource }: Item): boolean => countsOf(world, resource).size > 0
