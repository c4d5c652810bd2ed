/** What the mock does with a request that it takes: one act a role. */
import type { Json } from '#lib/json.ts'
import type { Call, MockResponse } from '#mock/layer.ts'
import type { ParameterValues } from '#mock/read-request.ts'
import type { Item } from '#mock/store.ts'
import type { World } from '#mock/world.ts'

export interface Arrival {
  readonly call: Call
  readonly values: ParameterValues
  readonly body: Json | undefined
  /** The items that the path's ids name, outermost first. */
  readonly chain: readonly Item[]
  /** Whether the last of them came into being by this request. */
  readonly made: boolean
}

export type Act = (world: World, arrival: Arrival) => MockResponse
