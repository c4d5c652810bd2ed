/** Put twice: the same body again, and what is read between and after. */
import type { Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { bindsBeside, validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { claimedIdOf, claiming, idOf, lifeOf, observerOf } from '#generators/stateful/life.ts'
import { listObserverOf } from '#generators/stateful/listed.ts'

export const planRepeated = (planning: Planning, resource: Resource): readonly Sequence[] =>
  resource.updates.filter(({ operation }) => operation.method === 'PUT').flatMap(({ operation }) => repeated(planning, resource, operation))

function repeated(planning: Planning, resource: Resource, put: Operation): readonly Sequence[] {
  const life = lifeOf(planning, resource)
  const first =
    life === undefined
      ? undefined
      : validCase(planning, put, { ...idOf(put, life.id), recipe: { shape: 'full' }, role: 'setup', needs: 'success' })
  if (life === undefined || first === undefined) return []
  const step = life.setup.length
  const again: Case = {
    ...first,
    role: 'act',
    binds: [...bindsBeside(first), { at: '/body/value', from: { kind: 'sent', step, at: '/body/value' } }],
  }
  return [observerOf(planning, resource, life.id), listObserverOf(planning, resource)].flatMap((observer) => {
    const about = observer === undefined ? [] : aspectsOf(planning, put, resource, observer)
    if (observer === undefined || about.length === 0) return []
    const between: Case = { ...observer.case, needs: 'success' }
    const claim = { check: 'replace-is-idempotent', id: claimedIdOf(life, step, put), ...observer.sees, about }
    return claiming(put, [...life.setup, first, between, again, observer.case], claim)
  })
}
