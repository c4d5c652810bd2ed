/** Made, and read three times. */
import type { Case, Sequence } from '#model/case.ts'
import { type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { settableOf } from '#generators/stateful/aspects.ts'
import { claimedIdOf, claiming, lifeOf, observerOf } from '#generators/stateful/life.ts'

export function planSafe(planning: Planning, resource: Resource): readonly Sequence[] {
  const { read } = resource
  const life = read === undefined ? undefined : lifeOf(planning, resource, { recipe: { shape: 'full' } })
  const observer = life === undefined ? undefined : observerOf(planning, resource, life.id)
  if (read === undefined || life === undefined || observer === undefined) return []
  const first: Case = { ...observer.case, needs: 'success' }
  const claim = {
    check: 'reads-are-safe',
    id: claimedIdOf(life, life.setup.length, read.operation),
    ...observer.sees,
    about: settableOf(planning, resource, observer),
  }
  return claiming(read.operation, [...life.setup, first, observer.case, observer.case], claim)
}
