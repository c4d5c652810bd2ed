/** Many changed or deleted at once fare as they would one by one, and what nobody named stays as it was. */
import { canonical } from '#lib/hash.ts'
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import type { Aspect } from '#model/case.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { likenessOf, say } from '#suites/stateful/likeness.ts'
import { actedStatus, exchangeValue, isSameId, lastOf, showingAt, stepsOf, saysGone } from '#suites/observed.ts'

export const bulkChangeEqualsSingles: SequenceCheck = {
  id: 'bulk-change-equals-singles',
  on: 'sequence',
  promise: 'Each of many that are changed or deleted at once is, and what the request does not name is as it was.',
  basis: 'RFC 9110 §15.3, Successful 2xx; RFC 4918 §13, Multi-Status Response',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    if (trace.broken !== undefined) return { undecided: trace.broken }
    if (actedStatus(trace) === 202) return { undecided: 'the change was only accepted, not done' }
    if (saysOfFailures(trace)) return { undecided: 'the answer says that not all of it was done' }
    const clause = operation(trace.sequence.operation).at
    const about = trace.sequence.claim?.about
    const seen = seenOf(trace)
    const found = seen.flatMap((one): readonly Evidence[] => {
      const judge = one.sent === undefined ? unnamed : one.refused ? undone : done
      const wrong = judge(one, about)
      return wrong === undefined ? [] : [{ clauses: [clause], step: one.step, ...wrong }]
    })
    return found.length === 0 && seen.some(({ refused }) => refused) ? { undecided: 'the answer says that not all of it was done' } : found
  },
}

type Found = Pick<Evidence, 'expected' | 'actual' | 'class'>
/** A resource as it is shown, or the status that says that it is gone. */
type Sight = JsonObject | 404 | 410 | undefined

interface Seen {
  readonly step: number
  /** What the request says of it: nothing where it does not name it. */
  readonly sent: Json | undefined
  /** Its own result says something else than success. */
  readonly refused: boolean
  readonly was: Sight
  readonly is: Sight
}

/** Each of what was made, before the change and after it. A smaller example may name fewer. */
function seenOf(trace: Trace): readonly Seen[] {
  const { sentAt = '', sentIdAt = '' } = trace.sequence.claim ?? {}
  // Parts are JSON: the types only say more.
  const list = valueAt(trace.parts[stepsOf(trace, 'act')[0] ?? -1] as unknown as Json, sentAt)
  const idOf = (step: number): Json => Object.values(trace.parts[step]?.path ?? {}).at(-1) ?? null
  return stepsOf(trace, 'observe').map((step): Seen => {
    const before = stepsOf(trace, 'setup').findLast((one) => aimOf(trace, one) === aimOf(trace, step))
    const isIt = (one: Json): boolean => isSameId(valueAt(one, sentIdAt) ?? null, idOf(step))
    return {
      step,
      sent: Array.isArray(list) ? (list as readonly Json[]).find(isIt) : undefined,
      refused: isRefused(trace, idOf(step)),
      was: before === undefined ? undefined : sightAt(trace, before),
      is: sightAt(trace, step),
    }
  })
}

const aimOf = ({ sequence: { cases }, parts }: Trace, step: number): string =>
  `${cases[step]?.operation ?? ''} ${canonical(parts[step]?.path ?? null)}`

function sightAt(trace: Trace, step: number): Sight {
  const outcome = lastOf(trace, step)?.outcome
  if (outcome?.kind === 'response' && saysGone(outcome.status)) return outcome.status
  const showing = showingAt(trace, step)
  return showing.ok ? showing.resource : undefined
}

type About = readonly Aspect[] | undefined

/** `about` nothing: it was to be deleted. One that says that it is cancelled has been deleted in its own way. */
function done({ sent = null, was, is }: Seen, about: About): Found | undefined {
  if (is === undefined || (about === undefined && !isObject(is))) return undefined
  if (about === undefined)
    return {
      expected: '404 or 410',
      actual: 'still there',
      ...(was !== undefined && looks(was) !== looks(is) && { class: 'policy' as const }),
    }
  if (!isObject(is)) return { expected: 'the resource, changed', actual: String(is) }
  const other = about.find(({ sentAt = '', seenAt }) => {
    const said = valueAt(sent, sentAt)
    return said !== undefined && likenessOf(said, valueAt(is, seenAt)) === 'other'
  })
  return (
    other && {
      expected: `${say(valueAt(sent, other.sentAt ?? ''))} at ${other.seenAt}, as it was sent`,
      actual: say(valueAt(is, other.seenAt)),
    }
  )
}

/** What a result says is no clause of the document: that it was done all the same is a matter of policy. */
function undone({ sent = null, was, is }: Seen, about: About = []): Found | undefined {
  const expected = 'what it was, since its result says that nothing was done'
  if (!isObject(was)) return undefined
  if (is === 404 || is === 410) return { expected, actual: String(is), class: 'policy' }
  const changed = about.find(({ sentAt = '', seenAt }) => {
    const said = valueAt(sent, sentAt) ?? null
    return likenessOf(said, valueAt(was, seenAt)) === 'other' && likenessOf(said, valueAt(is, seenAt)) === 'same'
  })
  return changed && { expected, actual: `${say(valueAt(is, changed.seenAt))} at ${changed.seenAt}, as it was sent`, class: 'policy' }
}

function unnamed({ was, is }: Seen, about: About = []): Found | undefined {
  if (!isObject(was) || is === undefined) return undefined
  if (!isObject(is)) return { expected: 'what the request does not name, as before', actual: String(is) }
  const changed = about.find(({ seenAt }) => likenessOf(valueAt(was, seenAt) ?? null, valueAt(is, seenAt)) === 'other')
  return (
    changed && {
      expected: `${say(valueAt(was, changed.seenAt))} at ${changed.seenAt} of what the request does not name`,
      actual: say(valueAt(is, changed.seenAt)),
    }
  )
}

const looks = (sight: Sight): string => canonical(sight ?? null).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, '')

/** Of one of them the results say something else than success. */
function isRefused(trace: Trace, id: Json): boolean {
  const { listing } = trace.sequence.claim ?? {}
  const results = exchangeValue(lastOf(trace, stepsOf(trace, 'act')[0] ?? -1), listing?.itemsAt ?? '')
  const result = Array.isArray(results)
    ? (results as readonly Json[]).find((one) => isSameId(valueAt(one, listing?.idAt ?? '') ?? null, id))
    : undefined
  if (!isObject(result)) return false
  return Object.entries(result).some(
    ([name, value]) =>
      (/^(?:http_?)?(?:status|code)(?:_?code)?$/i.test(name) &&
        (Number(value) >= 300 || /fail|error|reject|denied|skip|not|missing|invalid/i.test(String(value)))) ||
      (/^errors?$/i.test(name) && value !== null && value !== '' && canonical(value) !== '[]') ||
      (/^(?:success|ok|succeeded|deleted|updated)$/i.test(name) && value === false),
  )
}

/** Beside the results: `failed: [...]`, `errors: 2`. */
function saysOfFailures(trace: Trace): boolean {
  const body = exchangeValue(lastOf(trace, stepsOf(trace, 'act')[0] ?? -1), '/body')
  return (
    isObject(body) &&
    Object.entries(body).some(
      ([name, value]) =>
        /fail|error|reject|skip|not_?found|missing|invalid/i.test(name) &&
        value !== null &&
        value !== 0 &&
        value !== false &&
        canonical(value) !== '[]',
    )
  )
}
