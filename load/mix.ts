/** The work of a load run: which request is the k-th, as a pure function of k, so that shards draw exactly what one machine would. */
import { fork } from '#lib/seed.ts'
import type { HttpRequest, HttpResponse } from '#model/exchange.ts'

export interface LoadRequest {
  /** What the tally counts by: the operation's id, or `scenario.step`. */
  readonly operation: string
  readonly request: HttpRequest
  /**
   * Told of its end: the response, or null where none came in time. What it gives is sent next, so much later: a step of a scenario.
   * The body of the response is kept for it.
   */
  readonly answered?: (response: HttpResponse | null) => Next | undefined
}

export interface Next {
  readonly afterMs: number
  /** Called when it is due, and not at all where the run has ended by then. Absent where all that follows is a rest. */
  readonly draw?: () => LoadRequest
}

/** The k-th request, ready to send. Synchronous: it is called between two requests of a running load. */
export type Draw = (k: number) => LoadRequest

export interface Share {
  /** The operation or the scenario. */
  readonly name: string
  /** Relative to the sum of all. */
  readonly weight: number
  /** Bound anew for every k: fresh names, other ids. */
  readonly make: Draw
}

/** Some of the first are known by the share that makes them; the others are drawn. */
export const namedFirst =
  (known: readonly (Share | undefined)[], others: Draw): Draw =>
  (k) =>
    known[k]?.make(k) ?? others(k)

/** Draws by weight. Each k has its own seed, so that neither the order of drawing nor the number of shards changes a request. */
export function weightedMix(shares: readonly [Share, ...Share[]], seed: number): Draw {
  const total = shares.reduce((sum, { weight }) => sum + weight, 0)
  const [first] = shares
  return (k) => {
    let left = (fork(seed, 'mix', k) / 0x1_0000_0000) * total
    const chosen = shares.find(({ weight }) => (left -= weight) < 0) ?? first
    return chosen.make(k)
  }
}
