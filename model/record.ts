/** The run record, `out/run.json`: what every report is rendered from. Fields are only ever added. Its JSON Schema is run.schema.json. */
import type { FindingClass } from '#model/check.ts'
import type { Basis } from '#model/contract.ts'
import type { HttpRequest, Outcome } from '#model/exchange.ts'
import type { Pointer } from '#lib/json.ts'

export const recordVersion = 1

export interface RunRecord {
  readonly recordVersion: 1
  readonly tool: { readonly name: 'proofload'; readonly version: string }
  readonly engines: { readonly node: string; readonly undici: string; readonly ajv: string; readonly autocannon: string }
  readonly command: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  readonly contract: { readonly title: string; readonly version: string; readonly hash: string; readonly file: string }
  /** `mock` where no URL was given. */
  readonly target: { readonly url: string; readonly mock: boolean }
  readonly seed: number
  readonly plan: {
    readonly hash: string
    readonly sequences: number
    readonly executed: number
    readonly requests: number
    /** SHA-256 over what the run learned, confirmed and made smaller. */
    readonly events?: string
    readonly cutBy?: string
  }
  readonly host: {
    readonly cpu: string
    readonly cores: number
    readonly memoryBytes: number
    readonly platform: string
    readonly node: string
  }
  readonly tally: readonly TallyRow[]
  readonly findings: readonly Finding[]
  /** Failures that did not repeat when they were run again. */
  readonly flaky: readonly Finding[]
  readonly inconclusive: readonly Inconclusive[]
  readonly coverage: readonly CoverageRow[]
  /** Promises of the document that no response can show. */
  readonly unobservable: readonly { readonly id: string; readonly text: string; readonly contractAt: Pointer }[]
  /** Operations that never answered 2xx to a valid request. */
  readonly unreached: readonly { readonly operation: string; readonly reason: string }[]
  /** Where failures of earlier runs were handed in with `--corpus`. */
  readonly corpus?: readonly Replayed[]
  readonly load: LoadRecord | null
  readonly limits: readonly LimitRecord[]
  readonly gate: { readonly verdict: Verdict; readonly exitCode: number; readonly reasons: readonly string[] }
  /** Where known findings were handed in with `--baseline`. */
  readonly baseline?: BaselineRecord
}

/** What became of a failure that was found before. */
export interface Replayed {
  readonly fingerprint: string
  readonly check: string
  readonly operation: string
  readonly sequence: string
  readonly result: 'fixed' | 'failed' | 'undecided' | 'skipped'
  readonly reason?: string
}

export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'invalid' | 'error'

export interface OperationName {
  readonly id: string
  readonly method: string
  readonly path: string
}

/** How often each check came to each ruling on one operation; passes are counted too. */
export interface TallyRow {
  readonly operation: OperationName
  readonly check: string
  readonly pass: number
  readonly violation: number
  readonly policy: number
  readonly skip: number
  readonly inconclusive: number
  readonly error: number
}

/** One finding that somebody answers for, until a date. */
export interface Acceptance {
  /** The id of the finding. */
  readonly fingerprint: string
  readonly owner: string
  readonly ticket?: string
  readonly reason: string
  /** The last day on which it holds, in UTC: `2026-12-31`. */
  readonly expires: string
  /** Where it was found (`GET /pets`) and by which check: with them an absence can be told from a place that was not looked at. */
  readonly operation?: string
  readonly check?: string
}

/** `refused`: it stands in the baseline, but nobody may accept its kind. */
export type FindingState = 'new' | 'known' | 'expired' | 'refused' | 'flaky'

export interface BaselineRecord {
  readonly file: string
  /** `fixed`: it was looked for and not seen. `unseen`: nobody looked there in this run. */
  readonly entries: readonly (Acceptance & { readonly state: Exclude<FindingState, 'new'> | 'fixed' | 'unseen' })[]
}

