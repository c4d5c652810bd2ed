/** The experiments that set the kinds of limiters apart, each at another phase of whatever clock the server keeps. */
import type { Burst, Shooter, Shot } from '#load/shooting.ts'
import { isAccepted, isLimited } from '#load/shooting.ts'
import type { Fit } from '#load/fit.ts'
import { densePlan, recovery } from '#load/recovery.ts'
import { refill } from '#load/refill.ts'

/** So long after a window everything that was counted is forgotten, by counters over two windows too. */
const silenceWindows = 2.2
const goldenRatio = 0.618

export interface SilentDrain extends Burst {
  /** How long nothing came back. */
  readonly deadMs: number
}

/** What all hypotheses agree on: a full burst after silence is the limit. */
export async function silentDrain(hand: Shooter, windowMs: number, round: number): Promise<SilentDrain> {
  await hand.waitUntil(hand.nowMs() + windowMs * (silenceWindows + ((round * goldenRatio) % 1)))
  const full = await hand.burst()
  const last = full.rejected.at(-1) ?? (await hand.shoot())
  if (!isLimited(last)) return { ...full, deadMs: 0 }
  const back = await recovery(hand, last, densePlan({ lo: hand.nowMs(), hi: hand.nowMs() + windowMs * 1.2 }, 40))
  return { ...full, deadMs: back.loMs - last.sentMs }
}

/** Half the quota at the start of an idle stretch, the rest at 0.85 windows, a burst at 1.1 windows. */
export async function splitQuota(hand: Shooter, limit: number, windowMs: number, round: number): Promise<void> {
  await hand.waitUntil(hand.nowMs() + windowMs * (silenceWindows + ((0.3 + round * goldenRatio) % 1)))
  const startMs = hand.nowMs()
  await hand.burst(Math.ceil(limit / 2))
  await hand.waitUntil(startMs + windowMs * 0.85)
  await hand.burst()
  await hand.waitUntil(startMs + windowMs * 1.1)
  await hand.burst()
}

/** How fast requests come back, and how many at once. */
export interface Refilled {
  readonly perMs: number
  readonly step: number
}

const wantedGroups = 10

/** Asks faster than the refill for a while. `deadMs`: how long nothing came back. Null where nothing came. */
export async function saturate(hand: Shooter, limit: number, perMs: number, deadMs: number): Promise<Refilled | null> {
  let gapMs = Math.max(1 / (4 * perMs), deadMs / 60)
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const startMs = hand.nowMs()
    const shots = await hand.stream(gapMs, (so) => enough(so, limit, deadMs, hand.nowMs() - startMs))
    const accepted = shots.filter(isAccepted)
    if (accepted.length < 3) return null
    // Mostly accepted: the refill is faster than we asked.
    if (accepted.length <= shots.length * 0.6) return rateOf(inOrder(shots), deadMs)
    gapMs /= 3
  }
  return null
}

const inOrder = (shots: readonly Shot[]): readonly Shot[] => shots.toSorted((a, b) => a.sentMs - b.sentMs)

/** Tokens that come together, as a timer gives them, or one by one: the requests that each began with. */
function groups(accepted: readonly Shot[], deadMs: number): readonly number[] {
  const gaps = accepted.map((shot, index) => (index === 0 ? 0 : shot.sentMs - (accepted[index - 1]?.sentMs ?? 0)))
  const longestMs = Math.max(deadMs, ...gaps)
  return gaps.flatMap((gapMs, index) => (gapMs > longestMs / 3 ? [index] : []))
}

/** Ten groups; or five and most of a quota; or so many requests that more would be rude. */
function enough(shots: readonly Shot[], limit: number, deadMs: number, elapsedMs: number): boolean {
  const most = 80 + limit * 5
  if (shots.length >= most) return true
  const accepted = inOrder(shots.filter(isAccepted))
  if (accepted.length === 0) return shots.length >= 80 && elapsedMs > deadMs * 6
  if (elapsedMs < deadMs * 5) return false
  const begun = groups(accepted, deadMs).length
  // Refilled faster than the network can tell apart: then the number counts.
  if (accepted.length >= Math.max(40, limit * 0.5) && (begun === 0 || begun >= 4)) return true
  return begun >= wantedGroups
}

/** From the first token of a group to that of the last: whole groups over whole intervals. */
function rateOf(shots: readonly Shot[], deadMs: number): Refilled {
  const accepted = shots.filter(isAccepted)
  const starts = groups(accepted, deadMs)
  if (starts.length < 3) return { perMs: accepted.length / ((shots.at(-1)?.sentMs ?? 0) - (shots[0]?.sentMs ?? 0)), step: 1 }
  const [from, to] = [starts[0] ?? 0, starts.at(-1) ?? 0]
  const sizes = starts
    .slice(1)
    .map((start, index) => start - (starts[index] ?? 0))
    .toSorted((a, b) => a - b)
  return {
    perMs: (to - from) / ((accepted[to]?.sentMs ?? 0) - (accepted[from]?.sentMs ?? 0)),
    step: sizes[Math.floor(sizes.length / 2)] ?? 1,
  }
}

/** Drain, recovery, drain, and a recovery that is awaited closely: two boundaries one window apart. */
export async function sharpRecovery(hand: Shooter, { windowMs, loMs, hiMs }: Pick<Fit, 'windowMs' | 'loMs' | 'hiMs'>): Promise<void> {
  const drained = await hand.burst()
  const last = drained.rejected.at(-1) ?? (await hand.shoot())
  const first = await recovery(hand, last, densePlan({ lo: hand.nowMs(), hi: hand.nowMs() + windowMs * 1.2 }, 40))
  const full = await refill(hand, drained.spanMs)
  await recovery(hand, full.last, densePlan({ lo: Math.max(hand.nowMs(), first.loMs + loMs), hi: first.hiMs + hiMs }, 24))
}
