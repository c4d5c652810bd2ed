/** Made, and looked for in the list of all of its kind, read to its end. */
import { child } from '#lib/json-pointer.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Sequence } from '#model/case.ts'
import type { Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { claiming, creationOf, itemSchema, observe, observerOf, type Observer } from '#generators/stateful/life.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'

export function planListed(planning: Planning, resource: Resource): readonly Sequence[] {
  const make = makerOf(resource)
  const creation = creationOf(planning, resource, { role: 'act' })
  const observer = listObserverOf(planning, resource)
  if (make === undefined || creation === undefined || observer === undefined) return []
  const states = [observer, observerOf(planning, resource, creation.id)].flatMap((one) => statesOf(planning, one))
  const unique = new Map(states.map((state) => [state.seenAt, state]))
  const about: readonly Aspect[] = [{ seenAt: '', clauses: [observer.operation.at] }, ...unique.values()]
  const claim = { check: 'listed-after-create', id: creation.id, ...observer.sees, about }
  return claiming(make, [creation.case, observer.case], claim)
}

/** A list may leave out what is in some state: drafts, or what was archived. */
function statesOf({ contract: { root } }: Planning, observer: Observer | undefined): readonly Aspect[] {
  if (observer?.schemaAt === undefined) return []
  return Object.entries(propertiesAt(root, observer.schemaAt)).flatMap(([name, at]): readonly Aspect[] => {
    const { keywords } = effectiveSchema(root, at)
    const isState = listedValues(keywords) !== undefined || typesOf(keywords).includes('boolean')
    return isState ? [{ seenAt: child('', name), clauses: [at], doubtful: true }] : []
  })
}

export function listObserverOf(planning: Planning, { list }: Resource): Observer | undefined {
  if (list === undefined) return undefined
  const seen = observe(planning, list.operation, { needs: 'success' }, { within: `/body${list.itemsAt}` }, itemSchema(planning, list))
  return seen === undefined ? undefined : { ...seen, case: wholeList(planning, list, seen.case) }
}
