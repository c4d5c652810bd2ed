/** Failures that were found before, as a repository keeps them: `failures.json`. */
import type { HttpRequest } from '#model/exchange.ts'

export interface KnownFailure {
  /** The finding's id. */
  readonly fingerprint: string
  readonly check: string
  readonly operation: string
  /** The sequence that showed it, in the plan of this document, seed and version. */
  readonly sequence: string
  readonly seed: number
  /** SHA-256 of the document that it was found under. */
  readonly document: string
  /** What was sent, for who wants to send it by hand: the run makes fresh values. */
  readonly requests: readonly HttpRequest[]
}
