/** A password goes in and does not come out. */
import type { ExchangeCheck } from '#model/check.ts'
import { documentedJson } from '#suites/conformance/documented-media.ts'

export const writeOnlyWithheld: ExchangeCheck = {
  id: 'write-only-withheld',
  on: 'exchange',
  promise: 'What a schema calls write-only is in no response.',
  basis: 'OpenAPI 3.1.0 §4.8.24, Schema Object; JSON Schema 2020-12 §9.4, writeOnly',
  class: 'violation',
  appliesTo(subject) {
    const found = documentedJson(subject)
    return typeof found === 'string' ? found : true
  },
  inspect(subject, lens) {
    const found = documentedJson(subject)
    if (typeof found === 'string') return []
    return lens
      .issues(found.schemaAt, 'response', found.value)
      .filter(({ keyword }) => keyword === 'writeOnly')
      .map(({ clause, via, at }) => ({
        clauses: [clause, found.rule.at, ...via] as const,
        step: subject.exchange.step,
        expected: `nothing at ${at}`,
        // The value may be somebody's password.
        actual: 'a value',
      }))
  },
}
