/** From limiters that were fitted to a log to the kind that explains it, and how surely. Pure. */
import type { Algorithm } from '#model/record.ts'
import type { Fit } from '#load/fit.ts'

export interface Kind {
  readonly algorithm: Algorithm
  readonly candidates: readonly Algorithm[]
  /** 0 to 1. */
  readonly confidence: number
  readonly note: string
}

export interface Decision extends Kind {
  /** The fit to go on with, decided or not. */
  readonly best: Fit
  /** So many more answers the next kind leaves unexplained. */
  readonly lead: number
}

/** Does everything come back at once? `counts`: accepted in the first burst, and in those right after each recovery. */
export function family(counts: readonly number[]): 'full-reset' | 'low-refill' {
  const most = Math.max(...counts)
  // Below 4 a single token is a large share: then all of it must come back.
  const enough = (count: number): boolean => (most <= 3 ? count >= most : count >= most * 0.6)
  return counts.slice(1).some(enough) ? 'full-reset' : 'low-refill'
}

/** So many answers more than the best must the next kind leave unexplained. */
const leastMargin = 3
/** What leaves more than this share unexplained explains nothing: the quota is shared, or it is none of these kinds. */
const unexplainable = 0.015
/** Up to this share may be noise where every other kind leaves five times as much. */
const noisy = 0.04

export function decide(fits: readonly Fit[], answers: number): Decision {
  const [best, ...others] = fits.toSorted((a, b) => a.cost - b.cost) as [Fit, ...Fit[]] // there is one fit a kind
  const rivals = others.filter(({ algorithm }) => algorithm !== best.algorithm)
  const margin = Math.max(leastMargin, best.cost)
  const close = rivals.filter(({ cost }) => cost < best.cost + margin)
  const candidates = [...new Set([best, ...close].map(({ algorithm }) => algorithm))]
  const lead = (rivals[0]?.cost ?? Infinity) - best.cost
  const seen = `of ${answers} answers ${best.algorithm} leaves ${best.cost} unexplained, ${rivals[0]?.algorithm ?? 'nothing else'} ${rivals[0]?.cost ?? 0}`
  const penalty =
    best.penaltyMs === undefined
      ? ''
      : `; a refusal bars for ${(best.penaltyMs / 1000).toFixed(2)} s${best.countsRefused ? ', each anew' : ''}`
  const noise = best.cost <= answers * noisy && lead >= best.cost * 4
  if (best.cost > Math.max(2, answers * unexplainable) && !noise)
    return {
      best,
      lead,
      algorithm: 'uncertain',
      candidates,
      confidence: 0,
      note: `${seen}: the quota is shared, in use, or of another kind`,
    }
  if (close.length > 0) return { best, lead, algorithm: 'uncertain', candidates, confidence: 1 / candidates.length, note: seen }
  return { best, lead, algorithm: best.algorithm, candidates: [best.algorithm], confidence: surety(lead), note: `${seen}${penalty}` }
}

/** A lead of three answers is 0.8, of ten 0.95; certain it never is. */
const surety = (lead: number): number => Math.min(0.99, 1 - 0.6 / Math.max(lead, 1))

/** Two volleys at the same moment, both accepted in part and alike: what counts is how many are under way. */
export const isConcurrency = (first: number, second: number, volley: number): boolean =>
  first > 0 && first < volley && second < volley && Math.abs(first - second) <= Math.max(first, second) * 0.1
