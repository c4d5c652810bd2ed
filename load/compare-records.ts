/**
 * Two stored records: what changed in findings, latency and thresholds. One run a side is no sample: whether a latency that differs is
 * another latency can't be known from it, so the figures are shown and judge nothing. Findings and thresholds are not a matter of chance.
 */
import type { ComparedFinding, ComparedRow, ComparisonRecord } from '#model/comparison.ts'
import { loadsOf, type Finding, type LoadRecord, type RunRecord } from '#model/record.ts'
import { usualTolerances } from '#load/compare.ts'
import { hostClassOf, keyOf } from '#load/compare-key.ts'
import { measuredIn } from '#load/compare-metrics.ts'

export interface StoredRun {
  /** Where it was read. */
  readonly from: string
  readonly record: RunRecord
}

/** Which parts of the key differ: then nothing may be compared. */
export function mismatches(base: RunRecord, head: RunRecord): readonly string[] {
  // A pair of which only one was loaded still has findings to compare; of two that were, the load must be the same.
  const figures = loadsOf(base).length > 0 && loadsOf(head).length > 0
  const others = keyOf(head, figures)
  return keyOf(base, figures).flatMap(({ what, value }, index) =>
    value === others[index]?.value ? [] : [`the ${what} differs: ${value} in the base, ${others[index]?.value ?? 'none'} in the head`],
  )
}

export function compareRecords(base: StoredRun, head: StoredRun): ComparisonRecord {
  const [before, after] = [loadsOf(base.record), loadsOf(head.record)]
  const loaded = before.length > 0 && after.length > 0
  const invalid = [
    ...before.flatMap((load) => (load.invalid === null ? [] : [`the load run of the base is invalid: ${load.invalid}`])),
    ...after.flatMap((load) => (load.invalid === null ? [] : [`the load run of the head is invalid: ${load.invalid}`])),
  ]
  return {
    mode: 'stored',
    base: sideOf(base),
    head: sideOf(head),
    pairs: loaded ? 1 : 0,
    mostPairs: 1,
    alpha: null,
    looks: 0,
    // Their shapes are the same, or the records would have been refused: so they stand in the same order.
    rows: loaded ? before.flatMap((load, index) => shownRows(load, after[index] ?? load, before.length > 1)) : [],
    findings: changedFindings(base.record.findings, head.record.findings),
    thresholds: changedThresholds(before, after),
    runs: [],
    invalid: invalid.length === 0 ? null : invalid.join('; '),
    notes: [
      loaded
        ? 'One run a side: the figures are shown and judge nothing. Whether they differ by more than chance is answered by compare --live.'
        : before.length === after.length
          ? 'Neither run was one of load: only findings are compared.'
          : `Only the ${before.length === 0 ? 'head' : 'base'} has load figures: only findings are compared.`,
    ],
  }
}

const sideOf = ({ from, record }: StoredRun): ComparisonRecord['base'] => ({
  from,
  planHash: record.plan.hash,
  hostClass: hostClassOf(record.host),
  ...(record.revision !== undefined && { revision: record.revision }),
})

function shownRows(base: LoadRecord, head: LoadRecord, several: boolean): readonly ComparedRow[] {
  const [before, after] = [measuredIn(base), measuredIn(head)]
  const keys = new Map([...before, ...after].map((one) => [`${one.metric} ${one.operation}`, one]))
  return [...keys.values()].map(({ operation, metric }) => {
    const valueIn = (all: typeof before): number | null =>
      all.find((one) => one.operation === operation && one.metric === metric)?.value ?? null
    const [from, to] = [valueIn(before), valueIn(after)]
    const effect = from === null || to === null ? null : metric === 'errors' ? to - from : from > 0 ? to / from : null
    const state = from === null || to === null ? 'too-few' : 'shown'
    const place = several ? `${base.name ?? base.model}: ${operation}` : operation
    return {
      operation: place,
      metric,
      base: from,
      head: to,
      effect,
      interval: null,
      tolerance: usualTolerances[metric],
      p: null,
      noise: null,
      state,
    }
  })
}

export function changedFindings(base: readonly Finding[], head: readonly Finding[]): ComparisonRecord['findings'] {
  const [before, after] = [new Set(base.map(({ id }) => id)), new Set(head.map(({ id }) => id))]
  return {
    appeared: head.filter(({ id }) => !before.has(id)).map(named),
    gone: base.filter(({ id }) => !after.has(id)).map(named),
    kept: head.filter(({ id }) => before.has(id)).length,
  }
}

const named = ({ id, check, class: kind, operation, actual }: Finding): ComparedFinding => ({
  id,
  check,
  class: kind,
  operation: `${operation.method} ${operation.path}`,
  actual,
})

function changedThresholds(base: readonly LoadRecord[], head: readonly LoadRecord[]): ComparisonRecord['thresholds'] {
  const texts = [...new Set([...base, ...head].flatMap(({ thresholds }) => thresholds.map(({ text }) => text)))]
  const of = (loads: readonly LoadRecord[], wanted: string): ComparisonRecord['thresholds'][number]['base'] => {
    const found = loads.flatMap(({ thresholds }) => thresholds).filter(({ text }) => text === wanted)
    // The same bound on several loads: one that is broken is what matters.
    const told = found.find(({ held }) => !held) ?? found[0]
    return told === undefined ? null : { actual: told.actual, held: told.held }
  }
  return texts.map((text) => ({ text, base: of(base, text), head: of(head, text) }))
}
