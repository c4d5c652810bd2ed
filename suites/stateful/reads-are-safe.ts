/** Looking at a resource does not change it. */
import { lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { dateOfLife } from '#lib/property-meaning.ts'
import type { Aspect } from '#model/case.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { likenessOf, say } from '#suites/stateful/likeness.ts'
import { isGone, showingsOf, stepsOf } from '#suites/observed.ts'

export const readsAreSafe: SequenceCheck = {
  id: 'reads-are-safe',
  on: 'sequence',
  promise: 'Reading a resource changes nothing of it that a client can set, nor when it was created.',
  basis: 'RFC 9110 §9.2.1, Safe Methods',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const steps = stepsOf(trace, 'observe')
    const lost = steps.find((step, index) => index > 0 && isGone(trace, step))
    // A secret that is shown once is a design, and says so.
    if (lost !== undefined)
      return [
        {
          clauses: [operation(trace.sequence.operation).at],
          step: lost,
          expected: 'the resource, as read before',
          actual: 'gone',
          class: 'policy',
        },
      ]
    const shown = showingsOf(trace)
    if (!shown.ok) return shown
    return (trace.sequence.claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
      const values = shown.showings.map((showing) => valueAt(showing, aspect.seenAt))
      return (isBirthday(aspect) ? movesEachTime(values) : changesEachTime(values)) ? [evidenceOf(aspect, values, steps.at(-1) ?? 0)] : []
    })
  },
}

/** What changes once may be work that goes on after the creation. */
const changesEachTime = (values: readonly (Json | undefined)[]): boolean =>
  values.length > 2 && values.slice(1).every((value, index) => likenessOf(values[index] ?? null, value) === 'other')

const isBirthday = ({ seenAt }: Aspect): boolean => dateOfLife(lastToken(seenAt)) === 'created'

/** However little: what is cut off or rounded is so each time. */
const movesEachTime = (values: readonly (Json | undefined)[]): boolean => {
  const moments = values.map((value) => (typeof value === 'string' ? Date.parse(value) : Number.NaN))
  return moments.length > 2 && moments.every((ms, index) => index === 0 || ms > (moments[index - 1] ?? ms))
}

const evidenceOf = ({ clauses, seenAt, doubtful }: Aspect, values: readonly (Json | undefined)[], step: number): Evidence => ({
  clauses,
  step,
  expected: `${say(values[0])} at ${seenAt} by every read`,
  actual: values.map(say).join(', then '),
  ...(doubtful === true && { class: 'policy' }),
})
