/** A record as metrics: what a dashboard of many runs shows. Names and units as Prometheus has them: seconds, base units, `_total` for counts. */
import { loadsOf, type LimitRecord, type LoadRecord, type RunRecord } from '#model/record.ts'

export interface Family {
  readonly name: string
  readonly help: string
  /** Counts of a run that is over: they begin anew with each run, so that none of them is a counter. */
  readonly points: readonly Point[]
}

export interface Point {
  readonly labels: { readonly [name: string]: string }
  readonly value: number
}

const quantiles = [
  ['0.5', 'p50'],
  ['0.9', 'p90'],
  ['0.95', 'p95'],
  ['0.99', 'p99'],
  ['0.999', 'p999'],
  ['1', 'max'],
] as const

export const metricsOf = (record: RunRecord): readonly Family[] =>
  [
    ...ofTheRun(record),
    ...together(loadsOf(record).map((load, index, all) => ofLoad(load, all.length > 1 ? { load: load.name ?? String(index) } : {}))),
    ...ofLimits(record.limits),
  ].filter(({ points }) => points.length > 0)

/** A name stands once, with the points of all. */
const together = (all: readonly (readonly Family[])[]): readonly Family[] =>
  (all[0] ?? []).map((family) => ({
    ...family,
    points: all.flatMap((families) => families.find(({ name }) => name === family.name)?.points ?? []),
  }))

const one = (value: number, labels: Point['labels'] = {}): Point => ({ labels, value })

function ofTheRun({ gate, plan, durationMs, findings, flaky, tally }: RunRecord): readonly Family[] {
  const classes = ['violation', 'policy'] as const
  const checks = [...new Set(tally.map(({ check }) => check))]
  const sumOf = (check: string, of: 'pass' | 'violation' | 'policy' | 'inconclusive'): number =>
    tally.filter((row) => row.check === check).reduce((sum, row) => sum + row[of], 0)
  return [
    {
      name: 'proofload_gate_exit_code',
      help: 'Exit code of the run; 0 is clean.',
      points: [one(gate.exitCode, { verdict: gate.verdict })],
    },
    { name: 'proofload_run_duration_seconds', help: 'How long the run took.', points: [one(durationMs / 1000)] },
    { name: 'proofload_run_requests', help: 'Requests that the run sent.', points: [one(plan.requests)] },
    {
      name: 'proofload_findings',
      help: 'Confirmed findings.',
      points: classes.map((kind) => one(findings.filter((finding) => finding.class === kind).length, { class: kind })),
    },
    { name: 'proofload_flaky', help: 'Suspicions that did not repeat.', points: [one(flaky.length)] },
    {
      name: 'proofload_rulings',
      help: 'Rulings of each check.',
      points: checks.flatMap((check) =>
        (['pass', 'violation', 'policy', 'inconclusive'] as const).map((ruling) => one(sumOf(check, ruling), { check, ruling })),
      ),
    },
  ]
}

function ofLoad(load: LoadRecord, which: Point['labels']): readonly Family[] {
  const { operations } = load
  const labels = ({ operation, status }: LoadRecord['operations'][number]): Point['labels'] => ({ ...which, operation, status })
  return [
    {
      name: 'proofload_load_requests',
      help: 'Requests of the measured part, by operation and status class.',
      points: operations.map((row) => one(row.count, labels(row))),
    },
    {
      name: 'proofload_load_errors',
      help: 'Answers that were not expected of the operation.',
      points: operations.map((row) => one(row.errors, labels(row))),
    },
    {
      name: 'proofload_load_latency_seconds',
      help: 'Latency; in the open model from the time when the request was due.',
      points: operations.flatMap((row) => quantiles.map(([quantile, key]) => one(row.latencyMs[key] / 1000, { ...labels(row), quantile }))),
    },
    {
      name: 'proofload_load_duration_seconds',
      help: 'Length of the measured part.',
      points: [one(load.durationSeconds, { ...which, model: load.model })],
    },
    { name: 'proofload_load_rate', help: 'Requests a second that were sent.', points: [one(load.rate.achieved, which)] },
    {
      name: 'proofload_load_rate_asked',
      help: 'Requests a second that were asked for.',
      points: load.rate.asked === null ? [] : [one(load.rate.asked, which)],
    },
    {
      name: 'proofload_load_send_lag_seconds',
      help: 'How late requests left the generator.',
      points:
        load.sendLagMs === null
          ? []
          : [one(load.sendLagMs.p50 / 1000, { ...which, quantile: '0.5' }), one(load.sendLagMs.p99 / 1000, { ...which, quantile: '0.99' })],
    },
    { name: 'proofload_load_invalid', help: '1 where the figures judge nothing.', points: [one(load.invalid === null ? 0 : 1, which)] },
    {
      name: 'proofload_threshold_held',
      help: '1 where the bound was kept.',
      points: load.thresholds.map(({ text, held }) => one(held ? 1 : 0, { ...which, threshold: text })),
    },
  ]
}

function ofLimits(limits: readonly LimitRecord[]): readonly Family[] {
  const labels = ({ operation, scope, algorithm }: LimitRecord): Point['labels'] => ({ operation, scope, algorithm })
  const known = (of: (limit: LimitRecord) => number | null): readonly Point[] =>
    limits.flatMap((limit) => {
      const value = of(limit)
      return value === null ? [] : [one(value, labels(limit))]
    })
  return [
    { name: 'proofload_limit_requests', help: 'Requests that one window, or a burst, lets through.', points: known(({ limit }) => limit) },
    { name: 'proofload_limit_window_seconds', help: 'Length of the window.', points: known(({ windowSeconds }) => windowSeconds) },
    { name: 'proofload_limit_rate', help: 'Requests a second that are let through in the long run.', points: known(({ rate }) => rate) },
    {
      name: 'proofload_limit_honest',
      help: '1 where Retry-After keeps its word.',
      points: limits.flatMap((limit) =>
        limit.honesty === null ? [] : [one(limit.honesty === 'honest' ? 1 : 0, { ...labels(limit), honesty: limit.honesty })],
      ),
    },
  ]
}
