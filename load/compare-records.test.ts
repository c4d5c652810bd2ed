import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RunRecord } from '#model/record.ts'
import { hostClassOf, loadShapeOf } from '#load/compare-key.ts'
import { compareRecords, mismatches } from '#load/compare-records.ts'
import { gate, nothingFound } from '#run/gate.ts'
import { loadOf } from '#test/loads.ts'
import { findingRecord } from '#test/records.ts'

const golden = JSON.parse(readFileSync(new URL('../reports/golden/record.json', import.meta.url), 'utf8')) as RunRecord
const run: RunRecord = { ...golden, findings: [], load: loadOf({ ms: 10 }) }

const judged = (base: RunRecord, head: RunRecord): ReturnType<typeof gate> =>
  gate({ ...nothingFound, comparison: compareRecords({ from: 'a', record: base }, { from: 'b', record: head }) })

describe('the key', () => {
  it.each<[string, Partial<RunRecord>, RegExp]>([
    ['another plan', { plan: { ...run.plan, hash: 'f'.repeat(64) } }, /the plan differs: .* in the base, f+ in the head/],
    ['another processor', { host: { ...run.host, cpu: 'other' } }, /the host class differs/],
    ['another number of cores', { host: { ...run.host, cores: 64 } }, /the host class differs/],
    ['another rate', { load: loadOf({ ms: 10, more: { rate: { asked: 100, achieved: 100 } } }) }, /the load differs/],
    ['another model', { load: loadOf({ ms: 10, more: { model: 'open' } }) }, /the load differs/],
    ['more connections', { load: loadOf({ ms: 10, more: { connections: 11 } }) }, /the load differs/],
  ])('refuses %s', (_, change, message) => expect(mismatches(run, { ...run, ...change }).join()).toMatch(message))

  it.each<[string, Partial<RunRecord>]>([
    ['another day, seed aside', { startedAt: '2026-11-22T00:00:00Z' }],
    ['a patch of the kernel', { host: { ...run.host, platform: run.host.platform.replace(/(\d+\.\d+)\S*$/, '$1.999-foo') } }],
    ['another target', { target: { url: 'http://127.0.0.1:1', mock: false } }],
  ])('takes %s', (_, change) => expect(mismatches(run, { ...run, ...change })).toEqual([]))

  it('is the plan alone where there are only findings to compare: they do not depend on the host', () => {
    const [base, head] = [
      { ...run, load: null },
      { ...run, load: null, host: { ...run.host, cpu: 'other' } },
    ]
    expect(mismatches(base, head)).toEqual([])
    expect(loadShapeOf(base)).toBeNull()
  })

  it('tells hosts apart by what figures depend on', () =>
    expect(hostClassOf({ cpu: 'X', cores: 2, memoryBytes: 8.01 * 2 ** 30, platform: 'linux 6.1.0-13-amd64', node: '24.1.0' })).toBe(
      'X, 2 cores, 8 GiB, linux 6.1, node 24',
    ))
})

describe('two records', () => {
  it('are shown and never judged by their figures, however far apart', () => {
    const head = { ...run, load: loadOf({ ms: 90 }) }
    const { rows, alpha, pairs, notes } = compareRecords({ from: 'a', record: run }, { from: 'b', record: head })
    expect(rows.find(({ metric }) => metric === 'p50')).toMatchObject({ state: 'shown', p: null, interval: null })
    expect(rows.find(({ metric }) => metric === 'p50')?.effect).toBeCloseTo(9, 1)
    expect({ alpha, pairs }).toEqual({ alpha: null, pairs: 1 })
    expect(notes[0]).toContain('judge nothing')
    expect(judged(run, head)).toEqual({ verdict: 'pass', exitCode: 0, reasons: [] })
  })

  it('fail for a violation that appeared, not for one that was there', () => {
    const [old, fresh] = [findingRecord({ id: 'aaaaaaaaaaaa' }), findingRecord({ id: 'bbbbbbbbbbbb' })]
    expect(judged({ ...run, findings: [old] }, { ...run, findings: [old] }).exitCode).toBe(0)
    expect(judged({ ...run, findings: [old] }, { ...run, findings: [] }).exitCode).toBe(0)
    expect(judged({ ...run, findings: [old] }, { ...run, findings: [fresh] })).toMatchObject({
      exitCode: 1,
      reasons: ['a violation that the base does not have: status-documented on GET /things/{id} (bbbbbbbbbbbb)'],
    })
    expect(judged(run, { ...run, findings: [findingRecord({ class: 'policy' })] }).exitCode).toBe(0)
  })

  it('fail for a threshold that held and is missed', () => {
    const held = (yes: boolean): RunRecord => ({
      ...run,
      load: loadOf({ ms: 10, more: { thresholds: [{ text: 'p95 < 20ms', actual: yes ? 10 : 30, held: yes }] } }),
    })
    expect(judged(held(true), held(false))).toMatchObject({
      exitCode: 1,
      reasons: ['threshold p95 < 20ms held in the base and is missed: 30'],
    })
    expect(judged(held(false), held(false)).exitCode).toBe(0)
    expect(judged(held(false), held(true)).exitCode).toBe(0)
  })

  it('judge nothing by an invalid run', () =>
    expect(judged(run, { ...run, load: loadOf({ ms: 10, more: { invalid: 'requests left late' } }) })).toMatchObject({
      exitCode: 6,
      reasons: ['the comparison is invalid: the load run of the head is invalid: requests left late'],
    }))

  it('of several loads each are compared by name', () => {
    const several = { ...run, load: loadOf({ ms: 10, more: { name: 'day' } }), furtherLoads: [loadOf({ ms: 20, more: { name: 'night' } })] }
    const { rows } = compareRecords({ from: 'a', record: several }, { from: 'b', record: several })
    expect(rows.filter(({ metric }) => metric === 'p50').map(({ operation, base }) => [operation, Math.round(base ?? 0)])).toEqual([
      ['day: get', 10],
      ['night: get', 20],
    ])
  })
})
