/** Made with a default said aloud, and made with the same left out: both are read. */
import { valueAt } from '#lib/json-pointer.ts'
import { canonical } from '#lib/hash.ts'
import type { Json } from '#lib/json.ts'
import type { Aspect, Recipe, Sequence } from '#model/case.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { claiming, creationOf, observerOf, type Creation } from '#generators/stateful/life.ts'
import { targetsOf } from '#generators/negative/targets.ts'

const mostDefaults = 4

export function planDefaulted(planning: Planning, resource: Resource): readonly Sequence[] {
  const { read } = resource
  const make = makerOf(resource)
  const plain = read === undefined ? undefined : creationOf(planning, resource)
  const observer = plain === undefined ? undefined : observerOf(planning, resource, plain.id)
  if (make === undefined || plain === undefined || observer === undefined) return []
  const aspects = aspectsOf(planning, make, resource, observer)
  // What is left out alone may be filled in otherwise than what is left out with all the rest.
  return (['least', 'most'] as const).flatMap((beside) =>
    aspects
      .flatMap((aspect) => {
        const pair = pairOf(planning, resource, aspect, beside)
        return pair === undefined ? [] : [{ ...pair, about: [aspect] as const }]
      })
      .slice(0, mostDefaults)
      .flatMap(({ said, unsaid, about }): readonly Sequence[] => {
        const second = { ...unsaid, id: { ...unsaid.id, step: 1 } }
        const seen = [said, second].flatMap(({ id }) => observerOf(planning, resource, id)?.case ?? [])
        const claim = { check: 'default-taken', id: second.id, ...observer.sees, about }
        return seen.length < 2 ? [] : claiming(make, [said.case, { ...unsaid.case, role: 'act' }, ...seen], claim)
      }),
  )
}

interface Pair {
  readonly said: Creation
  readonly unsaid: Creation
}

/** The creation that says what is the default anyway, and the one that does not; beside the least that has to be said, or all. */
function pairOf(planning: Planning, resource: Resource, aspect: Aspect, beside: 'least' | 'most'): Pair | undefined {
  const make = makerOf(resource)
  const schemaAt = make && mainMedia(make)?.schemaAt
  const at = aspect.sentAt ?? ''
  const property = schemaAt === undefined ? undefined : targetsOf(planning.contract, schemaAt).get(at)
  const fallback = property?.effective.keywords['default']
  if (schemaAt === undefined || fallback === undefined || fallback === null) return undefined
  const [saying, leaving]: readonly [Recipe, Recipe] =
    beside === 'least'
      ? [including(baseRecipe(planning, schemaAt), [at]), baseRecipe(planning, schemaAt)]
      : [{ shape: 'full' }, { shape: 'full', omit: [at] }]
  const said = creationOf(planning, resource, { recipe: { ...saying, pin: { at, choose: 'default' } } })
  const unsaid = creationOf(planning, resource, { recipe: leaving })
  const isTold = said !== undefined && canonical(sentValue(said, aspect) ?? null) === canonical(fallback)
  return unsaid !== undefined && isTold && sentValue(unsaid, aspect) === undefined ? { said, unsaid } : undefined
}

const sentValue = ({ case: { parts } }: Creation, { sentAt = '' }: Aspect): Json | undefined =>
  parts.body?.kind === 'json' ? valueAt(parts.body.value, sentAt) : undefined
