/** Scenarios under load: each arrival begins a journey, and each answer makes the next step due. */
import { random, fork } from '#lib/seed.ts'
import type { HttpRequest, HttpResponse } from '#model/exchange.ts'
import type { Known } from '#model/scenario.ts'
import type { LoadRequest, Next, Share } from '#load/mix.ts'

export interface JourneyStep {
  /** `scenario.step`: what the tally counts by. */
  readonly name: string
  readonly make: (k: number, known: Known) => { readonly request: HttpRequest; readonly settle?: (response: HttpResponse | null) => void }
  /** What is known after its answer; a string says why the journey ends here. */
  readonly learn: (response: HttpResponse, known: Known) => Known | string
  /** Before the next step. */
  readonly think?: { readonly fromMs: number; readonly toMs: number }
}

export interface Journey {
  readonly name: string
  readonly weight: number
  readonly steps: readonly [JourneyStep, ...JourneyStep[]]
  /** What journey k knows from the start: its row of the data. */
  readonly knownAt: (k: number) => Known
  readonly seed: number
}

/** How journeys went; grows while the load runs. */
export interface JourneyCount {
  started: number
  finished: number
  readonly broken: Map<string, number>
}

export const newCount = (): JourneyCount => ({ started: 0, finished: 0, broken: new Map() })

export function journeyShare(journey: Journey, count: JourneyCount): Share {
  const { steps, weight, seed, name } = journey
  const brokenBy = (reason: string): undefined => {
    count.broken.set(reason, (count.broken.get(reason) ?? 0) + 1)
  }
  const stepAt = (index: number, step: JourneyStep, k: number, known: Known): LoadRequest => {
    const { request, settle } = step.make(k, known)
    const answered = (response: HttpResponse | null): Next | undefined => {
      settle?.(response)
      if (response === null) return brokenBy(`${step.name}: no answer`)
      const learned = step.learn(response, known)
      if (typeof learned === 'string') return brokenBy(`${step.name}: ${learned}`)
      const afterMs = step.think === undefined ? 0 : thinkMs(step.think, fork(seed, 'think', name, index, k))
      const following = steps[index + 1]
      if (following !== undefined) return { afterMs, draw: () => stepAt(index + 1, following, k, learned) }
      count.finished += 1
      return { afterMs }
    }
    return { operation: step.name, request, answered: guarded(answered, (cause) => brokenBy(`${step.name}: ${cause}`)) }
  }
  return {
    name,
    weight,
    make(k) {
      count.started += 1
      return stepAt(0, steps[0], k, journey.knownAt(k))
    },
  }
}

const thinkMs = ({ fromMs, toMs }: NonNullable<JourneyStep['think']>, seed: number): number =>
  fromMs + random(seed).next() * (toMs - fromMs)

/** What a function of the user's throws ends its journey: thrown on, it would end in the socket that called. */
const guarded =
  (answered: NonNullable<LoadRequest['answered']>, broken: (cause: string) => undefined): NonNullable<LoadRequest['answered']> =>
  (response) => {
    try {
      return answered(response)
    } catch (cause) {
      return broken(cause instanceof Error ? cause.message : String(cause))
    }
  }
