/** The deployment under test, and what may be done to it. */
import type { Pairs } from '#lib/json.ts'
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
  | { readonly kind: 'unsafe'; readonly method: string; readonly url: string; readonly sequence: string }
  | { readonly kind: 'created'; readonly resource: string; readonly path: { readonly [name: string]: string } }
  | { readonly kind: 'removed'; readonly resource: string; readonly path: { readonly [name: string]: string } }

export type WriteLedger = (entry: LedgerEntry) => void
