/** The only place that decides: a record to a verdict and an exit code. The format of a report never changes the answer. */
import { coverageKinds, shareOf, type CoverageFloors } from '#model/coverage.ts'
import type { ComparisonRecord } from '#model/comparison.ts'
import { loadsOf, type Finding, type LoadRecord, type RunRecord, type Verdict } from '#model/record.ts'
import { comparisonReasons } from '#run/compare-reasons.ts'

/** docs/exit-codes.md; 2, 3 and 4 are given before anything is judged. */
export const exitCodes = {
  clean: 0,
  gateClosed: 1,
  badUsage: 2,
  documentUnreadable: 3,
  targetUnreachable: 4,
  inconclusive: 5,
  invalidRun: 6,
  internalError: 70,
} as const

type Recorded = 'findings' | 'inconclusive' | 'tally' | 'coverage' | 'unreached' | 'load' | 'furtherLoads' | 'limits'

export interface GateInput extends Pick<RunRecord, Recorded> {
  /** What checks threw. */
  readonly errors: readonly string[]
  readonly credentialsRefused: boolean
  readonly interrupted: boolean
  /** Suspicions of a violation that could not be confirmed. */
  readonly unconfirmed?: number
  /** Why the target answers no more. */
  readonly targetGone?: string | undefined
  /** Why a load run could not be made. */
  readonly loadUndecided?: string | undefined
  /** Where base and candidate were held against each other. */
  readonly comparison?: ComparisonRecord | undefined
  readonly failOn: Finding['class']
  readonly coverageFloors: CoverageFloors
  /** Operations that the config excuses, by id. */
  readonly excused: ReadonlySet<string>
  /** Suites that were asked for, with their checks. */
  readonly suites: readonly { readonly id: string; readonly checks: readonly string[] }[]
}

/** Of a run in which nothing was found and all was decided. */
export const nothingFound: GateInput = {
  findings: [],
  inconclusive: [],
  tally: [],
  coverage: [],
  coverageFloors: {},
  unreached: [],
  load: null,
  limits: [],
  errors: [],
  credentialsRefused: false,
  interrupted: false,
  failOn: 'violation',
  excused: new Set(),
  suites: [],
}

/** Of everything that holds, the first in the order of docs/exit-codes.md decides; all of it is told. */
export function gate(input: GateInput): RunRecord['gate'] {
  const compared = comparisonReasons(input.comparison, input.failOn)
  const closed = [...closingFindings(input), ...missedThresholds(input), ...missedFloors(input), ...compared.closed]
  const undecided = [...undecidedReasons(input), ...compared.undecided]
  const invalid = [
    ...loadsOf(input).flatMap((load) => (load.invalid === null ? [] : [`the load run${named(load)} is invalid: ${load.invalid}`])),
    ...(input.comparison?.invalid == null ? [] : [`the comparison is invalid: ${input.comparison.invalid}`]),
  ]
  const reasons = [...closed, ...input.errors.map((error) => `a check failed: ${error.split('\n')[0] ?? ''}`), ...invalid, ...undecided]
  const decide = (): readonly [Verdict, number] => {
    if (closed.length > 0) return ['fail', exitCodes.gateClosed]
    if (input.errors.length > 0) return ['error', exitCodes.internalError]
    if (invalid.length > 0) return ['invalid', exitCodes.invalidRun]
    return undecided.length > 0 ? ['inconclusive', exitCodes.inconclusive] : ['pass', exitCodes.clean]
  }
  const [verdict, exitCode] = decide()
  return { verdict, exitCode, reasons }
}

function closingFindings({ findings, failOn }: GateInput): readonly string[] {
  const open = findings.filter(({ state, class: own }) => state !== 'known' && (own === 'violation' || failOn === 'policy'))
  const violations = open.filter((finding) => finding.class === 'violation').length
  const policies = open.length - violations
  return [
    ...(violations > 0 ? [`${violations} ${violations === 1 ? 'violation' : 'violations'} of the contract`] : []),
    ...(policies > 0 ? [`${policies} policy ${policies === 1 ? 'finding' : 'findings'} (--fail-on policy)`] : []),
    ...open.flatMap(({ id, check, state }) =>
      state === 'expired'
        ? [`finding ${id} was accepted in the baseline, and the date has passed`]
        : state === 'refused'
          ? [`finding ${id} stands in the baseline, but what ${check} finds is never accepted`]
          : [],
    ),
  ]
}

