/** The words and numbers that all reporters share, so that no two of them say it differently. */
import { coverageKinds, shareOf } from '#model/coverage.ts'
import type { CoverageRow, Finding, OperationName, RunRecord, TallyRow, Verdict } from '#model/record.ts'
import { statesOf } from '#reports/baseline-words.ts'

export const verdictWords: Readonly<Record<Verdict, { readonly word: string; readonly sentence: string }>> = {
  pass: { word: 'Passed', sentence: 'The gate is open: nothing that was tried broke the contract.' },
  fail: { word: 'Failed', sentence: 'The gate is closed.' },
  inconclusive: { word: 'Inconclusive', sentence: 'Too little could be decided to open the gate.' },
  invalid: { word: 'Invalid run', sentence: 'The generator was too slow or disturbed: its figures judge nothing.' },
  error: { word: 'Internal error', sentence: 'A check broke down; this is a fault of Proofload, not of the target.' },
}

export const grouped = (value: number): string => new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(value)

export const counted = (amount: number, one: string, many = `${one}s`): string => `${grouped(amount)} ${amount === 1 ? one : many}`

export const named = (operation: OperationName): string => `${operation.method} ${operation.path}`

/** Microseconds, milliseconds or seconds, three digits at most. */
export function milliseconds(value: number): string {
  if (value >= 1000) return `${grouped(Number((value / 1000).toPrecision(3)))} s`
  return value < 1 && value > 0 ? `${Math.round(value * 1000)} µs` : `${grouped(Number(value.toPrecision(3)))} ms`
}

export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return ms < 60_000 ? milliseconds(ms) : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Never rounds up to 100 %: what is missing must stay seen. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return 'none'
  return part === whole ? '100 %' : `${Math.min(99.9, Math.floor((part / whole) * 1000) / 10)} %`
}

/** `2026-11-21 09:10 UTC`; anything that is not ISO 8601 in UTC stays as it is. */
export const moment = (iso: string): string => iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/, '$1 $2 UTC')

type Counts = { readonly [kind in 'pass' | 'violation' | 'policy' | 'skip' | 'inconclusive' | 'error']: number }

export interface Totals extends Counts {
  readonly operations: number
  readonly checks: number
  /** Rulings that decided something: passes and failures. */
  readonly decided: number
}

export function totalsOf(tally: readonly TallyRow[]): Totals {
  const sum = (kind: keyof Counts): number => tally.reduce((total, row) => total + row[kind], 0)
  const counts = {
    pass: sum('pass'),
    violation: sum('violation'),
    policy: sum('policy'),
    skip: sum('skip'),
    inconclusive: sum('inconclusive'),
    error: sum('error'),
  }
  return {
    ...counts,
    operations: new Set(tally.map((row) => row.operation.id)).size,
    checks: new Set(tally.map((row) => row.check)).size,
    decided: counts.pass + counts.violation + counts.policy,
  }
}

export const ofClass = (findings: readonly Finding[], kind: Finding['class']): readonly Finding[] =>
  findings.filter((finding) => finding.class === kind)

/** `3 violations, 2 policy findings, 1 flaky, 4 inconclusive`; what is zero is left out, but violations never. */
export function headline(record: RunRecord): string {
  const violations = ofClass(record.findings, 'violation')
  const policy = ofClass(record.findings, 'policy').length
  const undecided = record.inconclusive.reduce((total, row) => total + row.count, 0)
  return [
    `${counted(violations.length, 'violation')}${statesOf(violations)}`,
    ...(policy > 0 ? [counted(policy, 'policy finding')] : []),
    ...(record.flaky.length > 0 ? [`${grouped(record.flaky.length)} flaky`] : []),
    ...(undecided > 0 ? [`${grouped(undecided)} inconclusive`] : []),
  ].join(', ')
}

const weight = { critical: 0, major: 1, minor: 2 } as const

/** Violations before policy, the severe first; otherwise in the record's order. */
export const bySeverity = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => Number(a.class === 'policy') - Number(b.class === 'policy') || weight[a.severity] - weight[b.severity])

/** Groups in the order of first appearance. */
export function groupedBy<T>(
  items: readonly T[],
  key: (item: T) => string,
): readonly { readonly key: string; readonly items: readonly [T, ...T[]] }[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return [...groups].map(([name, members]) => ({ key: name, items: members }))
}

export const kindWords: Readonly<Record<CoverageRow['kind'], string>> = {
  status: 'statuses',
  mediaType: 'media types',
  parameter: 'parameters',
  keyword: 'keywords',
}

/** `statuses 16/33, media types 15/32, parameters 13/18, keywords 114/150`; both sides of what has two. */
export const coverageWords = (coverage: readonly CoverageRow[]): string =>
  coverageKinds
    .map((kind) => [kindWords[kind], shareOf(coverage.filter((row) => row.kind === kind))] as const)
    .filter(([, { sides }]) => sides > 0)
    .map(([word, { filled, sides }]) => `${word} ${grouped(filled)}/${grouped(sides)}`)
    .join(', ')
