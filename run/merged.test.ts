import { describe, expect, it } from 'vitest'
import { histogram } from '#lib/histogram.ts'
import { recordVersion, type LoadPart, type LoadRecord, type RunRecord } from '#model/record.ts'
import { mergedOf, type PartFile } from '#run/merged.ts'
import { findingRecord } from '#test/records.ts'

const latencies = histogram()
for (let ms = 1; ms <= 100; ms += 1) latencies.record(ms * 1000)

const loadOf = (part: Partial<LoadPart> | undefined, more: Partial<LoadRecord> = {}): LoadRecord => ({
  model: 'open',
  durationSeconds: 10,
  connections: 50,
  rate: { asked: 10, achieved: 10 },
  sendLagMs: { p50: 0.1, p99: 0.3 },
  operations: [
    { operation: 'list', status: '2xx', count: 100, errors: 0, latencyMs: latencies.percentiles(), histogram: latencies.toBase64() },
  ],
  perSecond: [],
  thresholds: [{ text: 'p95 < 200ms', actual: 95, held: true }],
  sampled: 3,
  invalid: null,
  ...(part !== undefined && {
    part: { index: 0, count: 2, startAtMs: 1000, startedAtMs: 1001, sendLag: null, service: null, seconds: [], stopped: null, ...part },
  }),
  ...more,
})

const fileOf = (load: LoadRecord, more: Partial<RunRecord> = {}): PartFile => ({
  file: `part-${load.part?.index ?? '?'}/run.json`,
  record: {
    recordVersion,
    tool: { name: 'proofload', version: '1.0.0' },
    engines: { node: '24', undici: '8', ajv: '8', autocannon: '9' },
    command: 'load',
    startedAt: '2026-11-21T18:00:00.000Z',
    durationMs: 11_000,
    contract: { title: 'Notes', version: '1', hash: 'a'.repeat(64), file: 'notes.yaml' },
    target: { url: 'http://127.0.0.1:1', mock: false },
    seed: 1,
    plan: { hash: 'b'.repeat(64), sequences: 0, executed: 0, requests: 100 },
    host: { cpu: 'x', cores: 1, memoryBytes: 1, platform: 'linux', node: '24' },
    findings: [],
    tally: [],
    coverage: [],
    inconclusive: [],
    unreached: [],
    load,
    limits: [],
    flaky: [],
    unobservable: [],
    gate: { verdict: 'pass', exitCode: 0, reasons: [] },
    ...more,
  },
})
const both = (more: Partial<LoadRecord> = {}): readonly [PartFile, PartFile] => [fileOf(loadOf({})), fileOf(loadOf({ index: 1 }, more))]

describe('parts of a load run', () => {
  it('become one record with one verdict', () => {
    const merged = mergedOf(both(), [])
    expect(merged.load).toMatchObject({ connections: 100, rate: { asked: 20, achieved: 20 }, sampled: 6, invalid: null })
    expect(merged.load?.operations).toMatchObject([{ operation: 'list', count: 200, latencyMs: latencies.percentiles() }])
    expect(merged).toMatchObject({ command: 'merge', plan: { requests: 200 }, gate: { verdict: 'pass', exitCode: 0 } })
  })

  it('are judged by the thresholds that they were given, and by further ones', () => {
    expect(mergedOf(both(), ['p95 < 50ms']).gate).toMatchObject({
      verdict: 'fail',
      exitCode: 1,
      reasons: ['threshold p95 < 50ms missed: 95.04'],
    })
    expect(() => mergedOf(both(), ['p95 < soon'])).toThrow()
  })

  it.each<[string, readonly [PartFile, ...PartFile[]], string]>([
    ['one is missing', [fileOf(loadOf({}))], 'shard 1/2 is missing'],
    ['one was late', [fileOf(loadOf({})), fileOf(loadOf({ index: 1, startedAtMs: 9000 }))], 'shard 1/2 started 8000 ms late'],
    ['one had a slow generator', both({ invalid: 'requests left 90 ms late' }), 'shard 1: requests left 90 ms late'],
  ])('are an invalid run where %s', (_, files, reason) => {
    const { gate, load } = mergedOf(files, [])
    expect(load?.invalid).toBe(reason)
    expect(gate).toMatchObject({ verdict: 'invalid', exitCode: 6 })
  })

  it.each<[string, PartFile, string]>([
    ['another seed', fileOf(loadOf({ index: 1 }), { seed: 2 }), 'each has another seed'],
    ['no shard', fileOf(loadOf(undefined)), 'is no part of a load run'],
  ])('are refused where one has %s', (_, other, message) => {
    expect(() => mergedOf([fileOf(loadOf({})), other], [])).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ message: expect.stringContaining(message) })] }),
    )
  })

  it('tell the same cause once', () => {
    const found = (count: number): Partial<RunRecord> => ({ findings: [findingRecord({ id: 'f', count })] })
    const { findings } = mergedOf([fileOf(loadOf({}), found(2)), fileOf(loadOf({ index: 1 }), found(3))], [])
    expect(findings).toMatchObject([{ id: 'f', count: 5 }])
  })
})
