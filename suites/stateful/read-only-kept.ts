/** What a document calls read-only is not a client's to set: dates of a life, owners, and what else decides who may do what. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { say } from '#suites/stateful/likeness.ts'
import { lastOf, sentValue, showingsOf, stepsOf } from '#suites/observed.ts'

export const readOnlyKept: SequenceCheck = {
  id: 'read-only-kept',
  on: 'sequence',
  promise: 'What a client says of a read-only property is ignored or refused, and never stored.',
  basis: 'JSON Schema 2020-12 §9.4, readOnly; OpenAPI 3.1.0 §4.8.24, Schema Object',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace }) {
    const [acted = -1] = stepsOf(trace, 'act')
    const outcome = lastOf(trace, acted)?.outcome
    if (outcome?.kind === 'response' && !isSuccess(outcome.status)) return []
    const shown = showingsOf(trace)
    if (!shown.ok) return shown
    return (trace.sequence.claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
      const [sent, seen] = [sentValue(trace, acted, aspect), valueAt(shown.showings.at(-1), aspect.seenAt)]
      if (sent === undefined || seen === undefined || !isSame(sent, seen)) return []
      const { clauses } = aspect
      return [{ clauses, step: acted, expected: `a value of the server's own at ${aspect.seenAt}`, actual: `${say(seen)}, as it was sent` }]
    })
  },
}

/** Also in another zone, or with more digits. */
const isSame = (sent: Json, seen: Json): boolean =>
  sent === seen ||
  (typeof sent === 'string' &&
    typeof seen === 'string' &&
    /^\d{4}-\d\d-\d\d/.test(sent) &&
    Math.abs(Date.parse(sent) - Date.parse(seen)) < 1000)
