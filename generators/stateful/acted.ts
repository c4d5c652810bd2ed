/**
 * What can be done to a resource, done to a fresh one: each action and what is seen of it then, each after each other, since some are
 * only there for what others have brought about (ship what is paid, restore what is deleted), and each once there are parts. Where the
 * answer shows the resource as a read does, what it says of its state is claimed to be so; of the others, that every answer keeps the
 * document and nothing crashes.
 */
import { child, follow } from '#lib/json-pointer.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { actionsOf } from '#generators/actions.ts'
import { sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { schemaBelow, type Resource } from '#generators/resources.ts'
import { claiming, idOf, observerOf, sentIdOf, type KnownId, type Observer } from '#generators/stateful/life.ts'
import { waysOf } from '#generators/stateful/ways.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'

const maxActions = 6

export function planActed(planning: Planning, resource: Resource): readonly Sequence[] {
  const { delete: remove } = resource
  const actions = actionsOf(planning, resource).slice(0, maxActions)
  const others = remove === undefined ? actions : [...actions, remove]
  const after = others.flatMap((other) => validCase(planning, other, { role: 'setup', use: 'own', assured: false }) ?? [])
  const parts = partsOf(planning, resource)
  return [
    ...actions.flatMap((action) => actedOn(planning, resource, action, { before: [] })),
    ...actions.flatMap((action) => after.flatMap((other) => actedOn(planning, resource, action, { before: [other] }))),
    ...(parts.length === 0 ? [] : actions.flatMap((action) => actedOn(planning, resource, action, { before: parts }))),
    ...actions.flatMap((action) => inEachWay(planning, resource, action)),
  ]
}

const maxParts = 4

/** One of each kind of thing that is made below it: an order without lines cannot be placed. */
export const partsOf = (planning: Planning, { key }: Resource): readonly Case[] =>
  [...planning.resources.values()]
    .flatMap(({ parent, create }) =>
      parent === key && create !== undefined
        ? (validCase(planning, create.operation, { role: 'setup', use: 'own', assured: false }) ?? [])
        : [],
    )
    .slice(0, maxParts)

interface Prior {
  readonly before: readonly Case[]
  /** The id of what is acted on, where that is none of the run's fixtures. */
  readonly id?: KnownId
}

/** With the body that says least, and with none where none is required: what is left out means all of it as often as nothing. */
function actedOn(planning: Planning, resource: Resource, action: Operation, { before, id }: Prior): readonly Sequence[] {
  const { requestBody } = action
  const wish: Wish = { use: 'own', assured: false }
  const observer = observerOf(planning, resource, id, wish)
  const about = observer === undefined || isPretended(action) ? [] : statesOf(planning, resource, action, observer)
  const bodies = requestBody === undefined || requestBody.required ? [false] : [true, false]
  return bodies.flatMap((bodiless): readonly Sequence[] => {
    const done = validCase(planning, action, { ...wish, ...idOf(action, id), bodiless })
    if (done === undefined) return []
    if (observer === undefined || about.length === 0) {
      const [first, ...rest] = [...before, done, ...(observer === undefined ? [] : [observer.case])]
      return first === undefined ? [] : [sequenceOf('stateful', action, [first, ...rest])]
    }
    const claim = { check: 'action-lasts', id: id ?? sentIdOf(before.length, observer.operation), ...observer.sees, about }
    return claiming(action, [...before, observer.case, { ...done, needs: 'success' }, observer.case], claim)
  })
}

/** What was made in one way may refuse what is there for those that were made in another: only what is not yet captured can be captured. */
const inEachWay = (planning: Planning, resource: Resource, action: Operation): readonly Sequence[] =>
  waysOf(planning, resource).flatMap(({ case: made, id }) => actedOn(planning, resource, action, { before: [made], id }))

const isPretended = ({ path, id }: Operation): boolean =>
  /preview|dry|simul|valid|verif|check|estimat|quot|test|try|render|diff|compar|ping/i.test(`${path.split('/').at(-1)} ${id}`)

/** Closed values and dates, where the action answers what a read does. */
function statesOf(planning: Planning, { read }: Resource, action: Operation, observer: Observer): readonly Aspect[] {
  const { root } = planning.contract
  const { schemaAt } = observer
  const answered = read === undefined ? undefined : schemaBelow(root, action, read.envelope)
  if (schemaAt === undefined || answered === undefined || follow(root, answered) !== follow(root, schemaAt)) return []
  return Object.entries(propertiesAt(root, schemaAt)).flatMap(([name, at]): readonly Aspect[] => {
    const { keywords } = effectiveSchema(root, at)
    const isState = listedValues(keywords) !== undefined || typesOf(keywords).includes('boolean') || keywords['format'] === 'date-time'
    return isState ? [{ seenAt: child('', name), clauses: [at] }] : []
  })
}
