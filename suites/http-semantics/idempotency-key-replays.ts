/** A client that lost the answer asks again under the same key, and must not pay twice. */
import { headerOf, jsonOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { HttpResponse } from '#model/exchange.ts'
import { answerTo, stepOf } from '#suites/http-semantics/answers.ts'

export const idempotencyKeyReplays: SequenceCheck = {
  id: 'idempotency-key-replays',
  on: 'sequence',
  promise: 'A creation that is sent twice under one idempotency key creates once.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object; RFC 9110 §9.2.2, Idempotent Methods',
  class: 'violation',
  appliesTo: ({ trace }) => (trace.sequence.claim?.id === undefined ? 'nothing tells what was created' : true),
  inspect({ trace }) {
    const at = trace.sequence.claim?.id?.at ?? ''
    const [first, second] = [answerTo(trace, 0), answerTo(trace, 1)]
    if (first === undefined || second === undefined) return { undecided: 'there was no response' }
    const isRepeated = stepOf(trace, 'key-repeated') === 1
    const promised = trace.sequence.claim?.promised === true
    const intent = trace.sequence.cases[1]?.intent
    if (intent?.kind !== 'protocol') return []
    const refused = second.status >= 400 && second.status < 500 && second.status !== 429
    if (!isSuccess(second.status)) {
      if (isRepeated && refused && promised && isSuccess(first.status))
        return [
          { clauses: [intent.clause], step: 1, expected: 'the first answer again, as the document says', actual: String(second.status) },
        ]
      // A server may as well refuse what it has done already, or is still doing; another body under the same key is a mistake.
      return isRepeated ? { undecided: `the repetition was answered ${second.status}` } : []
    }
    const same = JSON.stringify(trace.parts[0]?.body) === JSON.stringify(trace.parts[1]?.body)
    if (!isRepeated && !same && promised)
      return [{ clauses: [intent.clause], step: 1, expected: 'a refusal, as the document says', actual: String(second.status) }]
    const [made, again] = [first, second].map((response) => shownAt(response, at))
    if (made === undefined || again === undefined) return { undecided: `an answer shows no id at ${at}` }
    if (made === again) return []
    return [
      {
        clauses: [intent.clause],
        step: 1,
        expected: isRepeated ? `${JSON.stringify(made)} again` : 'a refusal, or the first answer',
        actual: JSON.stringify(again),
        ...(!isRepeated && !same && { class: 'policy' }),
      } satisfies Evidence,
    ]
  },
}

/** Where the answer to a creation shows the id: in its body, or in the Location. */
function shownAt(response: HttpResponse, at: Pointer): Json | undefined {
  if (at.startsWith('/headers/')) return headerOf(response, at.slice('/headers/'.length))
  const body = jsonOf(response)
  return body.ok ? valueAt(body.value, at.slice('/body'.length)) : undefined
}
