/** From the first 429 to a kind, a limit and a window: experiments until one limiter explains all the answers. What is known at any time stands in `known`. */
import { retryAfter } from '#lib/retry-after.ts'
import type { ClientsRecord, LimitPartition } from '#model/record.ts'
import { decide, family } from '#load/classify.ts'
import type { Decision, Kind } from '#load/classify.ts'
import { fits } from '#load/fit.ts'
import type { Fit, Guess } from '#load/fit.ts'
import { densePlan, middle, recovery, sparsePlan, windowBetween } from '#load/recovery.ts'
import type { Span } from '#load/recovery.ts'
import { refill } from '#load/refill.ts'
import { sightOf } from '#load/replay.ts'
import { saturate, sharpRecovery, silentDrain, splitQuota } from '#load/rounds.ts'
import type { SilentDrain } from '#load/rounds.ts'
import type { Burst, Shooter, Shot } from '#load/shooting.ts'

/** What is known so far; a cap may end the experiments anywhere. */
export interface Known {
  limit: number | null
  windowMs: number | null
  perSecond: number | null
  burst: number | null
  kind: Kind
  countsRefused: boolean | null
  readonly notes: string[]
  partitions: readonly LimitPartition[]
  clients: ClientsRecord | null
}

/** What the experiments go on with. */
interface Scene {
  readonly hand: Shooter
  /** Full bursts, those after silence apart. */
  readonly early: readonly number[]
  readonly silent: SilentDrain[]
  /** Refill a millisecond, where requests come back little by little. */
  perMs: number | null
  step: number
  /** About one window. */
  rough: Span
}

/** Two recoveries and what came with them: all at once, or little by little? */
export async function opening(hand: Shooter, drained: Burst, rejected: Shot): Promise<Scene> {
  const first = await recovery(hand, rejected, sparsePlan(rejected.receivedMs, 3_600_000))
  const second = await refill(hand, drained.spanMs)
  const next = await recovery(hand, second.last, planFor(second.last, hand))
  const third = await refill(hand, drained.spanMs)
  const early = [drained.accepted.length, 1 + second.burst.accepted.length, 1 + third.burst.accepted.length]
  const scene = { hand, early, silent: [] }
  if (family(early) === 'full-reset') return { ...scene, perMs: null, step: 1, rough: wider(windowBetween(first, next), 0.05) }
  const sinceMs = hand.nowMs() - rejected.receivedMs
  const deadMs = Math.max(first.loMs - rejected.sentMs, next.loMs - second.last.sentMs, 1)
  const refilled = await saturate(hand, drained.accepted.length, ((early[1] ?? 0) + (early[2] ?? 0)) / sinceMs, deadMs)
  const { perMs, step } = refilled ?? { perMs: null, step: 1 }
  // Nothing came back under pressure: then only silence helps.
  const aboutMs = perMs === null ? first.hiMs - rejected.sentMs : drained.accepted.length / perMs
  return { ...scene, perMs, step, rough: wider({ lo: aboutMs, hi: aboutMs }, perMs === null ? 0.6 : 0.25) }
}

const wider = ({ lo, hi }: Span, share: number): Span => ({ lo: lo * (1 - share), hi: hi * (1 + share) })

const mostRounds = 4

/** Experiment after experiment until one kind explains all that was seen clearly better than the others. */
export async function rounds(hand: Shooter, known: Known, scene: Scene): Promise<void> {
  let windowMs = middle(scene.rough)
  let best: Fit | null = null
  const told = (round: number, lead: number): boolean => {
    const decision = judge({ ...scene, rough: wider(scene.rough, 0.15 * round) })
    settle(known, decision)
    best = decision.best
    windowMs = best.windowMs
    return decision.algorithm !== 'uncertain' && decision.lead >= lead
  }
  const round = async (index: number): Promise<boolean> => {
    // Where every burst so far met the same limit, one more would say nothing.
    const same = index === 0 && scene.perMs === null && new Set(scene.early).size === 1
    if (!same) {
      scene.silent.push(await silentDrain(hand, windowMs, index))
      // One drain has not shown every phase: it must be all the clearer.
      if (told(index, index === 0 ? clear * 2 : clear)) return true
    }
    await splitQuota(hand, limitOf(scene), windowMs, index)
    if (told(index, clear)) return true
    if (known.kind.confidence === 0) await refilledAnew(hand, scene)
    return false
  }
  let index = 0
  while (index < mostRounds && !(await round(index))) index += 1
  if (isBlurred(best)) {
    await sharpRecovery(hand, best)
    told(index, clear)
  }
}

