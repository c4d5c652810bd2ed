/** Made, and looked for in the list of all of its kind, read to its end. */
import { child, parentOf } from '#lib/json-pointer.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Sequence } from '#model/case.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, type Planning, type Wish } from '#generators/planning.ts'
import { itemSchemaAt, makerOf, type Resource } from '#generators/resources.ts'
import { claiming, creationOf, observe, observerOf, type Observer } from '#generators/stateful/life.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'

export function planListed(planning: Planning, resource: Resource): readonly Sequence[] {
  const make = makerOf(resource)
  // In a parent of its own nothing that others have put there is in its way: a payment cannot be given back for ever.
  const creation = creationOf(planning, resource, { role: 'act', use: 'own', ...modestly(planning, resource) })
  const observer = listObserverOf(planning, resource, { use: 'own' })
  if (make === undefined || creation === undefined || observer === undefined) return []
  const states = [observer, observerOf(planning, resource, creation.id)].flatMap((one) => statesOf(planning, one))
  const unique = new Map(states.map((state) => [state.seenAt, state]))
  const about: readonly Aspect[] = [{ seenAt: '', clauses: [observer.operation.at] }, ...unique.values()]
  const claim = { check: 'listed-after-create', id: creation.id, ...observer.sees, about }
  return claiming(make, [creation.case, observer.case], claim)
}

/** What no path names singly is a part of its parent, which may have a bound that only the server knows: the least asks for the least. */
function modestly(planning: Planning, { create, read, updates, parent }: Resource): Wish {
  const schemaAt = create === undefined ? undefined : mainMedia(create.operation)?.schemaAt
  if (schemaAt === undefined || read !== undefined || updates.length > 0 || parent === undefined) return {}
  const base = baseRecipe(planning, schemaAt)
  const least = edgesOf(planning.contract, schemaAt, 'request').find(
    ({ at, keyword, include }) => keyword === 'minimum' && parentOf(at) === '' && include.length === 0,
  )
  return least === undefined ? {} : { recipe: { ...base, pin: { at: least.at, choose: least.choose } } }
}

/** Nobody hides a thing for these. */
const stateless = /(?:^|[_a-z])(?:reason|currency|country|unit|colou?r|priority|language|locale|(?:live|test)_?mode)$|^has_?[A-Za-z]/i

/** A list may leave out what is in some state: drafts, or what was archived. */
function statesOf({ contract: { root } }: Planning, observer: Observer | undefined): readonly Aspect[] {
  if (observer?.schemaAt === undefined) return []
  return Object.entries(propertiesAt(root, observer.schemaAt)).flatMap(([name, at]): readonly Aspect[] => {
    const { keywords } = effectiveSchema(root, at)
    const isState = (listedValues(keywords)?.length ?? 0) > 1 || typesOf(keywords).includes('boolean')
    return isState && !stateless.test(name) ? [{ seenAt: child('', name), clauses: [at], doubtful: true }] : []
  })
}

export function listObserverOf(planning: Planning, { list }: Resource, wish: Wish = {}): Observer | undefined {
  if (list === undefined) return undefined
  const seen = observe(
    planning,
    list.operation,
    { needs: 'success', ...wish },
    { within: `/body${list.itemsAt}` },
    itemSchemaAt(planning.contract.root, list),
  )
  return seen === undefined ? undefined : { ...seen, case: wholeList(planning, list, seen.case) }
}
