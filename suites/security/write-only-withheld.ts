/** A password goes in and does not come out. */
import { headerOf, jsonOf, textOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { isJson, matchesRange } from '#lib/media-type.ts'
import type { Evidence, ExchangeCheck, ExchangeSubject } from '#model/check.ts'
import type { Lens } from '#model/lens.ts'
import { documentedJson } from '#suites/documented.ts'

export const writeOnlyWithheld: ExchangeCheck = {
  id: 'write-only-withheld',
  on: 'exchange',
  promise: 'What a schema calls write-only is in no response.',
  basis: 'OpenAPI 3.1.0 §4.8.24, Schema Object; JSON Schema 2020-12 §9.4, writeOnly',
  class: 'violation',
  appliesTo: ({ exchange: { outcome } }) => (outcome.kind === 'response' ? true : 'there was no response'),
  inspect(subject, lens) {
    return [...answered(subject, lens), ...repeated(subject, lens)]
  },
}

/** What the response's own schema calls write-only. */
function answered(subject: ExchangeSubject, lens: Lens): readonly Evidence[] {
  const found = documentedJson(subject)
  if (typeof found === 'string') return []
  return lens
    .issues(found.schemaAt, 'response', found.value)
    .filter(({ keyword }) => keyword === 'writeOnly')
    .map(({ clause, via, at }) => ({
      clauses: [clause, found.rule.at, ...via],
      step: subject.exchange.step,
      expected: `nothing at ${at}`,
      // The value may be somebody's password.
      actual: 'a value',
    }))
}

/** A shorter one may stand there by chance. */
const shortestSecret = 8

/** What was sent as write-only, and stands somewhere in the response: in the message of a refusal, in a link. */
function repeated({ operation, exchange: { step, request, outcome } }: ExchangeSubject, lens: Lens): readonly Evidence[] {
  const type = headerOf(request, 'content-type') ?? ''
  const schemaAt = operation.requestBody?.media.find((media) => matchesRange(media.type, type))?.schemaAt
  const sent = isJson(type) ? jsonOf(request) : undefined
  if (schemaAt === undefined || sent?.ok !== true || outcome.kind !== 'response' || outcome.base64 === '') return []
  const text = textOf(outcome)
  // Seen as a response, a request has an issue wherever it holds what is write-only.
  return lens
    .issues(schemaAt, 'response', sent.value)
    .filter(({ keyword, at }) => {
      const value = keyword === 'writeOnly' ? valueAt(sent.value, at) : undefined
      return typeof value === 'string' && value.length >= shortestSecret && text.includes(value)
    })
    .map(({ clause, via, at }) => ({
      clauses: [clause, ...via],
      step,
      expected: `nothing of what was sent at ${at}`,
      actual: 'the value, as it was sent',
    }))
}
