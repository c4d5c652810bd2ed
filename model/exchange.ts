/** What went over the wire. Bodies are base64, so that any byte survives in a record. */
import type { Actor, Parts, Sequence } from '#model/case.ts'
import type { Pairs } from '#lib/json.ts'

export interface Message {
  readonly headers: Pairs
  readonly base64: string
}

export interface HttpRequest extends Message {
  readonly method: string
  /** Absolute. */
  readonly url: string
}

export interface HttpResponse extends Message {
  readonly status: number
}

export type Outcome = ({ readonly kind: 'response' } & HttpResponse) | { readonly kind: 'timeout' | 'unreachable'; readonly reason: string }

/** The network as one function: a socket, the mock and a recording look the same. Never throws. */
export type Send = (request: HttpRequest, signal?: AbortSignal) => Promise<Outcome>

export interface Exchange {
  /** Index of its case in the sequence. */
  readonly step: number
  readonly request: HttpRequest
  readonly outcome: Outcome
  /** `lossy`: seen through autocannon, which does not keep bytes. */
  readonly bytes: 'exact' | 'lossy'
  readonly durationMs: number
  /** Whose credential the request carries; the main one where nothing is said. */
  readonly actor?: Actor
}

/** One playing of a sequence. `broken` says why it could not be played to its end. */
export interface Trace {
  readonly sequence: Sequence
  /** Each has fresh values; `same` has fresh texts, and all else as `planned` had it. */
  readonly attempt: 'planned' | 'repeat' | 'same' | 'shrink' | 'load'
  readonly exchanges: readonly Exchange[]
  /** What each step was bound to, so that checks need not read it back from bytes. */
  readonly parts: readonly Parts[]
  readonly broken?: string
  /** Why there was nothing to play. */
  readonly skipped?: string
}
