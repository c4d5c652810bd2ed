/** A default is what counts where nothing is said: to say it or not makes no difference. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { likenessOf, say } from '#suites/stateful/likeness.ts'
import { sentValue, showingsOf, stepsOf } from '#suites/observed.ts'

export const defaultTaken: SequenceCheck = {
  id: 'default-taken',
  on: 'sequence',
  promise: 'A property that is left out at the creation has the default that the document gives it.',
  basis: 'OpenAPI 3.1.0 §4.8.24, Schema Object; JSON Schema 2020-12 §9.2, default',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace }) {
    // RFC 9110 §15.3.3: 202 promises nothing yet. What can be read all the same, and shows a value, is told by it.
    const shown = showingsOf(trace)
    if (!shown.ok) return shown
    const [acted = -1] = stepsOf(trace, 'act')
    return (trace.sequence.claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
      const fallback = sentValue(trace, 0, aspect)
      const [said, left] = [shown.showings.at(0), shown.showings.at(-1)].map((showing) => valueAt(showing, aspect.seenAt))
      // Who sets it by himself whatever is said may do so here too.
      if (fallback === undefined || sentValue(trace, acted, aspect) !== undefined || likenessOf(fallback, said) !== 'same') return []
      if (left === undefined || left === null || likenessOf(fallback, left) !== 'other') return []
      const expected = `${say(fallback)} at ${aspect.seenAt}, the default, as where it was sent`
      return [{ clauses: aspect.clauses, step: stepsOf(trace, 'observe').at(-1) ?? acted, expected, actual: say(left) }]
    })
  },
}
