/** The dates that a resource tells of its life are in order. */
import { headerOf } from '#lib/bytes.ts'
import { lastToken, valueAt } from '#lib/json-pointer.ts'
import type { JsonObject } from '#lib/json.ts'
import { dateOfLife } from '#lib/property-meaning.ts'
import type { Aspect } from '#model/case.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { changeOf, lastOf, type Change } from '#suites/observed.ts'

/** Servers of one service may be as far apart, and may cut off digits. */
const slackMs = 5_000
const dayMs = 24 * 3_600_000
/** What a store may round away. */
const roundedMs = 5

export const timestampsGoForward: SequenceCheck = {
  id: 'timestamps-go-forward',
  on: 'sequence',
  promise: 'A change moves the date of change forward, if at all, and leaves the date of creation alone.',
  basis: 'RFC 9110 §8.8.2, Last-Modified; RFC 3339 §5.6, date-time',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace }) {
    const change = changeOf(trace)
    if (!change.ok) return change
    const { before, after, acted, seen: step } = change
    const about = trace.sequence.claim?.about ?? []
    const evidence = ({ clauses }: Aspect, expected: string, actualMs: number, policy: boolean): Evidence => ({
      clauses,
      step,
      expected,
      actual: new Date(actualMs).toISOString(),
      ...(policy && { class: 'policy' }),
    })
    const isPut = lastOf(trace, acted)?.request.method === 'PUT'
    const createdMs = about.flatMap((aspect) => (lifeOf(aspect) === 'created' ? (dateAt(after, aspect) ?? []) : []))[0]
    return about.flatMap((aspect): readonly Evidence[] => {
      const [was, is] = [dateAt(before, aspect), dateAt(after, aspect)]
      if (was === undefined || is === undefined) return []
      if (lifeOf(aspect) === 'created' && (Math.abs(is - was) > slackMs || isTouched(was, is, change, about)))
        // What is replaced may count as made anew.
        return [evidence(aspect, `created at ${new Date(was).toISOString()}, as before the change`, is, isPut)]
      if (lifeOf(aspect) === 'updated' && was - is > slackMs)
        return [evidence(aspect, `changed at ${new Date(was).toISOString()} or later`, is, false)]
      if (lifeOf(aspect) === 'updated' && createdMs !== undefined && createdMs - is > slackMs)
        return [evidence(aspect, `changed after it was created at ${new Date(createdMs).toISOString()}`, is, true)]
      const nowMs = answeredMs(trace, step)
      return nowMs !== undefined && is - nowMs > dayMs
        ? [evidence(aspect, `no later than the answer itself, ${new Date(nowMs).toISOString()}`, is, true)]
        : []
    })
  },
}

/** Moved to the very moment of the change: no clock that is apart comes upon that. */
function isTouched(was: number, is: number, { before, after }: Change, about: readonly Aspect[]): boolean {
  const updated = about.find((aspect) => lifeOf(aspect) === 'updated')
  const [since, changed] = updated === undefined ? [] : [dateAt(before, updated), dateAt(after, updated)]
  if (since === undefined || changed === undefined || [was, is].some((ms) => ms % 1000 === 0)) return false
  return is - was > roundedMs && changed - since > roundedMs && Math.abs(changed - is) <= roundedMs
}

const lifeOf = ({ seenAt }: Aspect): ReturnType<typeof dateOfLife> => dateOfLife(lastToken(seenAt))

function dateAt(showing: JsonObject | undefined, { seenAt }: Aspect): number | undefined {
  const value = valueAt(showing, seenAt)
  const ms = typeof value === 'string' && /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) ? undefined : ms
}

function answeredMs(trace: Trace, step: number): number | undefined {
  const outcome = lastOf(trace, step)?.outcome
  const ms = Date.parse((outcome?.kind === 'response' && headerOf(outcome, 'date')) || '')
  return Number.isNaN(ms) ? undefined : ms
}
