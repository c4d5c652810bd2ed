/**
 * What can be done to a resource, done to a fresh one: each action and what is seen of it then, and each after each other, since some
 * are only there for what others have brought about (ship what is paid, restore what is deleted). Nothing is claimed but that every
 * answer keeps the document and nothing crashes; what is accepted is no longer unreached.
 */
import type { Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { actionsOf } from '#generators/actions.ts'
import { sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { observerOf } from '#generators/stateful/life.ts'

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
    return done === undefined || observer === undefined ? [] : [sequenceOf('stateful', action, [done, observer.case])]
  })
  return [...seen, ...twice]
}
