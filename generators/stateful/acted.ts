/**
 * What can be done to a resource, done to a fresh one: each action and what is seen of it then, and each after each other, since some
 * are only there for what others have brought about (ship what is paid, restore what is deleted). Where the answer shows the resource as a
 * read does, what it says of its state is claimed to be so; of the others, that every answer keeps the document and nothing crashes.
 */
import { child, follow, parentOf } from '#lib/json-pointer.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { actionsOf } from '#generators/actions.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { claiming, creationOf, idOf, observerOf, schemaBelow, sentIdOf, type Observer } from '#generators/stateful/life.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'

const maxActions = 6

export function planActed(planning: Planning, resource: Resource): readonly Sequence[] {
  const { delete: remove } = resource
  const actions = actionsOf(planning, resource).slice(0, maxActions)
  const before = remove === undefined ? actions : [...actions, remove]
  const act = (operation: Operation, more: Wish): Case | undefined =>
    validCase(planning, operation, { use: 'own', assured: false, ...more })
  const observer = observerOf(planning, resource, undefined, { use: 'own', assured: false })
  const twice = actions.flatMap((action) =>
    before.flatMap((other): readonly Sequence[] => {
      const [first, second] = [act(other, { role: 'setup' }), act(action, {})]
      return first === undefined || second === undefined ? [] : [sequenceOf('stateful', action, [first, second])]
    }),
  )
  const seen = actions.flatMap((action): readonly Sequence[] => {
    const done = act(action, {})
    if (done === undefined || observer === undefined) return []
    const about = isPretended(action) ? [] : statesOf(planning, resource, action, observer)
    if (about.length === 0) return [sequenceOf('stateful', action, [done, observer.case])]
    const claim = { check: 'action-lasts', id: sentIdOf(0, observer.operation), ...observer.sees, about }
    return claiming(action, [observer.case, { ...done, needs: 'success' }, observer.case], claim)
  })
  return [...seen, ...twice, ...actions.flatMap((action) => inEachWay(planning, resource, action))]
}

const maxWays = 6

/** What was made in one way may refuse what is there for those that were made in another: only what is not yet captured can be captured. */
function inEachWay(planning: Planning, resource: Resource, action: Operation): readonly Sequence[] {
  const schemaAt = resource.create === undefined ? undefined : mainMedia(resource.create.operation)?.schemaAt
  if (schemaAt === undefined) return []
  const base = baseRecipe(planning, schemaAt)
  const closed = edgesOf(planning.contract, schemaAt, 'request').filter(
    ({ at, keyword, choose }) => parentOf(at) === '' && at !== '' && (keyword === 'enum' || (keyword === 'type' && choose !== 'null')),
  )
  // Flags first: they choose between two ways more often than names do.
  const flags = closed.filter(({ keyword }) => keyword === 'type')
  const ends = closed.filter(
    (edge, index) => edge.keyword === 'enum' && (closed[index - 1]?.at !== edge.at || closed[index + 1]?.at !== edge.at),
  )
  return [...flags, ...ends].slice(0, maxWays).flatMap(({ at, choose, include }): readonly Sequence[] => {
    const creation = creationOf(planning, resource, { recipe: { ...including(base, include), pin: { at, choose } }, assured: false })
    const done = creation === undefined ? undefined : validCase(planning, action, { ...idOf(action, creation.id), assured: false })
    return creation === undefined || done === undefined ? [] : [sequenceOf('stateful', action, [creation.case, done])]
  })
}

const isPretended = ({ path, id }: Operation): boolean =>
  /preview|dry|simul|valid|verif|check|estimat|quot|test|try|render|diff|compar|ping/i.test(`${path.split('/').at(-1)} ${id}`)

/** Closed values and dates, where the action answers what a read does. */
function statesOf(planning: Planning, { read }: Resource, action: Operation, observer: Observer): readonly Aspect[] {
  const { root } = planning.contract
  const { schemaAt } = observer
  const answered = read === undefined ? undefined : schemaBelow(planning, action, read.envelope)
  if (schemaAt === undefined || answered === undefined || follow(root, answered) !== follow(root, schemaAt)) return []
  return Object.entries(propertiesAt(root, schemaAt)).flatMap(([name, at]): readonly Aspect[] => {
    const { keywords } = effectiveSchema(root, at)
    const isState = listedValues(keywords) !== undefined || typesOf(keywords).includes('boolean') || keywords['format'] === 'date-time'
    return isState ? [{ seenAt: child('', name), clauses: [at] }] : []
  })
}
