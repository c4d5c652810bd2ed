/** Sliding logs in closed form: every answer bounds the window from one side, so that the best window is found without a search. */
import type { Fit, Guess } from '#load/fit.ts'
import type { Sight } from '#load/replay.ts'

/** `strict`: refused requests count too. */
export function fitLog(sight: Sight, limit: number, strict: boolean, { hiMs }: Pick<Guess, 'hiMs'>): Fit {
  const { always, atMost, moreThan } = strict ? strictBounds(sight, limit) : bounds(sight, limit)
  const slackMs = sight.slackMs * 2
  // From a window of nothing upwards: past a lower bound one more answer is explained, past an upper bound one fewer.
  const steps = [...moreThan.map((ms) => [ms - slackMs, -1] as const), ...atMost.map((ms) => [ms + slackMs, 1] as const)].toSorted(
    (a, b) => a[0] - b[0],
  )
  let cost = always + moreThan.length
  let best = { cost, lo: 0, hi: steps[0]?.[0] ?? hiMs }
  steps.forEach(([ms, change], index) => {
    cost += change
    const end = steps[index + 1]?.[0] ?? Math.max(ms, hiMs * 1.5)
    if (cost < best.cost || (cost === best.cost && end - ms > best.hi - best.lo)) best = { cost, lo: ms, hi: end }
  })
  return {
    algorithm: 'sliding-log',
    countsRefused: strict,
    limit,
    windowMs: Math.max(1, (best.lo + best.hi) / 2),
    loMs: Math.max(1, best.lo + slackMs / 2),
    hiMs: Math.max(1, best.hi - slackMs / 2),
    step: 1,
    cost: best.cost,
  }
}

interface Bounds {
  /** Answers that no window explains. */
  readonly always: number
  readonly atMost: readonly number[]
  readonly moreThan: readonly number[]
}

function bounds({ seen, slackMs }: Sight, limit: number): Bounds {
  const taken = seen.filter(({ accepted }) => accepted).map(({ atMs }) => atMs)
  const atMost = taken.slice(limit).map((ms, index) => ms - (taken[index] ?? 0))
  const moreThan: number[] = []
  let [always, before] = [0, 0]
  for (const { atMs, accepted } of seen) {
    if (accepted) continue
    while ((taken[before] ?? Infinity) <= atMs + slackMs) before += 1
    const oldest = taken[before - limit]
    if (oldest === undefined) always += 1
    else moreThan.push(atMs - oldest)
  }
  return { always, atMost, moreThan }
}

function strictBounds({ seen, slackMs }: Sight, limit: number): Bounds {
  // Of what came together, what was let in came first.
  const order = seen.map((one) => ({ ...one, key: one.atMs + (one.accepted ? -slackMs : slackMs) })).toSorted((a, b) => a.key - b.key)
  const [atMost, moreThan]: [number[], number[]] = [[], []]
  let always = 0
  order.forEach(({ atMs, accepted }, index) => {
    const oldest = order[index - limit]?.atMs
    if (oldest !== undefined) (accepted ? atMost : moreThan).push(atMs - oldest)
    else if (!accepted) always += 1
  })
  return { always, atMost, moreThan }
}
