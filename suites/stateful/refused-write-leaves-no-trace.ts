/** What is refused is refused whole. */
import { valueAt } from '#lib/json-pointer.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { likenessOf, say } from '#suites/stateful/likeness.ts'
import { actedStatus, changeOf, sentValue } from '#suites/observed.ts'

/** Nothing says that it has to be refused. */
function wasAllowed(trace: Trace): boolean {
  const act = trace.sequence.cases.find(({ role }) => role === 'act')
  const status = actedStatus(trace)
  return act?.intent.kind === 'valid' && status !== undefined && isSuccess(status)
}

export const refusedWriteLeavesNoTrace: SequenceCheck = {
  id: 'refused-write-leaves-no-trace',
  on: 'sequence',
  promise: 'A PUT or PATCH that is refused changes nothing, not even by its valid part.',
  basis: 'RFC 9110 §15.5, Client Error 4xx; RFC 5789 §2, PATCH is applied atomically',
  class: 'violation',
  appliesTo: ({ trace }) => (wasAllowed(trace) ? 'the change was accepted, as it may be' : true),
  inspect({ trace }) {
    const status = actedStatus(trace)
    // RFC 6585 §4, RFC 9110 §15.5.9: the server never looked at what was sent.
    const isRefusal = status !== undefined && status >= 400 && status < 500 && status !== 429 && status !== 408
    if (!isRefusal) return { undecided: `the write was not refused, but answered ${status ?? 'nothing'}` }
    const change = changeOf(trace)
    if (!change.ok) return change
    const { before, after, acted, seen: step } = change
    return (trace.sequence.claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
      const [was, is, sent] = [valueAt(before, aspect.seenAt), valueAt(after, aspect.seenAt), sentValue(trace, acted, aspect)]
      if (sent === undefined || likenessOf(was ?? null, is) === 'same') return []
      // Others write too: only what was sent tells who it was.
      const mild = aspect.doubtful === true || likenessOf(sent, is) === 'other'
      return [
        {
          clauses: aspect.clauses,
          step,
          expected: `${say(was)} at ${aspect.seenAt}, as before the refused request`,
          actual: say(is),
          ...(mild && { class: 'policy' }),
        },
      ]
    })
  },
}
