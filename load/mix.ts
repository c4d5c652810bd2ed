/** The work of a load run: which request is the k-th, as a pure function of k, so that shards draw exactly what one machine would. */
import { fork } from '#lib/seed.ts'
import type { HttpRequest } from '#model/exchange.ts'

export interface LoadRequest {
  /** The operation's id: what the tally counts by. */
  readonly operation: string
  readonly request: HttpRequest
}

/** The k-th request, ready to send. Synchronous: it is called between two requests of a running load. */
export type Draw = (k: number) => LoadRequest

export interface Share {
  readonly operation: string
  /** Relative to the sum of all. */
  readonly weight: number
  /** Bound anew for every k: fresh names, other ids. */
  readonly make: (k: number) => HttpRequest
}

/** Draws by weight. Each k has its own seed, so that neither the order of drawing nor the number of shards changes a request. */
export function weightedMix(shares: readonly [Share, ...Share[]], seed: number): Draw {
  const total = shares.reduce((sum, { weight }) => sum + weight, 0)
  const [first] = shares
  return (k) => {
    let left = (fork(seed, 'mix', k) / 0x1_0000_0000) * total
    const chosen = shares.find(({ weight }) => (left -= weight) < 0) ?? first
    return { operation: chosen.operation, request: chosen.make(k) }
  }
}
