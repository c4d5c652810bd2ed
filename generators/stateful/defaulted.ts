/** Made with a default said aloud, and made with the same left out: both are read. */
import { child, valueAt } from '#lib/json-pointer.ts'
import { canonical } from '#lib/hash.ts'
import type { Json } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Aspect, Recipe, Sequence } from '#model/case.ts'
import { baseRecipe, including, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { aspectsOf, sentAs } from '#generators/stateful/aspects.ts'
import { claiming, creationOf, observerOf, type Creation } from '#generators/stateful/life.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'

const mostDefaults = 4

export function planDefaulted(planning: Planning, resource: Resource): readonly Sequence[] {
  const { read } = resource
  const make = makerOf(resource)
  const plain = read === undefined ? undefined : creationOf(planning, resource)
  const observer = plain === undefined ? undefined : observerOf(planning, resource, plain.id)
  if (make === undefined || plain === undefined || observer === undefined) return []
  return aspectsOf(planning, make, resource, observer)
    .flatMap((aspect) => {
      const said = sentValue(plain, aspect) === undefined ? saying(planning, resource, aspect) : undefined
      return said === undefined ? [] : [{ said, about: [aspect] }]
    })
    .slice(0, mostDefaults)
    .flatMap(({ said, about }): readonly Sequence[] => {
      const second = { ...plain, id: { ...plain.id, step: 1 } }
      const seen = [said, second].flatMap(({ id }) => observerOf(planning, resource, id)?.case ?? [])
      const claim = { check: 'default-taken', id: second.id, ...observer.sees, about }
      return seen.length < 2 ? [] : claiming(make, [said.case, { ...plain.case, role: 'act' }, ...seen], claim)
    })
}

/** The creation that says what is the default anyway. */
function saying(planning: Planning, resource: Resource, aspect: Aspect): Creation | undefined {
  const { contract } = planning
  const make = makerOf(resource)
  const sent = make && sentAs(planning, make, resource)
  const at = aspect.sentAt ?? ''
  const property = sent && propertiesAt(contract.root, sent.schemaAt)[at.slice(sent.at.length + 1)]
  const fallback = property === undefined ? undefined : effectiveSchema(contract.root, property).keywords['default']
  if (sent === undefined || sent.at !== '' || fallback === undefined || fallback === null) return undefined
  const recipe: Recipe = { ...including(baseRecipe(planning, sent.schemaAt), [at]), pin: { at, choose: 'default' } }
  const made = creationOf(planning, resource, { recipe })
  return made !== undefined && canonical(sentValue(made, aspect) ?? null) === canonical(fallback) ? made : undefined
}

const sentValue = ({ case: { parts } }: Creation, { sentAt = '' }: Aspect): Json | undefined =>
  parts.body?.kind === 'json' ? valueAt(parts.body.value, child('', sentAt.slice(1))) : undefined