/** A run without conformance covers nothing and is held to no floor. */
const missedFloors = ({ coverage, coverageFloors }: GateInput): readonly string[] =>
  coverageKinds.flatMap((kind) => {
    const floor = coverageFloors[kind]
    const { filled, sides } = shareOf(coverage.filter((row) => row.kind === kind))
    if (floor === undefined || sides === 0 || (100 * filled) / sides >= floor) return []
    return [
      `coverage of kind ${kind} is ${Math.floor((1000 * filled) / sides) / 10} % (${filled} of ${sides}), below its floor of ${floor} %`,
    ]
  })

const missedThresholds = (input: GateInput): readonly string[] =>
  loadsOf(input)
    .filter(({ invalid }) => invalid === null)
    .flatMap((load) => load.thresholds.filter(({ held }) => !held).map((missed) => ({ ...missed, load })))
    .map(({ text, actual, load }) => {
      const when = load.aborted === text ? `, which ended the run after ${Number(load.durationSeconds.toPrecision(3))} s` : ''
      return `threshold ${text}${named(load)} missed: ${Number(actual.toPrecision(4))}${when}`
    })

const named = ({ name }: LoadRecord): string => (name === undefined ? '' : ` of ${name}`)

function undecidedReasons({
  credentialsRefused,
  interrupted,
  unconfirmed = 0,
  targetGone,
  unreached,
  excused,
  suites,
  tally,
  limits,
  loadUndecided,
  ...loaded
}: GateInput): readonly string[] {
  if (credentialsRefused)
    return [
      'no protected operation let the run in: the credential was refused or is missing; give a valid one with --token or PROOFLOAD_TOKEN',
    ]
  const loads = loadsOf(loaded)
  const open = unreached.filter(({ operation }) => !excused.has(operation))
  const empty = suites.filter(({ checks }) => {
    const rows = tally.filter(({ check }) => checks.includes(check))
    return rows.some(({ inconclusive }) => inconclusive > 0) && rows.every(({ pass, violation, policy }) => pass + violation + policy === 0)
  })
  return [
    ...(interrupted ? ['the run was interrupted'] : []),
    ...(targetGone === undefined ? [] : [targetGone]),
    ...(unconfirmed === 0
      ? []
      : [`${unconfirmed} ${unconfirmed === 1 ? 'suspicion' : 'suspicions'} of a violation could not be confirmed before the run ended`]),
    ...(loadUndecided === undefined ? [] : [loadUndecided]),
    ...loads.flatMap(unjudgedErrors),
    ...open.map(({ operation, reason }) => `${operation} never accepted a valid request: ${reason}`),
    ...empty.map(({ id }) => `the suite ${id} decided nothing`),
    ...limits
      // A limit that was met is measured, although its kind may need more time than was given.
      .filter(({ algorithm, limit }) => algorithm === 'uncertain' && limit === null)
      .map(({ operation, candidates }) => `the rate limit of ${operation} is uncertain: ${candidates.join(' or ') || 'nothing fits'}`),
  ]
}

/** Beyond this share of unexpected answers the figures are not those of the operations, and no threshold said that they may be. */
const tolerableErrors = 0.01

function unjudgedErrors(load: LoadRecord): readonly string[] {
  if (load.invalid !== null || load.thresholds.some(({ text }) => /errors|429|rate/.test(text))) return []
  const count = load.operations.reduce((sum, one) => sum + one.count, 0)
  const errors = load.operations.reduce((sum, one) => sum + one.errors, 0)
  if (count === 0 || errors / count <= tolerableErrors) return []
  return [
    `${errors} of ${count} requests under load were not answered with success, and no threshold says whether that may be: add --threshold 'errors < 1%'`,
  ]
}
