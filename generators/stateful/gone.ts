/** Made, read, deleted and looked for. */
import type { Case, Sequence } from '#model/case.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { creationOf, idOf, observerOf } from '#generators/stateful/life.ts'

export function planGone(planning: Planning, resource: Resource): readonly Sequence[] {
  const { delete: remove } = resource
  const creation = creationOf(planning, resource)
  const observer = creation === undefined ? undefined : observerOf(planning, resource, creation.id)
  if (creation === undefined || observer === undefined || remove === undefined) return []
  const deletion = validCase(planning, remove, { ...idOf(remove, creation.id), role: 'act', needs: 'success' })
  if (deletion === undefined) return []
  const seen: Case = { ...observer.case, role: 'setup', needs: 'success' }
  // What was deleted is not meant to be found.
  const sought: Case = { ...observer.case, intent: { kind: 'valid', covers: [], proven: false } }
  const claim = { check: 'gone-after-delete', id: creation.id, ...observer.sees }
  return [sequenceOf('stateful', remove, [creation.case, seen, deletion, sought], claim)]
}
