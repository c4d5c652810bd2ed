/** A client that has the version in force is spared it; one that has another must not be told that nothing has changed. */
import { areAlike, etagIn } from '#lib/etag.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck, SequenceSubject } from '#model/check.ts'
import type { HttpResponse } from '#model/exchange.ts'
import { foreignEtag } from '#lib/foreign-etag.ts'
import { answerTo, areSame, stepOf } from '#suites/http-semantics/answers.ts'

export const notModified: SequenceCheck = {
  id: 'not-modified',
  on: 'sequence',
  promise: 'If-None-Match is answered 304 for the ETag in force, and for no other.',
  basis: 'RFC 9110 §13.1.2, If-None-Match; RFC 9110 §15.4.5, 304 Not Modified',
  class: 'violation',
  restsOnHttp: true,
  appliesTo: () => true,
  inspect(subject) {
    const { trace } = subject
    const first = answerTo(trace, 0)
    const known = answerTo(trace, stepOf(trace, 'known-etag'))
    const other = answerTo(trace, stepOf(trace, 'other-etag'))
    if (first === undefined || known === undefined || other === undefined) return { undecided: 'there was no response' }
    return [...knownFaults(subject, first, known), ...otherFaults(subject, other)]
  },
}

/** RFC 9110 §13.1.2 says MUST, of servers that know versions: a tag may as well come from a gateway that only counts bytes. */
function knownFaults({ trace, operation }: SequenceSubject, first: HttpResponse, known: HttpResponse): readonly Evidence[] {
  const [before, now] = [first, known].map((one) => etagIn(one) ?? '')
  // Where the resource has changed since, it is right to show it.
  if (!isSuccess(known.status) || !areSame(first, known) || !areAlike(before ?? '', now ?? '')) return []
  const { at, responses } = operation(trace.sequence.operation)
  const rule = responses.find(({ status }) => status === '304')
  const step = stepOf(trace, 'known-etag')
  return [
    {
      clauses: [rule?.at ?? at],
      step,
      expected: `304 for ${before}`,
      actual: String(known.status),
      ...(rule === undefined && { class: 'policy' }),
    },
  ]
}

function otherFaults({ trace, operation }: SequenceSubject, other: HttpResponse): readonly Evidence[] {
  if (other.status !== 304) return []
  const step = stepOf(trace, 'other-etag')
  return [
    {
      clauses: [operation(trace.sequence.operation).at],
      step,
      expected: `the resource, for ${foreignEtag} is not its ETag`,
      actual: '304',
    },
  ]
}
