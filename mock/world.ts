/** What every part of the mock shares: the contract, what it knows, and how it behaves. */
import type { Clock } from '#lib/clock.ts'
import type { Behaviour } from '#mock/behaviour.ts'
import type { Caller } from '#mock/credentials.ts'
import type { Fit } from '#mock/fit.ts'
import type { Generate } from '#mock/generate.ts'
import type { Routes } from '#mock/routes.ts'
import type { Store } from '#mock/store.ts'
import type { Contract } from '#model/contract.ts'
import type { Lens } from '#model/lens.ts'

export interface World {
  readonly contract: Contract
  readonly lens: Lens
  readonly seed: number
  readonly clock: Clock
  readonly routes: Routes
  readonly store: Store
  readonly behaviour: Behaviour
  /** By token. */
  readonly callers: ReadonlyMap<string, Caller>
  readonly generate: Generate
  readonly fit: Fit
}
