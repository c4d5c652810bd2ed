/** What every kind of run is handed: the contract, the plan, the target, and the sinks of the process. */
import type { Clock } from '#lib/clock.ts'
import type { Plan } from '#model/case.ts'
import type { Check } from '#model/check.ts'
import type { Emit } from '#model/event.ts'
import type { Target, WriteLedger } from '#model/target.ts'
import type { Redact } from '#http/redact.ts'
import type { Opened } from '#specs/open.ts'

export interface RunTools {
  readonly opened: Opened
  readonly plan: Plan
  readonly checks: readonly Check[]
  readonly target: Target
  readonly clock: Clock
  /** Of this run: fresh texts differ from those of another run on the same target. */
  readonly nonce: number
  readonly redact: Redact
  readonly ledger: WriteLedger
  readonly signal: AbortSignal
  readonly emit: Emit
  /** Further credentials of the main actor, by the variables that hold them: load shares its requests out among them. */
  readonly credentials?: { readonly [name: string]: string | undefined }
}
