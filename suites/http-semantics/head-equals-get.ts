/** HEAD tells of a resource what GET would, without sending it: caches and clients decide by it. */
import { headerOf } from '#lib/bytes.ts'
import { areAlike, etagIn } from '#lib/etag.ts'
import { parseMediaType } from '#lib/media-type.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { HttpResponse } from '#model/exchange.ts'
import { answerTo, areSame } from '#suites/http-semantics/answers.ts'

type Fault = Pick<Evidence, 'expected' | 'actual' | 'class'>

export const headEqualsGet: SequenceCheck = {
  id: 'head-equals-get',
  on: 'sequence',
  promise: 'HEAD answers what GET does: its status, media type and ETag.',
  basis: 'RFC 9110 §9.3.2, HEAD; RFC 9110 §9.1, Methods',
  class: 'violation',
  restsOnHttp: true,
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const [before, head, after] = [0, 1, 2].map((step) => answerTo(trace, step))
    if (before === undefined || head === undefined || after === undefined) return { undecided: 'there was no response' }
    const told = (faults: readonly Fault[]): readonly Evidence[] =>
      faults.map((fault) => ({ clauses: [operation(trace.sequence.operation).at], step: 1, ...fault }))
    // RFC 9110 §9.1 demands it of every server; few who write an API know. Who documents it does.
    const intent = trace.sequence.cases[1]?.intent
    const isDocumented = intent?.kind === 'protocol' && intent.documented?.['HEAD'] !== undefined
    const isKnown = isDocumented || trace.sequence.claim?.promised === true
    if (!isSuccess(before.status)) {
      // What is not there for one is not there for the other.
      if (!isSuccess(head.status) || [before, after].some(({ status }) => status !== 404)) return []
      return told([{ expected: '404, as to GET', actual: String(head.status), ...(!isKnown && { class: 'policy' }) }])
    }
    if ([404, 405, 501].includes(head.status) && (!isKnown || after.status === before.status))
      return told([{ expected: `${before.status}, as to GET`, actual: String(head.status), ...(!isKnown && { class: 'policy' }) }])
    if (!isSuccess(head.status)) return { undecided: `HEAD was answered ${head.status}` }
    if (before.status !== after.status || typeOf(before) !== typeOf(after)) return { undecided: 'what GET shows changes by itself' }
    // A number of the request in every body says nothing against its status and its type.
    if (!areSame(before, after) || etagIn(before) !== etagIn(after))
      return told([...statusFaults(before, head), ...typeFaults(before, head)])
    return told([...statusFaults(before, head), ...typeFaults(before, head), ...etagFaults(before, head), ...lengthFaults(before, head)])
  },
}

const statusFaults = (get: HttpResponse, head: HttpResponse): readonly Fault[] =>
  get.status === head.status ? [] : [{ expected: `${get.status}, as to GET`, actual: String(head.status), class: 'policy' }]

const typeOf = (response: HttpResponse): string | undefined => parseMediaType(headerOf(response, 'content-type') ?? '')?.essence

/** A field that is left out says nothing; one that is sent speaks of what GET would show, RFC 9110 §8.3 and §8.8.3. */
function typeFaults(get: HttpResponse, head: HttpResponse): readonly Fault[] {
  const [wanted, sent] = [get, head].map(typeOf)
  return wanted === undefined || sent === undefined || wanted === sent ? [] : [{ expected: `${wanted}, as to GET`, actual: sent }]
}

function etagFaults(get: HttpResponse, head: HttpResponse): readonly Fault[] {
  const [wanted, sent] = [get, head].map(etagIn)
  return wanted === undefined || sent === undefined || areAlike(wanted, sent)
    ? []
    : [{ expected: `ETag ${wanted}, as to GET`, actual: sent }]
}

/** RFC 9110 §8.6. That of a coded body is another. */
function lengthFaults(get: HttpResponse, head: HttpResponse): readonly Fault[] {
  const [wanted, sent] = [get, head].map((one) => headerOf(one, 'content-length'))
  const coded = [get, head].some((one) => headerOf(one, 'content-encoding') !== undefined)
  return wanted === undefined || sent === undefined || wanted === sent || coded
    ? []
    : [{ expected: `Content-Length ${wanted}, as to GET`, actual: sent, class: 'policy' }]
}