/** A window of which more than two in a hundred are unknown, and any of the server's clock: its place and length hide each other's errors.
 * A log that counts refusals would be prolonged by looking closer. */
const isBlurred = (best: Fit | null): best is Fit =>
  best !== null &&
  (best.algorithm === 'fixed-aligned' ||
    (best.algorithm !== 'token-bucket' &&
      best.algorithm !== 'sliding-counter' &&
      !best.countsRefused &&
      best.penaltyMs === undefined &&
      best.hiMs - best.loMs > best.windowMs * 0.02))

/** Nothing explains what was seen: then the refill was measured badly, in the dead time of a counter or between two ticks, or was taken for a reset. */
async function refilledAnew(hand: Shooter, scene: Scene): Promise<void> {
  const limit = limitOf(scene)
  const again = await saturate(
    hand,
    limit,
    scene.perMs ?? limit / middle(scene.rough),
    Math.max(1, ...scene.silent.map(({ deadMs }) => deadMs)),
  )
  if (again === null) return
  Object.assign(scene, again)
  scene.rough = wider({ lo: limit / again.perMs, hi: limit / again.perMs }, 0.25)
}

const limitOf = ({ early, silent }: Scene): number =>
  Math.min(...(silent.length === 0 ? [Math.max(...early)] : silent.map(({ accepted }) => accepted.length)))

/** A lead of so many answers ends the probe before its rounds are over. */
const clear = 6

function judge(scene: Scene): Decision {
  const [fresh] = scene.silent
  // A quota that was in use when the probe began: what was seen before the first silence is explained by nothing of ours.
  const inUse = fresh !== undefined && (scene.early[0] ?? 0) < Math.min(...scene.silent.map(({ accepted }) => accepted.length))
  const sight = sightOf(inUse ? scene.hand.log.filter(({ sentMs }) => sentMs >= fresh.firstSentMs) : scene.hand.log)
  return decide(fits(sight, guessOf(scene)), sight.seen.length)
}

function guessOf({ early, silent, perMs, step, rough }: Scene): Guess {
  const counts = silent.map(({ accepted }) => accepted.length)
  const least = Math.min(...(counts.length === 0 ? [early[0] ?? 1] : counts))
  const limits = [...new Set([least, early[0] ?? least, Math.max(...early)])].filter((limit) => limit > 0)
  const refilled = silent.map(({ accepted, spanMs }) => accepted.length - Math.floor(spanMs * (perMs ?? 0)))
  const capacity = Math.min(...(refilled.length === 0 ? [least] : refilled))
  const capacities =
    perMs === null ? [least] : [-2, -1, 0, 1, 2].map((more) => capacity + more).filter((count) => count > 0 && count <= least)
  return { limits, capacities: capacities.length === 0 ? [least] : capacities, loMs: rough.lo, hiMs: rough.hi, perMs, step }
}

function settle(known: Known, decision: Decision): void {
  const { best } = decision
  const bucket = best.algorithm === 'token-bucket'
  known.kind = decision
  known.limit = best.limit
  known.countsRefused = best.algorithm === 'sliding-log' || best.penaltyMs !== undefined ? best.countsRefused : null
  known.windowMs = bucket ? best.windowMs : wholeSecond(best)
  known.perSecond = (best.limit * 1000) / known.windowMs
  known.burst = bucket ? best.limit : null
  // Behind a bar that is longer than it, nobody sees the window.
  if (best.penaltyMs !== undefined && !best.countsRefused) Object.assign(known, { windowMs: null, perSecond: null })
}

/** Windows are configured in whole seconds, mostly: if one fits the measurement, it is that. */
function wholeSecond({ windowMs, loMs, hiMs }: Fit): number {
  const whole = Math.round(windowMs / 1000) * 1000
  const grainMs = windowMs * 0.004
  return whole > 0 && whole >= loMs - grainMs && whole <= hiMs + grainMs && hiMs - loMs < windowMs * 0.1 ? whole : windowMs
}

/** Where the recovery is expected: sparse everywhere, and dense in the last second before the promised time. */
function planFor(rejected: Shot, hand: Shooter): readonly number[] {
  const promise = retryAfter(rejected, 0)
  const promisedMs = promise.kind === 'seconds' || promise.kind === 'date' ? promise.seconds * 1000 : 0
  const until = rejected.receivedMs + promisedMs
  const dense = promisedMs > 0 && promisedMs < 600_000 ? densePlan({ lo: Math.max(hand.nowMs(), until - 1_050), hi: until + 50 }, 20) : []
  return [...sparsePlan(rejected.receivedMs, 3_600_000), ...dense]
}
