/** What a response says beyond its document is a promise that clients will rely on all the same. */
import { lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { isPasswordName } from '#lib/property-meaning.ts'
import type { ExchangeCheck } from '#model/check.ts'
import { documentedJson } from '#suites/documented.ts'

export const propertiesDeclared: ExchangeCheck = {
  id: 'properties-declared',
  on: 'exchange',
  promise: 'A response has only properties that its schema knows, where that describes an object by its properties.',
  basis: 'OpenAPI 3.1.0 §4.8.24, Schema Object; JSON Schema 2020-12 §10.3.2.3, additionalProperties of an open object',
  class: 'policy',
  appliesTo(subject) {
    const found = documentedJson(subject)
    return typeof found === 'string' ? found : true
  },
  inspect(subject, lens) {
    const found = documentedJson(subject)
    if (typeof found === 'string') return []
    const byClause = Map.groupBy(lens.undeclared(found.schemaAt, found.value), ({ clause }) => clause)
    return [...byClause].map(([clause, places]) => ({
      clauses: [clause, found.rule.at] as const,
      step: subject.exchange.step,
      expected: 'only properties that the schema knows',
      actual: [...new Set(places.map(({ at }) => at.replaceAll(/\/\d+(?=\/)/g, '/*')))].slice(0, 10).join(', '),
      // What nobody documents, and nobody but its owner may read, was not meant to be shown.
      ...(places.some(({ at }) => isSecret(lastToken(at), valueAt(found.value, at))) && { class: 'violation' as const }),
    }))
  },
}

/** A secret in full: what is masked or said to be there is none. */
const isSecret = (name: string, value: Json | undefined): boolean =>
  typeof value === 'string' &&
  value.length >= 12 &&
  !/[*•]|^x+$|\.\.\./i.test(value) &&
  (isPasswordName(name) || /^(?:[a-z_]*_)?(?:secret|private_?key)$/i.test(name))
