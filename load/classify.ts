/** From what the experiments counted to the kind of limiter. Pure: the method is that of a black box, so that every rule names what it tells apart. */
import type { Algorithm } from '#model/record.ts'

export interface Kind {
  readonly algorithm: Algorithm
  readonly candidates: readonly Algorithm[]
  /** 0 to 1. */
  readonly confidence: number
  readonly note: string
}

const decided = (algorithm: Algorithm, confidence: number, note: string): Kind => ({ algorithm, candidates: [algorithm], confidence, note })
const undecided = (candidates: readonly Algorithm[], note: string): Kind => ({
  algorithm: 'uncertain',
  candidates,
  confidence: candidates.length === 0 ? 0 : 1 / candidates.length,
  note,
})

export const fullResetKinds: readonly Algorithm[] = ['fixed-aligned', 'fixed-anchored', 'sliding-log']
export const lowRefillKinds: readonly Algorithm[] = ['token-bucket', 'sliding-counter']

/** Does everything come back at once? `counts`: accepted in the first burst, and in those right after each recovery. */
export function family(counts: readonly number[]): 'full-reset' | 'low-refill' {
  const most = Math.max(...counts)
  // Below 4 a single token is a large share: then all of it must come back.
  const enough = (count: number): boolean => (most <= 3 ? count >= most : count >= most * 0.6)
  return counts.slice(1).some(enough) ? 'full-reset' : 'low-refill'
}

/** Half the quota at the start of an idle stretch, the rest at 0.85 windows, a burst at 1.1 windows. */
export interface SplitQuota {
  readonly limit: number
  readonly half: number
  readonly rest: number
  readonly again: number
  /** Small limits only: a burst after two windows of silence. */
  readonly later: number
  /** How much of a window the longest burst took. */
  readonly burstShare: number
}

/** More than a whole quota at once: what was measured before was not the quota. */
export const exceeds = ({ limit, rest, again, later }: SplitQuota): boolean => Math.max(rest, again, later) > limit

export function classifyFullReset(split: SplitQuota): Kind {
  const { limit, half, rest, again, burstShare } = split
  const seen = `of ${limit}, split over a window: ${half} + ${rest} accepted, then ${again}`
  if (exceeds(split) || half < Math.ceil(limit / 2)) return undecided([...fullResetKinds, ...lowRefillKinds], `${seen}: ${inUse}`)
  if (burstShare > 0.3)
    return undecided(fullResetKinds, `${seen}: a burst takes ${Math.round(burstShare * 100)} % of the window, too long to tell more`)
  // A boundary that is the server's own fell between the halves.
  if (half + rest >= Math.max(limit + 1, limit * 1.25)) return decided('fixed-aligned', 0.9, seen)
  if (half + rest < limit * 0.8) return undecided(fullResetKinds, `${seen}: ${inUse}`)
  if (limit === 1)
    return undecided(
      ['fixed-anchored', 'sliding-log', 'token-bucket'],
      'one request a window: these are the same function of arrival times',
    )
  if (again >= (limit + half) / 2) return decided('fixed-anchored', 0.9, seen)
  if (again >= half * 0.6) return decided('sliding-log', again <= half ? 0.9 : 0.7, seen)
  if (again === 0) return undecided(['fixed-aligned', 'sliding-log'], seen)
  return undecided(['sliding-log', 'sliding-counter'], seen)
}

const inUse = 'the quota was in use before the probe, or is shared; repeat it after a quiet time'

/** Full bursts after pauses, and how long after each nothing came, in steps of one token. */
export interface Refills {
  readonly firstBurst: number
  readonly bursts: readonly number[]
  readonly deadSteps: readonly number[]
}

/** A bucket gives the next token within one step, whenever it was drained; a counter waits for a boundary of the server's clock first. */
export function classifyLowRefill({ firstBurst, bursts, deadSteps }: Refills): Kind {
  const shown = deadSteps.map((steps) => steps.toFixed(1)).join(', ')
  const most = Math.max(0, ...bursts)
  if (deadSteps.length === 0) return undecided(lowRefillKinds, 'no full burst could be repeated')
  if (most > firstBurst * 1.1 + 1)
    return undecided([...lowRefillKinds, 'sliding-log'], `bursts of ${firstBurst}, then ${bursts.join(', ')}: ${inUse}`)
  if (most <= 2) return undecided(lowRefillKinds, `next request after ${shown} refill intervals: too few a window to tell`)
  const late = deadSteps.filter((steps) => steps > 1.5).length
  if (late === 0)
    return decided(
      'token-bucket',
      deadSteps.length >= 3 ? 0.9 : 0.6,
      `next request after ${shown} refill intervals; a GCRA is the same function of arrival times`,
    )
  return decided('sliding-counter', late >= 2 ? 0.8 : 0.6, `after a full burst nothing for ${shown} refill intervals`)
}

/** Two volleys of 64 at the same moment, both accepted in part and equally: what counts is how many are under way. */
export const isConcurrency = (first: number, second: number, volley: number): boolean => first > 0 && first === second && first < volley
