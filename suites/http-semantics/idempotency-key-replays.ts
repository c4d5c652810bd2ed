/** A client that lost the answer asks again under the same key, and must not pay twice. */
import { headerOf, jsonOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { HttpResponse, Trace } from '#model/exchange.ts'
import { answerTo } from '#suites/http-semantics/answers.ts'

export const idempotencyKeyReplays: SequenceCheck = {
  id: 'idempotency-key-replays',
  on: 'sequence',
  promise: 'A creation that is sent again under one idempotency key, however often, creates once.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object; RFC 9110 §9.2.2, Idempotent Methods',
  class: 'violation',
  appliesTo: ({ trace }) => (trace.sequence.claim?.id === undefined ? 'nothing tells what was created' : true),
  inspect({ trace }) {
    // A key that is forgotten after the first repetition is found by the second.
    const verdicts = trace.sequence.cases.slice(1).map((_, index) => judged(trace, index + 1))
    return verdicts.find((one) => 'undecided' in one || one.length > 0) ?? []
  },
}

type Verdict = readonly Evidence[] | { readonly undecided: string }

function judged(trace: Trace, step: number): Verdict {
  const at = trace.sequence.claim?.id?.at ?? ''
  const [first, second] = [answerTo(trace, 0), answerTo(trace, step)]
  if (first === undefined || second === undefined) return { undecided: 'there was no response' }
  const intent = trace.sequence.cases[step]?.intent
  if (intent?.kind !== 'protocol') return []
  const isRepeated = intent.probe === 'key-repeated'
  const promised = trace.sequence.claim?.promised === true
  const refused = second.status >= 400 && second.status < 500 && second.status !== 429
  const clauses = [intent.clause] as const
  if (!isSuccess(second.status)) {
    if (isRepeated && refused && promised && isSuccess(first.status))
      return [{ clauses, step, expected: 'the first answer again, as the document says', actual: String(second.status) }]
    // A server may as well refuse what it has done already, or is still doing; another body under the same key is a mistake.
    return isRepeated ? { undecided: `the repetition was answered ${second.status}` } : []
  }
  const same = JSON.stringify(trace.parts[0]?.body) === JSON.stringify(trace.parts[step]?.body)
  if (!isRepeated && !same && promised)
    return [{ clauses, step, expected: 'a refusal, as the document says', actual: String(second.status) }]
  const [made, again] = [first, second].map((response) => shownAt(response, at))
  if (made === undefined || again === undefined) return { undecided: `an answer shows no id at ${at}` }
  if (made === again) return []
  return [
    {
      clauses,
      step,
      expected: isRepeated ? `${JSON.stringify(made)} again` : 'a refusal, or the first answer',
      actual: JSON.stringify(again),
      ...(!isRepeated && !same && { class: 'policy' }),
    },
  ]
}

/** Where the answer to a creation shows the id: in its body, or in the Location. */
function shownAt(response: HttpResponse, at: Pointer): Json | undefined {
  if (at.startsWith('/headers/')) return headerOf(response, at.slice('/headers/'.length))
  const body = jsonOf(response)
  return body.ok ? valueAt(body.value, at.slice('/body'.length)) : undefined
}
