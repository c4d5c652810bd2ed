/**
 * What was seen under load and does not show alone is looked for again under the same pressure: the same mix, with as many requests at
 * once as there were, byte-exact. Three answers to three requests make it a finding; a bound of requests and time makes it flaky.
 */
import type { Clock } from '#lib/clock.ts'
import type { Finding, UnderLoad } from '#model/record.ts'
import type { Draw } from '#load/mix.ts'
import { closedJourneys } from '#load/closed-journeys.ts'
import { wholeRun } from '#load/pacers.ts'
import type { LoadOptions } from '#load/recorder.ts'
import type { Sample } from '#load/sampler.ts'
import { findingOf, type Judged, type Render, type Suspicion } from '#run/findings.ts'

/** Each of them an answer to a request of its own. */
export const wantedSamples = 3
const burstRequests = 500
const mostRounds = 8
const mostMs = 10_000

/** One judged sample, and what it showed. */
export interface Seen {
  readonly sample: Pick<Sample, 'inFlight'>
  readonly judged: Judged
  readonly shows: readonly Suspicion[]
}

export interface Pressed {
  readonly suspicion: Suspicion
  /** The suspicion in the bytes of the first samples that showed it. */
  readonly shown: Suspicion
  readonly underLoad: UnderLoad
}

/** So many requests, so many of them at once; `round` makes them others than all before. */
export type Burst = (round: number, inFlight: number) => Promise<readonly Sample[]>

export interface PressureTools {
  /** The same pressure once more, and what it shows; `open` is still looked for. */
  readonly press: (round: number, inFlight: number, open: readonly Suspicion[]) => Promise<readonly Seen[]>
  readonly clock: Clock
  readonly signal: AbortSignal
}

export async function underPressure(
  open: readonly Suspicion[],
  before: readonly Seen[],
  { press, clock, signal }: PressureTools,
): Promise<readonly Pressed[]> {
  if (open.length === 0) return []
  const sought = open.map((suspicion) => ({ suspicion, least: inFlightOf(before, suspicion), of: 0, showing: [] as Seen[] }))
  const level = Math.max(
    ...before.flatMap(({ sample, shows }) => (shows.some(({ id }) => open.some((one) => one.id === id)) ? [sample.inFlight] : [])),
  )
  const startMs = clock.now()
  const isOver = (round: number): boolean => signal.aborted || round >= mostRounds || clock.now() - startMs >= mostMs
  for (let round = 0; !isOver(round) && sought.some(({ showing }) => showing.length < wantedSamples); round += 1) {
    const wanting = sought.filter(({ showing }) => showing.length < wantedSamples)
    const seen = await press(
      round,
      level,
      wanting.map(({ suspicion }) => suspicion),
    )
    if (seen.length === 0) break
    for (const one of sought) {
      // A rate counts whole rounds: one that ended with the last that was wanted would be too high.
      const own = seen.filter((other) => isLooked(other, one.suspicion))
      one.of += own.length
      one.showing.push(...own.filter(({ shows }) => shows.some((again) => isSame(again, one.suspicion))))
    }
  }
  return sought.map(({ suspicion, least, of, showing }): Pressed => ({
    suspicion,
    shown: inBytes(suspicion, showing.slice(0, wantedSamples)),
    underLoad: {
      of,
      seen: showing.length,
      rate: of === 0 ? 0 : showing.length / of,
      inFlight: Math.min(least, ...showing.map(({ sample }) => sample.inFlight)),
    },
  }))
}

/** Whether it would have shown there: what could not be decided is no answer without it. */
const isLooked = ({ judged: { sequence, verdicts } }: Seen, { check, operation }: Suspicion): boolean =>
  sequence.operation === operation.id &&
  verdicts.some(({ check: own, ruling }) => own === check.id && (ruling.kind === 'pass' || ruling.kind === 'fail'))

/** A milder showing of the same cause confirms nothing graver. */
const isSame = (again: Suspicion, { id, class: own }: Suspicion): boolean => again.id === id && (own === 'policy' || again.class === own)

const inFlightOf = (seen: readonly Seen[], { id }: Suspicion): number =>
  Math.min(...seen.flatMap(({ sample, shows }) => (shows.some((one) => one.id === id) ? [sample.inFlight] : [])))

function inBytes(suspicion: Suspicion, showing: readonly Seen[]): Suspicion {
  const [first] = showing
  const evidence = first?.shows.find((one) => isSame(one, suspicion))?.evidence
  return evidence === undefined ? suspicion : { ...suspicion, evidence, exchanges: showing.flatMap(({ judged }) => judged.exchanges) }
}

/** As in every confirmation, `3/3` is three that were wanted and had. */
export function pressedFindings(
  all: readonly Pressed[],
  render: Render,
): { readonly findings: readonly Finding[]; readonly flaky: readonly Finding[] } {
  const told = ({ suspicion, shown, underLoad }: Pressed): Finding => ({
    ...findingOf({ ...shown, count: suspicion.count }, `${Math.min(wantedSamples, underLoad.seen)}/${wantedSamples}`, render),
    underLoad,
  })
  const isShown = ({ underLoad: { seen } }: Pressed): boolean => seen >= wantedSamples
  return { findings: all.filter(isShown).map(told), flaky: all.filter((one) => !isShown(one)).map(told) }
}

/** Requests of a burst have numbers that no run reaches. */
const firstK = 2 ** 30

export const burstOf =
  (
    draw: Draw,
    options: Pick<LoadOptions, 'clock' | 'timeoutMs' | 'expected'> & { readonly signal: AbortSignal },
    shard = wholeRun,
  ): Burst =>
  async (round, inFlight) => {
    const stop = new AbortController()
    const most = Math.max(burstRequests, 4 * inFlight)
    let drawn = 0
    const { samples } = await closedJourneys({
      ...options,
      draw: (k) => {
        drawn += 1
        if (drawn >= most) stop.abort()
        return draw(k)
      },
      durationMs: mostMs,
      warmUpMs: 0,
      connections: inFlight,
      // Every answer is a first one, so that none is given up again.
      sampling: { firstOfEach: Infinity, unexpected: 0, every: 1, most: Infinity, bodyBytes: 1_000_000 },
      signal: AbortSignal.any([options.signal, stop.signal]),
      shard: { index: firstK + round * 2 ** 20 + shard.index * 2 ** 25, count: 1 },
    })
    return samples
  }
