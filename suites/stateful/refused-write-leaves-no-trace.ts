/** What is refused is refused whole. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { likenessOf, say } from '#suites/stateful/likeness.ts'
import { actedStatus, sentValue, showingsOf, stepsOf } from '#suites/observed.ts'

export const refusedWriteLeavesNoTrace: SequenceCheck = {
  id: 'refused-write-leaves-no-trace',
  on: 'sequence',
  promise: 'A PUT or PATCH that is refused changes nothing, not even by its valid part.',
  basis: 'RFC 9110 §15.5, Client Error 4xx; RFC 5789 §2, PATCH is applied atomically',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace }) {
    const status = actedStatus(trace)
    // RFC 6585 §4, RFC 9110 §15.5.9: the server never looked at what was sent.
    const isRefusal = status !== undefined && status >= 400 && status < 500 && status !== 429 && status !== 408
    if (!isRefusal) return { undecided: `the write was not refused, but answered ${status ?? 'nothing'}` }
    const shown = showingsOf(trace)
    if (!shown.ok) return shown
    const [before, after] = [shown.showings.at(0), shown.showings.at(-1)]
    const [acted = -1] = stepsOf(trace, 'act')
    return (trace.sequence.claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
      const [was, is, sent] = [valueAt(before, aspect.seenAt), valueAt(after, aspect.seenAt), sentValue(trace, acted, aspect)]
      if (sent === undefined || likenessOf(was ?? null, is) === 'same') return []
      // Others write too: only what was sent tells who it was.
      const mild = aspect.doubtful === true || likenessOf(sent, is) === 'other'
      return [
        {
          clauses: aspect.clauses,
          step: stepsOf(trace, 'observe').at(-1) ?? acted,
          expected: `${say(was)} at ${aspect.seenAt}, as before the refused request`,
          actual: say(is),
          ...(mild && { class: 'policy' }),
        },
      ]
    })
  },
}
