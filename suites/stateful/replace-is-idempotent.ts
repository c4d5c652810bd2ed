/** A put that is sent again, as a client does whose answer was lost, changes nothing more. */
import { isObject, lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { isOftenServersName } from '#lib/property-meaning.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { likenessOf, say } from '#suites/stateful/likeness.ts'
import { actedStatus, exchangeValue, lastOf, sentValue, showingsOf, stepsOf } from '#suites/observed.ts'

export const replaceIsIdempotent: SequenceCheck = {
  id: 'replace-is-idempotent',
  on: 'sequence',
  promise: 'The same PUT twice leaves what one would: the same representation, and no second resource.',
  basis: 'RFC 9110 §9.2.2, Idempotent Methods',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    if (actedStatus(trace) === 202) return { undecided: 'the replacement was only accepted, not done' }
    const shown = showingsOf(trace)
    if (!shown.ok) return shown
    const [before, after] = [shown.showings.at(0), shown.showings.at(-1)]
    const step = stepsOf(trace, 'observe').at(-1) ?? 0
    const [acted = -1] = stepsOf(trace, 'act')
    const changed = (trace.sequence.claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
      const { clauses, seenAt } = aspect
      const [was, is] = [valueAt(before, seenAt), valueAt(after, seenAt)]
      const likeness = likenessOf(was ?? null, is)
      // A list that takes the same items once more has all that it had.
      const grew = Array.isArray(was) && Array.isArray(is) && is.length > was.length
      if (likeness === 'same' && !grew) return []
      // Whose word counts is no question any more where the client's was taken the first time.
      const isTaken = !isOftenServersName(lastToken(seenAt)) && likenessOf(sentValue(trace, acted, aspect) ?? null, was) === 'same'
      const mild = (aspect.doubtful === true && !isTaken) || (likeness === 'like' && !grew)
      return [
        { clauses, step, expected: `${say(was)} at ${seenAt}, as after the first PUT`, actual: say(is), ...(mild && { class: 'policy' }) },
      ]
    })
    const [once, twice] = [stepsOf(trace, 'observe').at(0) ?? 0, step].map((at) => copiesIn(trace, at))
    if (once !== 1 || twice === undefined || twice <= once) return changed
    return [
      ...changed,
      { clauses: [operation(trace.sequence.operation).at], step, expected: 'one resource with what was sent', actual: `${twice} of them` },
    ]
  },
}

/** How many items of a list have all the texts that were sent: fresh ones, which nothing else has. */
function copiesIn(trace: Trace, step: number): number {
  const { claim } = trace.sequence
  const items = claim?.within === undefined ? undefined : exchangeValue(lastOf(trace, step), claim.within)
  const [acted = -1] = stepsOf(trace, 'act')
  const texts = (claim?.about ?? []).flatMap((aspect) => {
    const sent = sentValue(trace, acted, aspect)
    return typeof sent === 'string' && sent.length >= 6 ? [[aspect.seenAt, sent] as const] : []
  })
  const isCopy = (item: Json): item is JsonObject => isObject(item) && texts.every(([at, sent]) => valueAt(item, at) === sent)
  return texts.length > 0 && Array.isArray(items) ? (items as readonly Json[]).filter(isCopy).length : 0
}
