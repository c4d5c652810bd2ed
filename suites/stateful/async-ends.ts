/** What was accepted is done at some time, and says so. */
import { textOf } from '#lib/bytes.ts'
import type { SequenceCheck } from '#model/check.ts'
import type { Exchange } from '#model/exchange.ts'
import { isSuccess } from '#lib/status-range.ts'
import { exchangeValue } from '#suites/observed.ts'

/** So long nothing at all may happen to what was accepted, by a server that has nothing else to do: neither at its beginning nor later. */
const patienceMs = 10_000

export const asyncEnds: SequenceCheck = {
  id: 'async-ends',
  on: 'sequence',
  promise: 'What is answered with 202 comes to an end, or goes on towards one.',
  basis: 'RFC 9110 §15.3.3, 202 Accepted',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }, lens) {
    const step = trace.sequence.cases.length - 1
    const repeat = trace.sequence.cases[step]?.repeat
    const [aspect] = trace.sequence.claim?.about ?? []
    if (trace.broken !== undefined || repeat?.by !== 'poll' || aspect === undefined)
      return { undecided: trace.broken ?? 'nothing tells how to ask again' }
    const asked = trace.exchanges.filter((one) => one.step === step && one.outcome.kind === 'response' && isSuccess(one.outcome.status))
    const end = asked.at(-1)
    const last = end === undefined ? undefined : exchangeValue(end, aspect.seenAt)
    if (last === undefined) return { undecided: `the answer shows no state at ${aspect.seenAt}` }
    const { at } = operation(trace.sequence.operation)
    const clauses = [...aspect.clauses, at] as const
    if (!repeat.pending.includes(last)) {
      const isKnown = lens.issues(aspect.clauses[0], 'response', last).length === 0
      return isKnown ? [] : { undecided: `body-matches-schema judges ${String(last)}` }
    }
    const waitedMs = stillFor(asked) * repeat.everyMs
    const moved = stillFor(asked) < asked.length - 1
    if (waitedMs < patienceMs && moved) return { undecided: `it was still going on: ${String(last)}` }
    if (waitedMs < patienceMs || !asked.every(isNear)) return { undecided: `it was still ${String(last)} after ${waitedMs / 1000} s` }
    return [{ clauses, step, expected: 'an end, or a step towards one', actual: `${String(last)} after ${waitedMs / 1000} s` }]
  },
}

/** How many of the last answers in a row brought nothing new. */
const stillFor = (asked: readonly Exchange[]): number =>
  asked.length - 1 - asked.findLastIndex((one, index) => index === 0 || bodyOf(one) !== bodyOf(asked[index - 1] ?? one))

const bodyOf = ({ outcome }: Exchange): string => (outcome.kind === 'response' ? textOf(outcome) : '')

/** Elsewhere others may stand in the queue before us. */
const isNear = ({ request }: Exchange): boolean => /^https?:\/\/(?:127\.|localhost[:/]|\[::1\])/i.test(request.url)
