/** Which responses are kept to be held against the contract, and what the keeping costs: it may not become the load. */
import type { Clock } from '#lib/clock.ts'
import type { Exchange, HttpResponse } from '#model/exchange.ts'
import type { LoadRequest } from '#load/mix.ts'

export interface Sampling {
  /** So many first ones of every operation and status. */
  readonly firstOfEach: number
  /** All with an unexpected status, up to so many. */
  readonly unexpected: number
  /** Then one in so many, to begin with. */
  readonly every: number
  /** Never more than this; larger bodies than `bodyBytes` are not kept. */
  readonly most: number
  readonly bodyBytes: number
}

export const usualSampling: Sampling = { firstOfEach: 2, unexpected: 50, every: 10, most: 500, bodyBytes: 1_000_000 }

export interface Sample extends LoadRequest {
  readonly k: number
  readonly exchange: Exchange
  /** How many requests were under way when it was sent, itself among them. */
  readonly inFlight: number
}

export interface Kept {
  readonly k: number
  readonly drawn: LoadRequest
  readonly inFlight: number
  readonly bytes: Exchange['bytes']
  readonly durationMs: number
}

export interface Sampler {
  readonly samples: Sample[]
  wants(operation: string, status: number, k: number): boolean
  /** `response` is made here, so that its making is counted. */
  keep(kept: Kept, response: () => HttpResponse): void
  cost(): { readonly every: number; readonly costShare: number }
}

/** Share of the time that sampling may take; beyond it only half as many are kept. */
const mostShare = 0.05
/** Reading the clock costs as much as deciding: one decision in so many is timed and stands for all. */
const timedEvery = 64
const lookEvery = 16

export function newSampler(
  sampling: Sampling,
  { clock, expected }: { readonly clock: Clock; readonly expected: (operation: string, status: number) => boolean },
): Sampler {
  const { firstOfEach, most, bodyBytes } = sampling
  const samples: Sample[] = []
  const seen = new Map<string, Map<number, number>>()
  /** Those that are never given up for later ones. */
  const chosen = new Set<number>()
  const startMs = clock.now()
  let [unexpected, every, asked, kept, spentMs] = [0, sampling.every, 0, 0, 0]
  const share = (): number => {
    const allMs = clock.now() - startMs
    return allMs <= 0 ? 0 : Math.min(1, spentMs / allMs)
  }
  /** What is rarer is spread over the whole run: of those that are there, every other one goes. */
  const rarer = (): void => {
    every *= 2
    const left = samples.filter(({ k }) => chosen.has(k) || k % every === 0)
    samples.splice(0, samples.length, ...left)
  }
  const decide = (operation: string, status: number, k: number): boolean => {
    // Nested: a key put together of two would be made and hashed for every answer.
    const statuses = seen.get(operation) ?? new Map<number, number>()
    const before = statuses.get(status) ?? 0
    if (before < firstOfEach) {
      seen.set(operation, statuses.set(status, before + 1))
      chosen.add(k)
      return true
    }
    if (unexpected < sampling.unexpected && !expected(operation, status)) {
      unexpected += 1
      chosen.add(k)
      return true
    }
    return k % every === 0
  }
  return {
    samples,
    wants(operation, status, k) {
      asked += 1
      if (asked % timedEvery !== 0) return decide(operation, status, k)
      const fromMs = clock.now()
      const wanted = decide(operation, status, k)
      spentMs += (clock.now() - fromMs) * timedEvery
      return wanted
    },
    keep({ k, drawn, inFlight, bytes, durationMs }, response) {
      const fromMs = clock.now()
      const made = response()
      if (made.base64.length * 0.75 <= bodyBytes && samples.length < most) {
        const exchange: Exchange = { step: 0, request: drawn.request, outcome: { kind: 'response', ...made }, bytes, durationMs }
        samples.push({ k, ...drawn, inFlight, exchange })
      }
      kept += 1
      spentMs += clock.now() - fromMs
      if (samples.length >= most || (kept % lookEvery === 0 && share() > mostShare)) rarer()
    },
    cost: () => ({ every, costShare: share() }),
  }
}
