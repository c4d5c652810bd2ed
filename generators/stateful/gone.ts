/** Made, read, deleted and looked for, by itself and in the list of its kind. */
import type { Case, Sequence } from '#model/case.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { claimedIdOf, claiming, idOf, lifeOf, observerOf } from '#generators/stateful/life.ts'
import { listObserverOf } from '#generators/stateful/listed.ts'

export function planGone(planning: Planning, resource: Resource): readonly Sequence[] {
  const { delete: remove } = resource
  const life = remove === undefined ? undefined : lifeOf(planning, resource)
  if (life === undefined || remove === undefined) return []
  const deletion = validCase(planning, remove, { ...idOf(remove, life.id), role: 'act', needs: 'success' })
  if (deletion === undefined) return []
  // It may be gone for its own read and still be listed.
  return [observerOf(planning, resource, life.id), listObserverOf(planning, resource)].flatMap((observer) => {
    if (observer === undefined) return []
    const seen: Case = { ...observer.case, role: 'setup', needs: 'success' }
    // What was deleted is not meant to be found.
    const sought: Case = {
      ...observer.case,
      intent: { kind: 'valid', covers: [], proven: observer.sees.within !== undefined },
      needs: 'any',
    }
    const claim = { check: 'gone-after-delete', id: claimedIdOf(life, life.setup.length + 1, remove), ...observer.sees }
    return claiming(remove, [...life.setup, seen, deletion, sought], claim)
  })
}
