import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { signedPercent } from '#lib/signed-percent.ts'
import { comparedMetrics, type ComparedRow, type ComparisonRecord } from '#model/comparison.ts'
import type { HistoryRecord } from '#model/history.ts'
import type { RunRecord } from '#model/record.ts'
import schema from '#model/run.schema.json' with { type: 'json' }
import { changedLines, comparisonSentences, rowCells } from '#reports/comparison-words.ts'
import { historyReports, type HistoryFormat } from '#reports/history.ts'
import { reporterOf } from '#reports/index.ts'
import { loadOf } from '#test/loads.ts'

const golden = JSON.parse(readFileSync(new URL('golden/record.json', import.meta.url), 'utf8')) as RunRecord
const evil = '<script>alert(42)</script>\u001b[31m'

const row: ComparedRow = {
  operation: 'get',
  metric: 'p50',
  base: 10,
  head: 12,
  effect: 1.2,
  interval: { lower: 1.15, upper: 1.25 },
  tolerance: 0.05,
  p: 0.00001,
  noise: 0.02,
  state: 'worse',
}

const side = { from: 'http://127.0.0.1:1', planHash: 'a', hostClass: 'b' }
const comparison: ComparisonRecord = {
  mode: 'live',
  base: side,
  head: { ...side, from: evil, revision: 'c0ffee0000000000' },
  pairs: 10,
  mostPairs: 20,
  alpha: 0.005,
  looks: 1,
  rows: [
    row,
    { ...row, operation: evil, metric: 'throughput', effect: 0.9, interval: { lower: 0.85, upper: 0.95 }, tolerance: 0.03, state: 'open' },
  ],
  findings: {
    appeared: [{ id: 'aaaaaaaaaaaa', check: 'c', class: 'violation', operation: 'GET /a', actual: evil }],
    gone: [{ id: 'bbbbbbbbbbbb', check: 'd', class: 'policy', operation: 'GET /b', actual: 'x' }],
    kept: 2,
  },
  thresholds: [{ text: 'p95 < 1s', base: { actual: 900, held: true }, head: null }],
  runs: [],
  invalid: null,
  notes: [evil],
}

describe('run.schema.json', () => {
  const validate = addFormats.default(new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })).compile(schema)
  const problems = (change: object): readonly string[] =>
    validate({ ...golden, revision: 'c0ffee', comparison: { ...comparison, ...change } })
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`)

  it('takes a comparison with all that it may have', () => {
    const self = { falseAlarmRate: 0, relabellings: 200, detectable: [{ operation: 'get', metric: 'p50', slowdown: null }] }
    const runs = [{ side: 'base', pair: 0, load: loadOf({ ms: 1 }), discarded: 'late' }]
    expect(problems({ self, runs, rows: [row, { ...row, interval: null, effect: null, p: null, noise: null, state: 'too-few' }] })).toEqual(
      [],
    )
    expect(schema.$defs.comparedMetric.enum).toEqual(comparedMetrics)
  })

  it.each([
    ['a state that is none', { rows: [{ ...row, state: 'fine' }] }, '/comparison/rows/0/state enum'],
    ['p in percent', { rows: [{ ...row, p: 5 }] }, '/comparison/rows/0/p maximum'],
    ['a mode that is none', { mode: 'guess' }, '/comparison/mode enum'],
    ['a misspelt member', { pair: 1 }, '/comparison additionalProperties'],
  ])('refuses %s', (_, change, problem) => expect(problems(change)).toContain(problem))
})

describe('a comparison in words', () => {
  it.each<[string, ComparedRow, readonly string[]]>([
    ['latency', row, ['get', 'p50', '10 ms', '12 ms', '+20 %', '+15 % to +25 %', '+5 %', '<0.0001', '2 %', 'worse']],
    [
      'throughput',
      { ...row, metric: 'throughput', base: 1000, head: 900, effect: 0.9, interval: null, tolerance: 0.03, p: 0.0123, state: 'open' },
      ['get', 'throughput', '1,000/s', '900/s', '-10 %', '–', '-3 %', '0.012', '2 %', 'undecided'],
    ],
    [
      'errors',
      { ...row, metric: 'errors', base: 0, head: 0.05, effect: 0.05, interval: { lower: 0.04, upper: 0.06 }, tolerance: 0.01, noise: null },
      ['get', 'errors', '0 %', '5 %', '+5 %', '+4 % to +6 %', '+1 %', '<0.0001', '–', 'worse'],
    ],
    [
      'nothing',
      { ...row, base: null, head: null, effect: null, interval: null, p: null, noise: null, state: 'too-few' },
      ['get', 'p50', '–', '–', '–', '–', '+5 %', '–', '–', 'not estimable'],
    ],
  ])('%s', (_, of, cells) => expect(rowCells(of)).toEqual(cells))

  it('says what was compared, and what changed beside the figures', () => {
    expect(comparisonSentences(comparison)[0]).toContain(
      '(c0ffee000000) against http://127.0.0.1:1: 10 pairs of runs in alternation, of at most 20; 1 look',
    )
    expect(changedLines(comparison).map((text) => text.split(':')[0])).toEqual(['appeared', 'gone', 'in both', 'threshold p95 < 1s'])
  })

  it('says of a version with itself what the gate can see', () => {
    const self = { falseAlarmRate: 0.005, relabellings: 200, detectable: [{ operation: 'get', metric: 'p50' as const, slowdown: 0.08 }] }
    expect(comparisonSentences({ ...comparison, mode: 'self', self }).join(' ')).toMatch(/fails on 0\.5 %\. .*p50 of get \+8 %/)
  })

  it.each(['console', 'markdown', 'html'])('%s shows it, whatever it says', (format) => {
    const text = reporterOf(format)?.render({ ...golden, comparison }) ?? ''
    expect(text).toContain('undecided')
    expect(text).toContain('aaaaaaaaaaaa')
    expect(text).not.toContain('\u001b')
    if (format !== 'console') expect(text).not.toContain('<script>alert(42)')
  })
})

describe('a history', () => {
  const night = (date: string, value: number): HistoryRecord['series'][number]['nights'][number] => ({ date, value, runs: 3 })
  const history: HistoryRecord = {
    historyVersion: 1,
    folder: 'nightly',
    runs: 9,
    left: [{ file: evil, reason: evil }],
    series: [
      {
        title: evil,
        planHash: 'a',
        hostClass: evil,
        load: 'closed model',
        operation: evil,
        metric: 'p95',
        nights: [night('2026-10-01', 10), night('2026-10-02', 12)],
        changes: [{ date: '2026-10-02', lastBefore: '2026-10-01', before: 10, after: 12, change: 0.2, p: 1e-9, worse: true, recent: true }],
      },
    ],
    gate: { verdict: 'fail', exitCode: 1, reasons: [evil] },
  }

  it.each(['console', 'markdown', 'html'] as const satisfies readonly HistoryFormat[])('%s shows it, whatever it says', (format) => {
    const text = historyReports[format](history)
    expect(text).toContain('2026-10-02')
    expect(text).toContain('20 %')
    expect(text).toMatch(/failed/i)
    expect(text).not.toContain('\u001b')
    if (format !== 'console') expect(text).not.toContain('<script>alert(42)')
  })

  it('json is the history itself', () => expect(JSON.parse(historyReports.json(history))).toEqual(history))
})

it.each([
  [0.1234, '+12.3 %'],
  [-0.005, '-0.5 %'],
  [0.0001, '0 %'],
  [Infinity, 'beyond measure'],
])('%d is %s', (change, text) => expect(signedPercent(change)).toBe(text))
