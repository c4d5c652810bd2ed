/** Made, deleted, and deleted once more. */
import type { Sequence } from '#model/case.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { claiming, idOf, lifeOf } from '#generators/stateful/life.ts'

export function planDeletedTwice(planning: Planning, resource: Resource): readonly Sequence[] {
  const { delete: remove } = resource
  const life = remove === undefined ? undefined : lifeOf(planning, resource)
  if (remove === undefined || life === undefined) return []
  const first = validCase(planning, remove, { ...idOf(remove, life.id), role: 'setup', needs: 'success' })
  // What is gone already is not meant to be deleted.
  const again = validCase(planning, remove, { ...idOf(remove, life.id), role: 'act', assured: false })
  if (first === undefined || again === undefined) return []
  return claiming(remove, [...life.setup, first, again], { check: 'second-delete' })
}
