/** Limiters that give everything back at once: how long is the window, and whose clock starts it? */
import { classifyFullReset, exceeds } from '#load/classify.ts'
import type { SplitQuota } from '#load/classify.ts'
import { refill } from '#load/refill.ts'
import type { Known, Refill } from '#load/refill.ts'
import { densePlan, errorShare, middle, overlap, recovery, windowBetween } from '#load/recovery.ts'
import type { Recovery, Span } from '#load/recovery.ts'
import type { Shooter } from '#load/shooting.ts'

/** `recoveries`: the two so far; `counts`: accepted after each; `drained`: the burst after the last. */
export async function fullReset(
  hand: Shooter,
  known: Known,
  recoveries: Recovery[],
  counts: readonly number[],
  drained: Refill,
): Promise<void> {
  // The first burst of the probe may have met a window in use; those after a recovery began with a whole one.
  const limit = Math.max(...counts)
  known.limit = limit
  if (counts.some((count) => count !== limit))
    known.notes.push(`Bursts after recoveries accepted ${counts.join(', ')}: someone else may use the same quota.`)
  // Two recoveries already say something, should the caps end the probe before there are more.
  const [earlier, later] = recoveries
  const early = earlier === undefined || later === undefined ? null : windowBetween(earlier, later)
  if (early !== null && errorShare(early) <= tellable) settle(known, limit, early)
  const span = await measureWindow(hand, limit, recoveries, drained)
  const last = recoveries.at(-1)
  if (span === null || last === undefined) {
    Object.assign(known, { windowMs: null, perSecond: null })
    known.notes.push(
      'The recoveries do not lie one window apart: polling may prolong the ban, the quota may be shared, or the limiter is not stationary.',
    )
    return
  }
  settle(known, limit, span)
  known.notes.push(`The window is between ${(span.lo / 1000).toFixed(3)} and ${(span.hi / 1000).toFixed(3)} s.`)
  const split = await splitQuota(hand, limit, last, middle(span))
  known.kind = classifyFullReset(split)
  if (exceeds(split)) {
    Object.assign(known, { limit: Math.max(split.rest, split.again, split.later), windowMs: null, perSecond: null })
    known.notes.push('The limit is at least what is given here.')
  }
  if (known.kind.algorithm === 'fixed-anchored' || known.kind.algorithm === 'sliding-log')
    settle(known, limit, fromAccepted(recoveries, span))
}

function settle(known: Known, limit: number, span: Span): void {
  known.windowMs = wholeSecond(span)
  known.perSecond = (limit * 1000) / known.windowMs
}

/** Starts a quarter of a window after everything is free again: a boundary of the server's clock then lies at 0.75 windows. */
async function splitQuota(hand: Shooter, limit: number, last: Recovery, windowMs: number): Promise<SplitQuota> {
  const startMs = last.hiMs + windowMs * 1.25
  await hand.waitUntil(startMs)
  const half = await hand.burst(Math.ceil(limit / 2))
  await hand.waitUntil(startMs + windowMs * 0.85)
  const rest = await hand.burst()
  await hand.waitUntil(startMs + windowMs * 1.1)
  const again = await hand.burst()
  // A log in use gives back single requests as evenly as a limit of one: silence shows whether there are more.
  const silent = limit <= 3
  if (silent) await hand.waitUntil(hand.nowMs() + windowMs * 2.2)
  const later = silent ? await hand.burst() : null
  const longestMs = Math.max(half.spanMs, rest.spanMs, again.spanMs)
  return {
    limit,
    half: half.accepted.length,
    rest: rest.accepted.length,
    again: again.accepted.length,
    later: later?.accepted.length ?? 0,
    burstShare: longestMs / windowMs,
  }
}

/** Where the accepted request itself starts the window, its moment is known, and the span is half as wide. */
const fromAccepted = (recoveries: readonly Recovery[], span: Span): Span =>
  recoveries.slice(1).reduce((known, after, index) => {
    const beforeMs = recoveries[index]?.hiMs ?? 0
    const narrower = overlap(known, { lo: after.loMs - beforeMs, hi: after.hiMs - beforeMs })
    return narrower.hi > narrower.lo ? narrower : known
  }, span)

/** Windows are configured in whole seconds, mostly: if one fits the measurement, it is that. */
function wholeSecond(span: Span): number {
  const whole = Math.round(middle(span) / 1000) * 1000
  return whole >= span.lo && whole <= span.hi ? whole : middle(span)
}

const goodError = 0.02
/** A window that may be this much longer or shorter is worth telling. */
const tellable = 0.05
const mostRecoveries = 7

/** Cycle after cycle of drain and recovery, polling only where the next one is expected, until the window is known to 2 %. */
async function measureWindow(hand: Shooter, limit: number, recoveries: Recovery[], drained: Refill): Promise<Span | null> {
  const [first, second] = recoveries
  if (first === undefined || second === undefined) return null
  let span = windowBetween(first, second)
  let [before, last, full] = [first, second, drained]
  // Two recoveries tell less than they seem to: a third shows whether they come in time.
  while (recoveries.length < 3 || (errorShare(span) > goodError && recoveries.length < mostRecoveries)) {
    // What was accepted last time comes back as far apart as it was sent, counted from the recovery.
    if (recoveries.length > 2)
      full = await refill(hand, Math.max(drained.burst.spanMs, full.burst.firstSentMs + full.burst.spanMs - before.hiMs))
    const whole = full.burst.accepted.length + 1 >= limit
    const expected = { lo: Math.max(hand.nowMs(), last.loMs + span.lo), hi: last.hiMs + span.hi }
    const next = await recovery(hand, full.last, densePlan(expected, 24))
    // A drain that found less than the whole quota left older requests behind: their return says nothing of the window.
    const measured = whole ? overlap(span, windowBetween(last, next)) : span
    if (measured.hi <= measured.lo) return null
    span = measured
    before = last
    last = next
    recoveries.push(next)
  }
  return span
}