export interface Finding {
  /** Fingerprint of method, path, check and clause: 12 hexadecimal digits. */
  readonly id: string
  readonly check: string
  readonly class: FindingClass
  readonly basis: Basis
  readonly severity: 'critical' | 'major' | 'minor'
  readonly operation: OperationName
  readonly contractAt: Pointer
  readonly file: string
  readonly line: number
  readonly message: string
  readonly expected: string
  readonly actual: string
  /** How many cases showed it. */
  readonly count: number
  /** Repeats that showed it again, of those made: `3/3`. */
  readonly confirmed: string
  /** The sequence that showed it: plays again with `--case`. */
  readonly caseId: string
  readonly reproduce: { readonly curl: readonly string[]; readonly exchanges: readonly RecordedExchange[] }
  /** What the baseline says of it, where there is one. */
  readonly state?: FindingState
}

export interface RecordedExchange {
  readonly request: HttpRequest
  readonly outcome: Outcome
}

export interface Inconclusive {
  readonly operation: OperationName
  readonly check: string
  readonly reason: string
  readonly count: number
}

/** One cell: what of an operation's contract was exercised, on which side. */
export interface CoverageRow {
  readonly operation: OperationName
  readonly kind: 'status' | 'mediaType' | 'parameter' | 'keyword'
  /** `200`, `application/json`, `query limit`, or the keyword's pointer. */
  readonly item: string
  /** How many requests held to it, and how many broke it. */
  readonly valid: number
  readonly invalid: number
  /** Why the cell is empty. */
  readonly reason?: string
  /** Why each side that is empty is; a status and a media type have no invalid side. */
  readonly empty?: { readonly valid?: string; readonly invalid?: string }
}

export interface LoadRecord {
  readonly model: 'open' | 'closed'
  readonly durationSeconds: number
  readonly connections: number
  readonly rate: { readonly asked: number | null; readonly achieved: number }
  /** Open model only: how late requests left, measured against the schedule. */
  readonly sendLagMs: { readonly p50: number; readonly p99: number } | null
  readonly operations: readonly LoadOperation[]
  readonly perSecond: readonly {
    readonly second: number
    readonly requests: number
    readonly errors: number
    readonly p50Ms: number
    readonly p99Ms: number
  }[]
  readonly thresholds: readonly { readonly text: string; readonly actual: number; readonly held: boolean }[]
  /** Responses that were held against the contract. */
  readonly sampled: number
  /** Why the figures judge nothing; null when they do. */
  readonly invalid: string | null
}

/** One operation and status class (`2xx`, `429`, `error`). */
export interface LoadOperation {
  readonly operation: string
  readonly status: string
  readonly count: number
  readonly errors: number
  readonly latencyMs: Latency
  /** HDR histogram, V2 compressed, base64, microseconds. */
  readonly histogram: string
}

export interface Latency {
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

export const algorithms = [
  'fixed-aligned',
  'fixed-anchored',
  'sliding-log',
  'sliding-counter',
  'token-bucket',
  'concurrency',
  'none',
  'uncertain',
] as const
export type Algorithm = (typeof algorithms)[number]
export type Honesty = 'honest' | 'too-short' | 'over-long' | 'missing' | 'inconsistent'

export interface LimitRecord {
  /** An operation's id, or `*`. */
  readonly operation: string
  readonly scope: string
  /** Requests accepted in one window, or the burst of a bucket; null where no limit was met. */
  readonly limit: number | null
  readonly windowSeconds: number | null
  /** Per second, under saturation. */
  readonly rate: number | null
  readonly burst: number | null
  readonly algorithm: Algorithm
  readonly candidates: readonly Algorithm[]
  /** 0 to 1. */
  readonly confidence: number
  readonly honesty: Honesty | null
  readonly requests: number
  /** The tries that `honesty` rests on: waited seconds, promised seconds, accepted or not. */
  readonly cycles: readonly { readonly promisedSeconds: number | null; readonly waitedSeconds: number; readonly accepted: boolean }[]
  /** What the run saw, one sentence each. */
  readonly notes: readonly string[]
}
