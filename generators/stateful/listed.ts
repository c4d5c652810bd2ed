/**
 * Made, and looked for in the list of all of its kind, read to its end; and once more where the list is asked for just the states that the
 * answer to the creation shows: then it has no reason to leave it out.
 */
import { child, parentOf } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Case, Sequence } from '#model/case.ts'
import { mainMedia } from '#generators/bodies.ts'
import { filteringsOf } from '#generators/lists/filtering.ts'
import { itemOf } from '#generators/lists/paging.ts'
import { baseRecipe, type Planning, type Wish } from '#generators/planning.ts'
import { itemSchemaAt, makerOf, schemaBelow, type Resource } from '#generators/resources.ts'
import { askedFor } from '#generators/stateful/collection.ts'
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
  const asked = askedAsItIs(planning, resource, [...unique.values()], observer.case)
  return [
    ...claiming(make, [creation.case, observer.case], claim),
    ...(asked === undefined ? [] : claiming(make, [creation.case, asked], { ...claim, promised: true })),
  ]
}

/** Only where every state that may hide it can be asked for. */
function askedAsItIs(planning: Planning, { list, create }: Resource, states: readonly Aspect[], listing: Case): Case | undefined {
  const { root } = planning.contract
  if (list === undefined || create === undefined || create.idAt?.startsWith('/headers/') === true) return undefined
  const filters = filteringsOf(root, list.operation, itemOf(root, list)).filter(({ by }) => by !== 'id')
  const shown = schemaBelow(root, create.operation, create.envelope)
  const told = shown === undefined ? {} : propertiesAt(root, shown)
  const known = filters.filter(({ property }) => told[property] !== undefined)
  const isKnown = states.every(({ seenAt }) => known.some(({ property }) => child('', property) === seenAt))
  if (known.length === 0 || !isKnown) return undefined
  // What is asked for already is not asked for twice.
  const added = known.filter(({ parameter: { name } }) => listing.parts.query.every(([other]) => other !== name))
  return added.reduce((one, { parameter: { name }, property, values }) => {
    const shownAt: Pointer = `/body${create.envelope}${child('', property)}`
    return askedFor(one, name, values[0] ?? true, { kind: 'step', step: 0, at: shownAt })
  }, listing)
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
    { within: `/body${list.itemsAt}`, idAt: list.idAt },
    itemSchemaAt(planning.contract.root, list),
  )
  return seen === undefined ? undefined : { ...seen, case: wholeList(planning, list, seen.case) }
}
