/** A cache that trusts an ETag shows the old for the new for as long as it stays the same. */
import { etagIn, isStrong } from '#lib/etag.ts'
import type { SequenceCheck } from '#model/check.ts'
import { answerTo, areSame } from '#suites/http-semantics/answers.ts'

export const etagChanges: SequenceCheck = {
  id: 'etag-changes',
  on: 'sequence',
  promise: 'A resource that has changed has another strong ETag than before.',
  basis: 'RFC 9110 §8.8.1, Weak versus Strong',
  class: 'violation',
  restsOnHttp: true,
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const last = trace.sequence.cases.length - 1
    const [before, after, again] = [0, last - 1, last].map((step) => answerTo(trace, step))
    if (before === undefined || after === undefined || again === undefined) return { undecided: 'there was no response' }
    if (!areSame(after, again)) return { undecided: 'what a read shows changes by itself' }
    const [old, now] = [etagIn(before), etagIn(after)]
    if (old === undefined || now === undefined || !isStrong(old)) return { undecided: 'the resource has no strong ETag' }
    if (before.status !== after.status || areSame(before, after) || old !== now) return []
    const read = trace.sequence.cases[last]?.operation ?? trace.sequence.operation
    return [{ clauses: [operation(read).at], step: last, expected: 'another ETag for another representation', actual: now }]
  },
}
