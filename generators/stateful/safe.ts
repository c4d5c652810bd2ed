/** Made, and read three times. */
import { lastToken } from '#lib/json-pointer.ts'
import { dateOfLife } from '#lib/property-meaning.ts'
import type { Aspect, Case, Sequence } from '#model/case.ts'
import { mostRecipe, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { settableOf } from '#generators/stateful/aspects.ts'
import { datesOf } from '#generators/stateful/dates.ts'
import { claimedIdOf, claiming, lifeOf, observerOf, type Observer } from '#generators/stateful/life.ts'

export function planSafe(planning: Planning, resource: Resource): readonly Sequence[] {
  const { read } = resource
  const life = read === undefined ? undefined : lifeOf(planning, resource, { recipe: mostRecipe(planning, makerOf(resource)) })
  const observer = life === undefined ? undefined : observerOf(planning, resource, life.id)
  if (read === undefined || life === undefined || observer === undefined) return []
  const first: Case = { ...observer.case, needs: 'success' }
  const claim = {
    check: 'reads-are-safe',
    id: claimedIdOf(life, life.setup.length, read.operation),
    ...observer.sees,
    about: [...settableOf(planning, resource, observer), ...birthdaysOf(planning, observer)],
  }
  return claiming(read.operation, [...life.setup, first, observer.case, observer.case], claim)
}

/** Nothing is born again by being looked at. */
const birthdaysOf = (planning: Planning, observer: Observer): readonly Aspect[] =>
  datesOf(planning, observer).filter(({ seenAt }) => dateOfLife(lastToken(seenAt)) === 'created')
