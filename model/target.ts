/** The deployment under test, and what may be done to it. */
import type { Pairs } from '#lib/json.ts'
import type { Contract, SecurityRequirement } from '#model/contract.ts'
import type { Send } from '#model/exchange.ts'

export interface Target {
  /** Replaces the document's server URL whole; no slash at its end. */
  readonly baseUrl: string
  readonly mock: boolean
  /** On this machine: creating is free. */
  readonly loopback: boolean
  readonly send: Send
  readonly tokens: { readonly main?: string; readonly limited?: string; readonly stranger?: string }
  /** The scopes of the limited token; undefined where nobody said. */
  readonly limitedScopes?: readonly string[]
  readonly extraHeaders: Pairs
}

/** `read-only` sends GET and HEAD; `sandbox` writes only to what the run made; `full` lifts the budget of creations. */
export const safeModes = ['read-only', 'sandbox', 'full'] as const
export type SafeMode = (typeof safeModes)[number]

/** What was sent that may have changed the target; written down before it is sent. */
export type LedgerEntry =
  /** What stands below it was sent to this target, until the next such line. */
  | {
      readonly kind: 'run'
      readonly baseUrl: string
      readonly mock: boolean
      readonly securitySchemes: Contract['securitySchemes']
    }
  /** `makes`: success would bring such a resource into being; then `answered` with the same number follows. */
  | {
      readonly kind: 'unsafe'
      readonly n: number
      readonly method: string
      readonly url: string
      readonly sequence: string
      readonly makes?: string
    }
  | { readonly kind: 'answered'; readonly n: number; readonly outcome: string }
  /** Without `removal` the document has no way to take it away. */
  | {
      readonly kind: 'created'
      readonly resource: string
      readonly path: { readonly [name: string]: string }
      readonly removal?: Removal
    }
  | { readonly kind: 'removed'; readonly resource: string; readonly url: string }

/** The request that takes a resource away, but for the credential. */
export interface Removal {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly actor: 'main' | 'stranger'
  /** The variable of the environment that holds the credential, where it is not the actor's usual one. */
  readonly credential?: string
  readonly security: readonly SecurityRequirement[]
}

export type WriteLedger = (entry: LedgerEntry) => void
