/** A put sets the whole state of a resource: what it does not say is no longer so. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { likenessOf, say } from '#suites/stateful/likeness.ts'
import { changeOf, sentValue } from '#suites/observed.ts'

export const replaceReplaces: SequenceCheck = {
  id: 'replace-replaces',
  on: 'sequence',
  promise: 'A PUT replaces the resource, so that a property which it leaves out does not keep its value.',
  basis: 'RFC 9110 §9.3.4, PUT',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace }) {
    const change = changeOf(trace)
    if (!change.ok) return change
    const { before, after, acted, seen: step } = change
    const { claim, cases } = trace.sequence
    const full = cases.findLastIndex(({ operation }, step) => step < acted && operation === cases[acted]?.operation)
    return (claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
      const sent = sentValue(trace, full, aspect)
      if (sent === undefined || isBlank(sent) || sentValue(trace, acted, aspect) !== undefined) return []
      const isKept = [before, after].every((showing) => likenessOf(sent, valueAt(showing, aspect.seenAt)) === 'same')
      if (!isKept || valueAt(after, aspect.seenAt) === undefined) return []
      return [
        {
          clauses: aspect.clauses,
          step,
          expected: `nothing, or its default, at ${aspect.seenAt}, which the second PUT left out`,
          actual: say(valueAt(after, aspect.seenAt)),
          ...(aspect.doubtful === true && { class: 'policy' }),
        },
      ]
    })
  },
}

/** No different from what is there without it. */
const isBlank = (sent: unknown): boolean =>
  sent === null || sent === '' || sent === 0 || (typeof sent === 'object' && Object.keys(sent).length === 0)
