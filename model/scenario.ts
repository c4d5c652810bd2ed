/** What a user does one thing after the other: requests whose ids come from earlier answers, played over and over under load. */
import type { Json } from '#lib/json.ts'
import type { HttpResponse } from '#model/exchange.ts'

export interface Scenario {
  readonly name: string
  /** Relative to the sum of all. */
  readonly weight: number
  readonly steps: readonly [ScenarioStep, ...ScenarioStep[]]
}

export interface ScenarioStep {
  /** `scenario.step`: what the tally counts by. */
  readonly name: string
  /** The operation's id. */
  readonly operation: string
  /** A name of an earlier `capture`, or a column of the data, for each parameter or body pointer that takes its value. */
  readonly use: { readonly [target: string]: string }
  /** A value of its own for each parameter or body pointer; a function of a TypeScript scenario makes it. */
  readonly set: { readonly [target: string]: Json | ((context: StepContext) => Json) }
  /** In place of the body that the schema gives. */
  readonly body?: Json
  /** Where the answer shows what later steps use: a pointer into its body, or `header name`. */
  readonly capture: { readonly [name: string]: string | ((response: HttpResponse) => Json | undefined) }
  /** Before the next step, evenly drawn. */
  readonly think?: { readonly fromMs: number; readonly toMs: number }
  /** Statuses that are as they should be; 2xx where nothing is said. */
  readonly expect?: readonly number[]
}

export interface StepContext {
  /** Number of the journey. */
  readonly k: number
  /** Its own: the same for the same seed. */
  readonly seed: number
  /** What was captured, and the columns of its row. */
  readonly known: Known
}

export interface Known {
  readonly [name: string]: Json
}

/** What `--scenario` names. */
export interface Scenarios {
  readonly scenarios: readonly [Scenario, ...Scenario[]]
  /** Journey k takes row k mod their number. */
  readonly rows: readonly Known[]
  /** Journey k goes by credential k mod their number; the main one where there are none. */
  readonly credentials: readonly Credential[]
}

export interface Credential {
  /** The variable of the environment that holds it: what a ledger may name. */
  readonly name: string
  readonly token: string
}

/** What a request says instead of what was planned. */
export interface Setting {
  readonly place: 'path' | 'query' | 'header' | 'cookie' | 'body'
  /** A parameter's name, or a pointer into the body. */
  readonly at: string
  readonly value: Json
}
