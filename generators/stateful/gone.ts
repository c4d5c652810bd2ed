/** Made, read, deleted and looked for, by itself and in the list of its kind; and once more where it was replaced before: what is kept in versions has two then. */
import type { Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { claimedIdOf, claiming, idOf, lifeOf, observerOf } from '#generators/stateful/life.ts'
import { listObserverOf } from '#generators/stateful/listed.ts'
import { saidOf } from '#generators/words.ts'

export function planGone(planning: Planning, resource: Resource): readonly Sequence[] {
  const { delete: remove } = resource
  const life = remove === undefined ? undefined : lifeOf(planning, resource)
  if (life === undefined || remove === undefined) return []
  const deletion = validCase(planning, remove, { ...idOf(remove, life.id), role: 'act', needs: 'success' })
  if (deletion === undefined) return []
  // It may be gone for its own read and still be listed.
  const own = observerOf(planning, resource, life.id)
  const put = resource.updates.find(({ operation }) => operation.method === 'PUT')?.operation
  const replaced = put === undefined ? undefined : validCase(planning, put, { ...idOf(put, life.id), role: 'setup', needs: 'success' })
  const ways = [
    { observer: own, replacing: [] },
    { observer: listObserverOf(planning, resource), replacing: [] },
    ...(replaced === undefined ? [] : [{ observer: own, replacing: [replaced] }]),
  ]
  return ways.flatMap(({ observer, replacing }) => {
    if (observer === undefined) return []
    const seen: Case = { ...observer.case, role: 'setup', needs: 'success' }
    const before = [...life.setup, ...replacing.flatMap((one) => [seen, one]), seen]
    // What was deleted is not meant to be found.
    const sought: Case = {
      ...observer.case,
      intent: { kind: 'valid', covers: [], proven: observer.sees.within !== undefined },
      needs: 'any',
    }
    const claim = {
      check: 'gone-after-delete',
      id: claimedIdOf(life, before.length, remove),
      ...observer.sees,
      ...(isSaid(planning, observer.operation, remove) && { promised: true }),
    }
    return claiming(remove, [...before, deletion, sought], claim)
  })
}

/** `404 when the copy is deleted`, `answered 404 from then on`. */
function isSaid({ contract: { root } }: Planning, read: Operation, remove: Operation): boolean {
  const deleted = /\b404\b[^.;]*\bdeleted\b|\bdeleted\b[^.;]*\b404\b/i
  const then = /\b(?:then on|afterwards|from now on)\b[^.;]*\b404\b|\b404\b[^.;]*\b(?:then on|afterwards|from now on)\b/i
  const missing = read.responses.filter(({ status }) => status === '404').map(({ at }) => at)
  return (
    saidOf(root, read.at).some((text) => deleted.test(text)) ||
    saidOf(root, ...missing).some((text) => /\bdeleted\b/i.test(text)) ||
    saidOf(root, remove.at).some((text) => then.test(text))
  )
}
