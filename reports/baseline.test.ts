import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { FindingState, RunRecord } from '#model/record.ts'
import { baseline } from '#reports/baseline.ts'
import { reporterOf } from '#reports/index.ts'
import { findingRecord, tallyRow } from '#test/records.ts'

const golden = JSON.parse(readFileSync(new URL('golden/record.json', import.meta.url), 'utf8')) as RunRecord
const accepted = { fingerprint: '0123456789ab', owner: 'team-notes', ticket: 'N-12', reason: 'mended in May', expires: '2027-05-31' }

const recordWith = (state: FindingState): RunRecord => ({
  ...golden,
  load: null,
  limits: [],
  findings: [findingRecord({ state })],
  flaky: [],
  tally: [tallyRow('status-documented', { pass: 3, violation: 1 })],
  baseline: { file: 'known.yaml', entries: [{ ...accepted, state: state === 'new' ? 'unseen' : state }] },
  gate: { verdict: 'pass', exitCode: 0, reasons: [] },
})
const render = (id: string, record: RunRecord): string => reporterOf(id)?.render(record) ?? ''

describe.each(['console', 'markdown', 'html'])('%s', (id) => {
  test('says what became of a known finding, and who answers for it', () => {
    const text = render(id, recordWith('known'))
    expect(text).toMatch(/1 violation \(1 known\)|1 violation &#40;1 known&#41;/)
    expect(text).toMatch(/known, and does not close the gate/)
    expect(text).toMatch(/team-notes, N-12, until 2027-05-31: mended in May/)
  })
})

describe('junit', () => {
  test.each<[FindingState, RegExp, RegExp]>([
    ['known', /<skipped\/>[\s\S]*known, accepted by the baseline/, /<failure/],
    ['new', /<failure/, /known, accepted/],
    ['expired', /<failure/, /known, accepted/],
    ['refused', /<failure/, /known, accepted/],
  ])('a %s violation', (state, has, lacks) => {
    const xml = render('junit', recordWith(state))
    expect(xml).toMatch(has)
    expect(xml).not.toMatch(lacks)
  })
})

describe('the baseline that a run leaves', () => {
  const entriesIn = (record: RunRecord): unknown => (parse(baseline.render(record)) as { readonly entries: unknown }).entries

  test('gives a month, and no owner', () => {
    expect(entriesIn({ ...golden, startedAt: '2026-12-15T23:00:00.000Z', findings: [findingRecord({})] })).toEqual([
      {
        fingerprint: '0123456789ab',
        owner: 'unassigned',
        reason: 'a',
        expires: '2027-01-14',
        operation: 'GET /things/{id}',
        check: 'status-documented',
      },
    ])
  })

  test('takes over what was known', () => {
    expect(entriesIn(recordWith('known'))).toMatchObject([accepted])
  })

  test('leaves out policy, and what nobody may accept', () => {
    const findings = [findingRecord({ class: 'policy', severity: 'minor' }), findingRecord({ severity: 'critical' })]
    expect(entriesIn({ ...golden, findings })).toEqual([])
    expect(baseline.render({ ...golden, findings })).toContain('never accepted: 0123456789ab')
  })

  test('stays YAML whatever stands in a finding', () => {
    const message = 'a"b: \n- c # d\u2028\u0085{}'
    expect(entriesIn({ ...golden, findings: [findingRecord({ message, check: '- "x' })] })).toHaveLength(1)
  })
})
