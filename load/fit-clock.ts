/** The search for windows of the server's clock: how long they are, and where one begins. Both are hidden, and the errors of one hide in the other. */
import type { Guess } from '#load/fit.ts'
import { mismatches } from '#load/replay.ts'
import type { Machine, Sight } from '#load/replay.ts'

export interface Found {
  readonly value: number
  readonly cost: number
  readonly lo: number
  readonly hi: number
}

interface ClockSearch {
  readonly grain: number
  readonly places: readonly Anchor[]
  readonly machine: (windowMs: number, boundaryMs: number) => Machine
}

/** So many windows at first, then more: one that is slightly wrong does little harm near the boundary that it was counted from. */
const horizons = [3.5, 14, Infinity] as const

/** The length and the place of windows that only the server knows. */
export function fitClock(sight: Sight, guess: Pick<Guess, 'loMs' | 'hiMs'>, { grain, places, machine }: ClockSearch): Found {
  const on = (part: Sight) => (windowMs: number, placeMs: number, enough: number) => mismatches(part, machine(windowMs, placeMs), enough)
  let open: readonly Open[] = places.flatMap((anchor) => {
    const parts = Math.max(1, Math.min(anchor.parts, Math.ceil((anchor.hi - anchor.lo) / (guess.loMs * grain))))
    const near = nearby(sight, anchor.hi, guess.hiMs, horizons[0])
    const halfMs = (anchor.hi - anchor.lo) / parts / 2
    return good(tries(on(near), geometric(guess.loMs, guess.hiMs, grain), spread(anchor.lo, anchor.hi, parts)), 40).map((one) => ({
      ...one,
      halfMs,
      at: anchor.hi,
    }))
  })
  let step = grain
  for (const horizon of horizons.slice(1)) {
    open = good(
      open.flatMap((one) => {
        const part = nearby(sight, one.at, guess.hiMs, horizon)
        return tries(on(part), spread(one.windowMs * (1 - step / 2), one.windowMs * (1 + step / 2), 4), [one.placeMs]).map((next) => ({
          ...one,
          ...next,
        }))
      }),
      horizon === Infinity ? 6 : 40,
    )
    step /= 4
  }
  return refined(on(sight), open, step * 2) ?? { value: guess.hiMs, cost: Infinity, lo: guess.loMs, hi: guess.hiMs }
}

interface Open extends Try {
  readonly halfMs: number
  readonly at: number
}

/** The best, and what is about as good: a few windows tell little. */
function good<T extends Try>(all: readonly T[], most: number): readonly T[] {
  const ordered = all.toSorted((a, b) => a.cost - b.cost)
  const alike = ordered.filter(({ cost }) => cost <= (ordered[0]?.cost ?? 0) + 2)
  return thinned(alike.length < most / 2 ? ordered.slice(0, most) : alike, most)
}

function refined(
  costOf: (windowMs: number, placeMs: number, enough: number) => number,
  open: readonly Open[],
  width: number,
): Found | undefined {
  let [best, step] = [open, width]
  let lowest: readonly Open[] = []
  for (let round = 0; round < 3; round += 1) {
    const found = best.flatMap((one) =>
      tries(
        costOf,
        spread(one.windowMs * (1 - step), one.windowMs * (1 + step), 11),
        spread(one.placeMs - one.halfMs, one.placeMs + one.halfMs, 3),
      ).map((next) => ({ ...one, ...next, halfMs: one.halfMs / 3 })),
    )
    const least = Math.min(...found.map(({ cost }) => cost))
    lowest = found.filter(({ cost }) => cost === least).toSorted((a, b) => a.windowMs - b.windowMs)
    best = lowest.slice(Math.floor(lowest.length / 2)).slice(0, 1)
    step /= 4
  }
  const [first, last] = [lowest[0], lowest.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return { value: (first.windowMs + last.windowMs) / 2, cost: first.cost, lo: first.windowMs, hi: last.windowMs }
}

interface Anchor {
  readonly lo: number
  readonly hi: number
  /** In how many parts it is searched at most. */
  readonly parts: number
}

/** A whole window, after the last long silence but one. */
export function anywhere({ seen }: Sight, { loMs, hiMs }: Guess): readonly Anchor[] {
  const starts = seen.flatMap(({ atMs }, index) => (index > 0 && atMs - (seen[index - 1]?.atMs ?? 0) > hiMs * 1.5 ? [atMs] : []))
  const at = starts.at(-2) ?? starts[0] ?? seen[0]?.atMs ?? 0
  return [{ lo: at, hi: at + (loMs + hiMs) / 2, parts: 40 }]
}

const thinned = <T>(all: readonly T[], most: number): readonly T[] => {
  const every = Math.ceil(all.length / most)
  return all.filter((_, index) => index % Math.max(1, every) === 0)
}

interface Try {
  readonly windowMs: number
  readonly placeMs: number
  readonly cost: number
}

/** Every window with every place, best first. */
function tries(
  costOf: (windowMs: number, placeMs: number, enough: number) => number,
  windows: readonly number[],
  places: readonly number[],
): readonly Try[] {
  let least = Infinity
  const all = places.flatMap((placeMs) =>
    windows.map((windowMs) => {
      const cost = costOf(windowMs, placeMs, least * 1.5 + 3)
      least = Math.min(least, cost)
      return { windowMs, placeMs, cost }
    }),
  )
  return all.toSorted((a, b) => a.cost - b.cost)
}

const spread = (lo: number, hi: number, parts: number): readonly number[] =>
  Array.from({ length: Math.max(1, parts) }, (_, index) => lo + ((hi - lo) * (index + 0.5)) / Math.max(1, parts))

/** From the silence before a moment to so many windows after it. */
function nearby({ seen, slackMs }: Sight, ms: number, windowMs: number, horizon: number): Sight {
  if (horizon === Infinity) return { seen, slackMs }
  let from = seen.findIndex(({ atMs }) => atMs >= ms)
  while (from > 0 && (seen[from]?.atMs ?? 0) - (seen[from - 1]?.atMs ?? 0) < windowMs * 1.5) from -= 1
  return { slackMs, seen: seen.slice(Math.max(0, from)).filter(({ atMs }) => atMs < ms + windowMs * horizon) }
}

/** Moments at which a refusal turned into acceptance, after the longest waits first. */
export function anchors({ seen, slackMs }: Sight): readonly Anchor[] {
  const found: { readonly lo: number; readonly hi: number; readonly deadMs: number }[] = []
  let lastMs = seen[0]?.atMs ?? 0
  for (let index = 1; index < seen.length; index += 1) {
    const [before, after] = [seen[index - 1], seen[index]]
    if (after?.accepted !== true) continue
    if (before?.accepted === false) found.push({ lo: before.atMs - slackMs, hi: after.atMs + slackMs, deadMs: before.atMs - lastMs })
    lastMs = after.atMs
  }
  // In half the longest wait there was a boundary; the better it is known the fewer places are tried.
  const longest = Math.max(0, ...found.map(({ deadMs }) => deadMs))
  return found
    .filter(({ deadMs }) => deadMs > longest / 4 && deadMs > slackMs * 6)
    .toSorted((a, b) => a.hi - a.lo - (b.hi - b.lo))
    .slice(0, 3)
    .map(({ lo, hi }) => ({ lo, hi, parts: 14 }))
}

export const geometric = (lo: number, hi: number, step: number): readonly number[] => {
  const count = Math.max(1, Math.ceil(Math.log(hi / lo) / Math.log(1 + step)))
  return Array.from({ length: count + 1 }, (_, index) => lo * (hi / lo) ** (index / count))
}
