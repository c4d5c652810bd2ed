/** What a merge patch does to a member: a null takes it away, a list takes the place of the old one, a part of an object leaves the others. */
import { child, isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isOftenServersName, isSecretName, isServersName } from '#lib/property-meaning.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { likenessOf, say } from '#suites/stateful/likeness.ts'
import { changeOf, sentValue, stepsOf } from '#suites/observed.ts'

export const mergePatchMerges: SequenceCheck = {
  id: 'merge-patch-merges',
  on: 'sequence',
  promise:
    'A merge patch takes away what it sets to null, replaces lists whole, and leaves the members of an object that it does not name.',
  basis: 'RFC 7396 §2, Processing Merge Patch Documents; RFC 5789 §2, PATCH',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace }) {
    const change = changeOf(trace)
    if (!change.ok) return change
    const { before, after, acted, seen: step } = change
    const earlier = stepsOf(trace, 'setup').filter((one) => one < acted)
    return (trace.sequence.claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
      const mine = earlier.map((one) => sentValue(trace, one, aspect)).findLast((value) => value !== undefined)
      const sent = sentValue(trace, acted, aspect)
      if (mine === undefined || sent === undefined) return []
      const member = { mine, sent, was: valueAt(before, aspect.seenAt), is: valueAt(after, aspect.seenAt), at: aspect.seenAt }
      return broken(member).map(({ expected, actual }) => ({
        clauses: aspect.clauses,
        step,
        expected,
        actual,
        ...(aspect.doubtful === true && { class: 'policy' }),
      }))
    })
  },
}

interface Member {
  /** What we had set: of the rest, which the server may have from elsewhere, nothing is claimed. */
  readonly mine: Json
  readonly sent: Json
  /** How it was shown before and after the patch. */
  readonly was: Json | undefined
  readonly is: Json | undefined
  readonly at: Pointer
}

type Broken = Pick<Evidence, 'expected' | 'actual'>

function broken({ mine, sent, was, is, at }: Member): readonly Broken[] {
  if (was === undefined || was === null || likenessOf(mine, was) === 'other') return []
  if (sent === null)
    return isBlank(was) || likenessOf(was, is) !== 'same'
      ? []
      : [{ expected: `nothing at ${at}, which was patched with null`, actual: say(is) }]
  if (Array.isArray(sent)) return Array.isArray(is) ? leftOver(mine, sent as readonly Json[], is as readonly Json[], at) : []
  if (!isObject(sent) || !isObject(mine) || !isObject(was)) return []
  return Object.entries(mine).flatMap(([name, own]): readonly Broken[] => {
    const below = { mine: own, was: member(was, name), is: member(is, name), at: child(at, name) }
    const named = member(sent, name)
    return named === undefined ? lost(below, name) : broken({ ...below, sent: named })
  })
}

const member = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

const isBlank = (value: Json): boolean =>
  value === '' || value === 0 || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

/** Of the old list nothing is left but what the new one has too. */
function leftOver(mine: Json, sent: readonly Json[], is: readonly Json[], at: Pointer): readonly Broken[] {
  const had = Array.isArray(mine) ? (mine as readonly Json[]) : []
  const kept = is.filter(
    (item) => had.some((old) => likenessOf(old, item) === 'same') && sent.every((one) => likenessOf(one, item) === 'other'),
  )
  return kept.length === 0 ? [] : [{ expected: `${say(sent)} at ${at}, and nothing of what was there`, actual: say(is) }]
}

function lost({ mine, was, is, at }: Omit<Member, 'sent'>, name: string): readonly Broken[] {
  if (was === undefined || was === null || isServersName(name) || isOftenServersName(name) || isSecretName(name)) return []
  const isOurs = likenessOf(mine, was) !== 'other' && !isBlank(was)
  return isOurs && likenessOf(was, is) === 'other'
    ? [{ expected: `${say(was)} at ${at}, which the patch did not name`, actual: say(is) }]
    : []
}
