/** Two clients change the same thing: If-Match is what keeps the second from undoing the first unseen. */
import type { Pointer } from '#lib/json.ts'
import { areAlike, etagIn, isStrong } from '#lib/etag.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck, SequenceSubject } from '#model/check.ts'
import type { HttpResponse } from '#model/exchange.ts'
import { answerTo, stepOf } from '#suites/http-semantics/answers.ts'

export const preconditionFailed: SequenceCheck = {
  id: 'precondition-failed',
  on: 'sequence',
  promise: 'A write under If-Match is done with the ETag in force, and refused with 412 under any other.',
  basis: 'RFC 9110 §13.1.1, If-Match; RFC 9110 §15.5.13, 412 Precondition Failed',
  class: 'violation',
  appliesTo: () => true,
  inspect(subject) {
    const { trace } = subject
    const [first, second] = [answerTo(trace, 0), answerTo(trace, 1)]
    const step = trace.sequence.cases.length - 1
    const write = answerTo(trace, step)
    if (first === undefined || second === undefined || write === undefined) return { undecided: 'there was no response' }
    return stepOf(trace, 'etag-out-of-force') === step ? outOfForce(subject, write) : inForce(subject, [first, second], write)
  },
}

type Judged = readonly Evidence[] | { readonly undecided: string }

function outOfForce({ trace, operation }: SequenceSubject, { status }: HttpResponse): Judged {
  if (status === 412) return []
  const isDocumented = operation(trace.sequence.operation).responses.some((rule) => rule.status === '412')
  // Refused for the very reason that 412 is documented for, by another name.
  if (isDocumented && (status === 409 || status === 428))
    return [evidenceOf({ trace, operation }, '412 under an If-Match that names another version', status)]
  // RFC 9110 §15.3.3: 202 promises nothing yet.
  if (!isSuccess(status) || status === 202) return { undecided: `${status} stood in the way` }
  return [evidenceOf({ trace, operation }, '412 under an If-Match that names another version', status)]
}

function inForce(
  { trace, operation }: SequenceSubject,
  [first, second]: readonly [HttpResponse, HttpResponse],
  { status }: HttpResponse,
): Judged {
  if (status !== 412) return isSuccess(status) ? [] : { undecided: `${status} stood in the way` }
  const [before, now] = [first, second].map((one) => etagIn(one) ?? '') as [string, string] // one for each of two
  // RFC 9110 §13.1.1 compares strongly: a weak one never matches.
  if (!isStrong(now) || !areAlike(before, now)) return { undecided: 'the ETag is weak, or changes by itself' }
  return [evidenceOf({ trace, operation }, `success under If-Match: ${now}, which is in force`, status)]
}

/** Who documents 412 or the header has promised it; else an ETag may come from a gateway that knows of no writes. */
function evidenceOf({ trace, operation }: SequenceSubject, expected: string, status: number): Evidence {
  const { at, parameters, responses } = operation(trace.sequence.operation)
  const header = (wanted: string): { readonly at: Pointer } | undefined =>
    parameters.find(({ in: place, name }) => place === 'header' && name.toLowerCase() === wanted)
  // A 412 beside If-None-Match alone is for that.
  const conflict = header('if-none-match') === undefined ? responses.find((rule) => rule.status === '412') : undefined
  const promised = (header('if-match') ?? conflict)?.at
  const step = trace.sequence.cases.length - 1
  return { clauses: [promised ?? at], step, expected, actual: String(status), ...(promised === undefined && { class: 'policy' }) }
}
