/** The run record, `out/run.json`: what every report is rendered from. Fields are only ever added. Its JSON Schema is run.schema.json. */
import type { FindingClass } from '#model/check.ts'
import type { ComparisonRecord } from '#model/comparison.ts'
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
  /** Where the config names several load runs: those after the first. */
  readonly furtherLoads?: readonly LoadRecord[]
  readonly limits: readonly LimitRecord[]
  readonly gate: { readonly verdict: Verdict; readonly exitCode: number; readonly reasons: readonly string[] }
  /** Where known findings were handed in with `--baseline`. */
  readonly baseline?: BaselineRecord
  /** The commit that was tested, where the surroundings named one. */
  readonly revision?: string
  /** Where this run was held against another version. */
  readonly comparison?: ComparisonRecord
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
  /** Where it did not show alone, and was looked for under the pressure under which it first showed. */
  readonly underLoad?: UnderLoad
}

/** `seen` of `of` answers showed it; `inFlight`: the fewest requests under way at which one did. */
export interface UnderLoad {
  readonly rate: number
  readonly of: number
  readonly seen: number
  readonly inFlight: number
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
  readonly thresholds: readonly {
    readonly text: string
    readonly actual: number
    readonly held: boolean
    /** What it is about, where it names a scenario or a tag. */
    readonly members?: readonly string[]
  }[]
  /** Responses that were held against the contract. */
  readonly sampled: number
  /** Why the figures judge nothing; null when they do. */
  readonly invalid: string | null
  /** So many generators in one process sent it; one where absent. */
  readonly threads?: number
  /** Of one shard: what the others have to be added to. */
  readonly part?: LoadPart
  /** As the config calls it. */
  readonly name?: string
  /** Hash of what it sent, where that is not the usual mix: scenarios, weights, recorded arrivals. */
  readonly work?: string
  /** Open model whose rate changes: what was asked for, one stage after the other. */
  readonly stages?: readonly { readonly fromPerSecond: number; readonly toPerSecond: number; readonly durationSeconds: number }[]
  /** Open model: from sending to the last byte. The latency of `operations` counts from the due time. */
  readonly serviceMs?: Latency
  /** Open model: arrivals beyond `connections` under way; they count as timeouts. */
  readonly dropped?: number
  /** How the generator fared: the share of time in which it was busy, and how long it stood still. */
  readonly generator?: { readonly busyShare: number; readonly pauseMs: { readonly p99: number; readonly max: number } }
  /** Why requests ended without an answer, and how many. */
  readonly reasons?: { readonly [reason: string]: number }
  /** The threshold that ended the run before its time. */
  readonly aborted?: string
  /** How it went by the number of requests that were under way when each was sent, itself among them. Absent where shards were put together. */
  readonly byInFlight?: readonly PressureBand[]
  /** One response in so many was kept, at the end of the run, and the share of time that took; absent where shards were put together. */
  readonly sampling?: { readonly every: number; readonly costShare: number }
  /** Lives of things (made, read, changed, deleted) that were played beside each other after the run, and how many at once. */
  readonly lives?: { readonly played: number; readonly inFlight: number }
  /** Chains of requests: how many were begun, how many came to their last step, and why others did not. */
  readonly scenarios?: readonly {
    readonly name: string
    readonly started: number
    readonly finished: number
    readonly broken: { readonly [reason: string]: number }
  }[]
}

/** From `from` to `to` requests under way. */
export interface PressureBand {
  readonly from: number
  readonly to: number
  readonly requests: number
  /** Not what was expected; 5xx, no answer and timeouts are told apart besides. */
  readonly errors: number
  readonly serverErrors: number
  /** Refused or reset connections. */
  readonly unanswered: number
  readonly timeouts: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** All load runs of a record. */
export const loadsOf = ({ load, furtherLoads = [] }: Pick<RunRecord, 'load' | 'furtherLoads'>): readonly LoadRecord[] =>
  load === null ? furtherLoads : [load, ...furtherLoads]

/** What one shard of a run leaves besides its figures, so that all of them together give exactly those of one machine. */
export interface LoadPart {
  readonly index: number
  readonly count: number
  /** When all were to start, epoch milliseconds; null where nobody said. */
  readonly startAtMs: number | null
  /** When this one did. */
  readonly startedAtMs: number
  /** HDR histograms as those of operations; null in the closed model. */
  readonly sendLag: string | null
  readonly service: string | null
  /** The histograms of the seconds, of two digits. */
  readonly seconds: readonly { readonly second: number; readonly histogram: string }[]
  /** Why it ended before its time; null where it did not. */
  readonly stopped: string | null
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
  /** Sliding logs only: do refused requests prolong the wait? Null where it was not told. */
  readonly countsRefused?: boolean | null
  /** What the probe took. */
  readonly durationSeconds?: number
  /** While the quota was spent: which other requests found one of their own. */
  readonly partitions?: readonly LimitPartition[]
  /** What it costs those who keep within it, where that was asked for. */
  readonly clients?: ClientsRecord
}

export interface ClientsRecord {
  /** The same job of three quotas by four workers, under each way to retry: seconds until 95 % of it was done, null where it was given up. */
  readonly jobs: readonly {
    readonly policy: 'at-once' | 'fixed' | 'exponential-jitter' | 'retry-after-jitter'
    readonly requests: number
    readonly refused: number
    readonly seconds: number | null
  }[]
  /** Requests of another tenant while the first sends as fast as it can; medians, milliseconds. */
  readonly beside?: { readonly requests: number; readonly refused: number; readonly aloneMs: number; readonly besideMs: number }
}

/** One way to ask otherwise, tried while the quota of the usual request was spent. */
export interface LimitPartition {
  /** `another operation`, `another key`, `a forged X-Forwarded-For` … */
  readonly by: string
  /** What that is: an operation and a key may have a quota of their own; `written` is what any client may write as it likes. */
  readonly kind?: 'operation' | 'key' | 'tenant' | 'written'
  /** Refused as well; accepted; or neither could be told. */
  readonly result: 'shared' | 'apart' | 'unclear'
  readonly tries: number
  readonly note: string
}
