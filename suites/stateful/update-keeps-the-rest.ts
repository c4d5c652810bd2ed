/** A patch changes what it names, and nothing else that a client has set. */
import { canonical } from '#lib/hash.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { bare, likenessOf, say } from '#suites/stateful/likeness.ts'
import { changeOf, sentValue } from '#suites/observed.ts'

export const updateKeepsTheRest: SequenceCheck = {
  id: 'update-keeps-the-rest',
  on: 'sequence',
  promise: 'A PATCH leaves every property as it was that it does not name.',
  basis: 'RFC 5789 §2, PATCH; RFC 7396 §2, Processing Merge Patch Documents',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace }) {
    const change = changeOf(trace)
    if (!change.ok) return change
    const { before, after, acted, seen: step } = change
    const about = trace.sequence.claim?.about ?? []
    const sent = about.flatMap((aspect) => sentValue(trace, acted, aspect) ?? [])
    return about.flatMap((aspect): readonly Evidence[] => {
      if (sentValue(trace, acted, aspect) !== undefined) return []
      const [was, is] = [valueAt(before, aspect.seenAt), valueAt(after, aspect.seenAt)]
      const likeness = was === undefined || was === null ? 'same' : likenessOf(was, is)
      if (likeness === 'same') return []
      const mild = likeness === 'like' || aspect.doubtful === true || sent.some((one) => isDerived(is, one))
      return [
        {
          clauses: aspect.clauses,
          step,
          expected: `${say(was)} at ${aspect.seenAt}, as before the change of other properties`,
          actual: say(is),
          ...(mild && { class: 'policy' }),
        },
      ]
    })
  },
}

/** A display name or an address may be made of what was changed. */
function isDerived(value: Json | undefined, sent: Json): boolean {
  const [made, from] = [bare(canonical(value ?? null)), bare(canonical(sent))]
  return made.length >= 3 && from.length >= 3 && (made.includes(from) || from.includes(made))
}
