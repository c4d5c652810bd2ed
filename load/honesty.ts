/** Does Retry-After keep its word? Read from the log of the prober: what every 429 promised, and what became of it. */
import { retryAfter } from '#lib/retry-after.ts'
import type { Honesty, LimitRecord } from '#model/record.ts'
import { isAccepted, isLimited } from '#load/shooting.ts'
import type { Shot } from '#load/shooting.ts'

export type Cycle = LimitRecord['cycles'][number]

export interface HonestyRuling {
  readonly honesty: Honesty | null
  readonly cycles: readonly Cycle[]
  readonly notes: readonly string[]
}

interface Promise429 {
  readonly shot: Shot
  readonly seconds: number
  readonly byDate: boolean
}

/** Whole seconds must be rounded up, so that up to one second too many is honest; a date and its Date round twice. */
const grainSeconds = { seconds: 1.2, date: 2.1 }

/** `epochMs` of a shot's moment is only used for dates without a Date header. */
export function ruleHonesty(log: readonly Shot[], windowSeconds: number | null, epochOf: (shot: Shot) => number): HonestyRuling {
  const ordered = log.toSorted((a, b) => a.sentMs - b.sentMs)
  const limited = ordered.filter(isLimited)
  const read = limited.map((shot) => ({ shot, value: retryAfter(shot, epochOf(shot)) }))
  const promises = read.flatMap(({ shot, value }): readonly Promise429[] =>
    value.kind === 'seconds' || value.kind === 'date' ? [{ shot, seconds: value.seconds, byDate: value.kind === 'date' }] : [],
  )
  const polite = politeCycles(ordered, promises)
  const kept = keptEarly(ordered, promises)
  const slack = kept.map(({ cycle, byDate }) => ({ seconds: (cycle.promisedSeconds ?? 0) - cycle.waitedSeconds, byDate }))
  const overLong = slack.filter(
    ({ seconds, byDate }) => seconds > Math.max(byDate ? grainSeconds.date : grainSeconds.seconds, (windowSeconds ?? 0) * 0.15),
  )
  const broken = polite.filter(({ accepted }) => !accepted).length
  const cycles = [...polite, ...kept.map(({ cycle }) => cycle)]
  const longest = Math.max(0, ...overLong.map(({ seconds }) => seconds))
  const rule = (honesty: Honesty | null, ...notes: readonly string[]): HonestyRuling => ({ honesty, cycles, notes })
  if (limited.length === 0) return rule(null)
  if (read.every(({ value }) => value.kind === 'missing')) return rule('missing', `none of ${limited.length} 429 answers had Retry-After`)
  if (broken >= 2) return rule('too-short', `after the promised time ${broken} of ${polite.length} requests were refused again`)
  if (overLong.length > 0) return rule('over-long', `up to ${longest.toFixed(1)} s before the promised time a request was accepted`)
  const odd = oddities(read.map(({ value }) => value.kind))
  if (odd !== null) return rule('inconsistent', odd)
  if (broken === 1) return rule('inconsistent', `after the promised time 1 of ${polite.length} requests was refused again`)
  return cycles.length === 0
    ? rule(null, 'no promise could be tried within the caps')
    : rule('honest', `kept in ${cycles.length} of ${cycles.length} tries`)
}

/** What a client does that believes the promises: nothing at all until the last is over, then one request. */
function politeCycles(ordered: readonly Shot[], promises: readonly Promise429[]): readonly Cycle[] {
  const secondsOf = new Map(promises.map(({ shot, seconds }) => [shot, seconds]))
  const cycles: Cycle[] = []
  // Of a burst several were refused at once and told different times: who believes waits for the longest.
  let untilMs: number | null = null
  ordered.forEach((next, index) => {
    const before = ordered[index - 1]
    const promisedSeconds = before === undefined ? undefined : secondsOf.get(before)
    if (before !== undefined && promisedSeconds !== undefined && untilMs !== null && next.status !== null && next.sentMs >= untilMs) {
      // In a burst the first to leave need not be the first to arrive.
      const accepted = together(ordered, index).some(isAccepted)
      cycles.push({ promisedSeconds, waitedSeconds: (next.sentMs - before.receivedMs) / 1000, accepted })
    }
    const seconds = secondsOf.get(next)
    if (isAccepted(next)) untilMs = null
    else if (seconds !== undefined) untilMs = Math.max(untilMs ?? 0, next.receivedMs + seconds * 1000)
  })
  return cycles
}

function together(ordered: readonly Shot[], from: number): readonly Shot[] {
  const receivedMs = ordered[from]?.receivedMs ?? 0
  let end = from + 1
  while ((ordered[end]?.sentMs ?? Infinity) < receivedMs) end += 1
  return ordered.slice(from, end)
}

/** Until when the latest refusals ask to wait; null where none does. */
export function promisedUntil(log: readonly Shot[]): number | null {
  let untilMs: number | null = null
  for (const shot of log.slice(log.findLastIndex((one) => !isLimited(one)) + 1)) {
    const value = retryAfter(shot, 0)
    if ('seconds' in value) untilMs = Math.max(untilMs ?? 0, shot.receivedMs + Math.max(0, value.seconds) * 1000)
  }
  return untilMs
}

/** Accepted before the promised time: the promise held, if anything with too much caution. One a recovery: the longest. */
function keptEarly(
  ordered: readonly Shot[],
  promises: readonly Promise429[],
): readonly { readonly cycle: Cycle; readonly byDate: boolean }[] {
  const best = new Map<Shot, { readonly cycle: Cycle; readonly byDate: boolean }>()
  for (const { shot, seconds, byDate } of promises) {
    const next = ordered.find((one) => one.sentMs >= shot.receivedMs && isAccepted(one))
    if (next === undefined || next.sentMs >= shot.receivedMs + seconds * 1000) continue
    const cycle = { promisedSeconds: seconds, waitedSeconds: (next.sentMs - shot.receivedMs) / 1000, accepted: true }
    const known = best.get(next)?.cycle
    if (known === undefined || seconds - cycle.waitedSeconds > (known.promisedSeconds ?? 0) - known.waitedSeconds)
      best.set(next, { cycle, byDate })
  }
  return [...best.values()]
}

function oddities(kinds: readonly string[]): string | null {
  const missing = kinds.filter((kind) => kind === 'missing').length
  const malformed = kinds.filter((kind) => kind === 'malformed').length
  if (malformed > 0) return `Retry-After could not be read on ${malformed} of ${kinds.length} 429 answers`
  return missing > 0 ? `Retry-After was missing on ${missing} of ${kinds.length} 429 answers` : null
}
