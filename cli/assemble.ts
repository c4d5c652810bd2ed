/** The pieces of a run into its record. */
import { createRequire } from 'node:module'
import os from 'node:os'
import type { RunRecord } from '#model/record.ts'
import type { CoverageFloors } from '#model/coverage.ts'
import { loadsOf, recordVersion } from '#model/record.ts'
import type { Verdict } from '#model/check.ts'
import type { FindingClass, Suite } from '#model/check.ts'
import type { Conformance } from '#run/conformance.ts'
import { heldAgainst } from '#run/baseline.ts'
import { gate } from '#run/gate.ts'
import type { Compared } from '#run/compare.ts'
import type { LimitsRun } from '#run/limits.ts'
import type { LoadRun } from '#run/load.ts'
import { tallyOf } from '#run/tally.ts'
import type { Opened } from '#specs/open.ts'
import type { Baseline } from '#cli/baseline.ts'

export interface Pieces {
  readonly command: string
  readonly opened: Opened
  readonly startedAt: string
  readonly durationMs: number
  readonly target: RunRecord['target']
  readonly seed: number
  readonly planHash: string
  readonly suites: readonly Suite[]
  readonly failOn: FindingClass
  readonly excused: ReadonlySet<string>
  readonly baseline?: Baseline | undefined
  readonly coverageFloors: CoverageFloors
  readonly conformance?: Conformance
  readonly load?: LoadRun
  readonly furtherLoads?: readonly LoadRun[]
  readonly limits?: LimitsRun
  readonly compared?: Compared
  /** The commit that is tested. */
  readonly revision?: string | undefined
}

export function assemble(pieces: Pieces): RunRecord {
  const {
    opened: { contract, file },
    conformance,
    load,
    furtherLoads = [],
    limits,
  } = pieces
  const loads = [...(load === undefined ? [] : [load]), ...furtherLoads]
  const found = unique([
    ...(conformance?.findings ?? []),
    ...loads.flatMap((one) => one.findings),
    ...(limits?.findings ?? []),
    ...(pieces.compared?.findings ?? []),
  ])
  const limitVerdicts: readonly Verdict[] = limits?.verdicts ?? []
  const tally = [...(conformance?.tally ?? []), ...tallyOf(contract, limitVerdicts, found)]
  const { findings, flaky, baseline } = known(pieces, {
    findings: found,
    flaky: [...(conformance?.flaky ?? []), ...loads.flatMap((one) => one.flaky)],
    tally,
    unconfirmed: (conformance?.unconfirmed ?? []).map(({ id }) => id),
  })
  const body = {
    findings,
    tally,
    coverage: conformance?.coverage ?? [],
    inconclusive: conformance?.inconclusive ?? [],
    unreached: (conformance?.unreached ?? []).filter(({ operation }) => !pieces.excused.has(operation)),
    load: load?.load ?? null,
    ...(furtherLoads.length > 0 && { furtherLoads: furtherLoads.flatMap((one) => one.load ?? []) }),
    limits: limits?.limits ?? [],
  }
  return {
    recordVersion,
    tool: { name: 'proofload', version: versionOf('proofload') },
    engines: { node: process.versions.node, undici: versionOf('undici'), ajv: versionOf('ajv'), autocannon: versionOf('autocannon') },
    command: pieces.command,
    startedAt: pieces.startedAt,
    durationMs: Math.round(pieces.durationMs),
    contract: { title: contract.title, version: contract.version, hash: contract.hash, file },
    target: pieces.target,
    seed: pieces.seed,
    plan: conformance?.plan ?? {
      hash: pieces.planHash,
      sequences: 0,
      executed: 0,
      requests: requestsOf(body) + comparedRequests(pieces.compared),
    },
    host: hostOf(),
    ...body,
    flaky,
    ...(baseline !== undefined && { baseline }),
    ...(conformance?.corpus !== undefined && { corpus: conformance.corpus }),
    ...(pieces.compared !== undefined && { comparison: pieces.compared.comparison }),
    ...(pieces.revision !== undefined && { revision: pieces.revision }),
    unobservable: uniquePromises(pieces),
    gate: gate({
      ...body,
      // Of a comparison only what the base does not have as well.
      ...(pieces.compared !== undefined && { findings: [], comparison: pieces.compared.comparison }),
      errors: [...(conformance?.errors ?? []), ...loads.flatMap((one) => one.errors)],
      credentialsRefused: conformance?.credentialsRefused ?? false,
      interrupted: conformance?.plan.cutBy === 'interrupted',
      unconfirmed: (conformance?.unconfirmed ?? []).filter((one) => one.class === 'violation').length,
      targetGone: conformance?.gone,
      loadUndecided: loads.find(({ undecided }) => undecided !== undefined)?.undecided ?? pieces.compared?.undecided,
      coverageFloors: pieces.coverageFloors,
      failOn: pieces.failOn,
      excused: pieces.excused,
      suites: pieces.suites.map(({ id, checks }) => ({ id, checks: checks.map((check) => check.id) })),
    }),
  }
}

export const hostOf = (): RunRecord['host'] => ({
  cpu: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  memoryBytes: os.totalmem(),
  platform: `${os.platform()} ${os.release()}`,
  node: process.versions.node,
})

const known = (
  { baseline, startedAt, opened: { contract } }: Pieces,
  { unconfirmed, ...seen }: Pick<RunRecord, 'findings' | 'flaky' | 'tally'> & { readonly unconfirmed: readonly string[] },
): Pick<RunRecord, 'findings' | 'flaky' | 'baseline'> =>
  baseline === undefined
    ? seen
    : heldAgainst(
        { ...seen, unconfirmed },
        { ...baseline, today: startedAt.slice(0, 10), operations: contract.operations.map(({ id }) => id) },
      )

/** Of a run without conformance. */
const requestsOf = ({ limits, ...loads }: Pick<RunRecord, 'load' | 'furtherLoads' | 'limits'>): number =>
  loadsOf(loads)
    .flatMap(({ operations }) => operations)
    .reduce((sum, { count }) => sum + count, 0) + limits.reduce((sum, { requests }) => sum + requests, 0)

const comparedRequests = (compared: Compared | undefined): number =>
  (compared?.comparison.runs ?? []).reduce((sum, { load }) => sum + requestsOf({ load, limits: [] }), 0)

/** The same cause found alone and under load is one finding. */
const unique = (findings: RunRecord['findings']): RunRecord['findings'] =>
  [...new Map(findings.toReversed().map((finding) => [finding.id, finding])).values()].toReversed()

const uniquePromises = ({ opened: { contract } }: Pieces): RunRecord['unobservable'] => {
  const promises = contract.operations.flatMap((operation) => operation.promises).filter(({ observable }) => !observable)
  return [...new Map(promises.map(({ id, text, at }) => [at, { id, text, contractAt: at }])).values()]
}

const require = createRequire(import.meta.url)

/** Of a dependency, or of Proofload itself. */
export function versionOf(name: string): string {
  const { version } = require(name === 'proofload' ? ownPackage() : `${name}/package.json`) as { readonly version: string }
  return version
}

/** Two folders up from the source, three from the built file. */
const ownPackage = (): string => (import.meta.url.includes('/dist/cli/') ? '../../package.json' : '../package.json')
