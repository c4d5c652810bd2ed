/** A check is one promise and a pure function that inspects what happened. It never sends. */
import type { Pointer } from '#lib/json.ts'
import type { Actor, Case } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { Exchange, Trace } from '#model/exchange.ts'
import type { Lens } from '#model/lens.ts'
import type { LimitRecord } from '#model/record.ts'

export type FindingClass = 'violation' | 'policy'

/** One piece of what a check found. */
export interface Evidence {
  /** The clauses of the contract that it rests on; the weakest basis among them decides whether it can be a violation. */
  readonly clauses: readonly [Pointer, ...Pointer[]]
  readonly step: number
  readonly expected: string
  readonly actual: string
  /** Of a measurement: in how many tries it was seen, where those were counted. */
  readonly tries?: number
  /** Where the check's own class is too strong (or too weak) for this piece. */
  readonly class?: FindingClass
}

export interface ExchangeSubject {
  readonly operation: Operation
  readonly case: Case
  readonly exchange: Exchange
  /** Whether the operation has accepted a valid request in this run: without that, a refusal proves nothing. */
  readonly acceptedBefore: boolean
  /** All operations that have. */
  readonly accepted: ReadonlySet<string>
  /** Who but the main caller was let in somewhere in this run: their credentials are good. */
  readonly admitted: ReadonlySet<Actor>
  /** `--formats assert`: the server is held to the `format`s of requests. */
  readonly formatsAsserted: boolean
  /** The credentials that the run was given. */
  readonly secrets: readonly string[]
  /** Of a load run: where the answer tells which request it belongs to. */
  readonly belonging?: Belonging
}

export interface Belonging {
  /** The path parameter that asks for one thing, and where the body of the answer shows its id. */
  readonly asked?: { readonly parameter: string; readonly shownAt: Pointer }
  /** Where the body of the answer shows what the request brought into being. */
  readonly madeAt?: Pointer
}

export interface SequenceSubject {
  readonly trace: Trace
  operation(id: string): Operation
}

/** What the prober measured of one operation's rate limit. */
export interface LimitSubject {
  readonly operation: Operation
  readonly limit: LimitRecord
}

export interface Inspect<S> {
  /** The file's name. */
  readonly id: string
  /** One sentence. */
  readonly promise: string
  /** The section that the promise rests on. */
  readonly basis: string
  readonly class: FindingClass
  /** HTTP leaves no choice: however weak the document's basis, the class stays. */
  readonly restsOnHttp?: true
  /** A string says why it does not apply. */
  appliesTo(subject: S): true | string
  inspect(subject: S, lens: Lens): readonly Evidence[] | { readonly undecided: string }
}

/** `underLoad`: what only requests beside each other can break. What shows of one alone has another cause and is no finding of such a check. */
export type ExchangeCheck = { readonly on: 'exchange'; readonly underLoad?: true } & Inspect<ExchangeSubject>
export type SequenceCheck = { readonly on: 'sequence' } & Inspect<SequenceSubject>
export type LimitCheck = { readonly on: 'limit' } & Inspect<LimitSubject>
export type Check = ExchangeCheck | SequenceCheck | LimitCheck

export type Ruling =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly evidence: readonly [Evidence, ...Evidence[]] }
  | { readonly kind: 'skip' | 'inconclusive' | 'error'; readonly reason: string }

export interface Suite {
  readonly id: string
  readonly promise: string
  readonly checks: readonly Check[]
}

export interface Verdict {
  readonly check: string
  readonly sequence: string
  readonly operation: string
  readonly step: number
  readonly ruling: Ruling
}
