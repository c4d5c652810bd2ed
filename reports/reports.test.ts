import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import schema from '#model/run.schema.json' with { type: 'json' }
import { bases } from '#model/contract.ts'
import { algorithms, recordVersion } from '#model/record.ts'
import type { Finding, RunRecord } from '#model/record.ts'
import { artifactOf, reporterOf, reporters } from '#reports/index.ts'

const golden = (name: string): URL => new URL(`golden/${name}`, import.meta.url)
const text = readFileSync(golden('record.json'), 'utf8')
const record = JSON.parse(text) as RunRecord

const validate = addFormats.default(new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })).compile(schema)
const problems = (value: unknown): readonly string[] =>
  validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.keyword}`)

/** A run that found nothing and did not load anything: all optional parts away. */
const empty: RunRecord = {
  ...record,
  plan: { hash: record.plan.hash, sequences: 0, executed: 0, requests: 0 },
  tally: [],
  findings: [],
  flaky: [],
  inconclusive: [],
  coverage: [],
  unobservable: [],
  unreached: [],
  limits: [],
  load: null,
  gate: { verdict: 'pass', exitCode: 0, reasons: [] },
}

const render = (id: string, of: RunRecord): string => {
  const reporter = reporterOf(id)
  if (reporter === undefined) throw new Error(`no reporter ${id}`)
  return reporter.render(of)
}

describe('run.schema.json', () => {
  test('accepts the golden and the empty record, and fields that came later', () => {
    expect(problems(record)).toEqual([])
    expect(problems({ ...empty, addedLater: 1 })).toEqual([])
  })

  test('names the same lists as the model', () => {
    expect(schema.$defs.algorithm.enum).toEqual(algorithms)
    expect(schema.$defs.finding.properties.basis.enum).toEqual(bases)
    expect(schema.properties.recordVersion.const).toBe(recordVersion)
  })

  const [finding] = record.findings as readonly [Finding]
  test.each([
    ['another version', { recordVersion: 2 }, '/recordVersion const'],
    ['a missing verdict', { gate: { exitCode: 0, reasons: [] } }, '/gate required'],
    ['an unknown verdict', { gate: { ...record.gate, verdict: 'ok' } }, '/gate/verdict enum'],
    ['a misspelt member', { findings: [{ ...finding, expcted: '' }] }, '/findings/0 additionalProperties'],
    ['a fingerprint of another length', { findings: [{ ...finding, id: 'abc' }] }, '/findings/0/id pattern'],
    ['an unconfirmed form', { findings: [{ ...finding, confirmed: 'yes' }] }, '/findings/0/confirmed pattern'],
    ['a pointer without its slash', { unobservable: [{ id: 'a', text: 'b', contractAt: 'paths' }] }, '/unobservable/0/contractAt pattern'],
    ['a negative count', { tally: [{ ...record.tally[0], pass: -1 }] }, '/tally/0/pass minimum'],
    ['no date', { startedAt: 'yesterday' }, '/startedAt format'],
    ['confidence in percent', { limits: [{ ...record.limits[0], confidence: 98 }] }, '/limits/0/confidence maximum'],
    ['load left out', { load: undefined }, ' required'],
  ])('rejects %s', (_, change, problem) => {
    expect(problems(JSON.parse(JSON.stringify({ ...record, ...change })))).toContain(problem)
  })
})

/** What another run reads; the verdict stands elsewhere. */
const tellsOfFindingsOnly: ReadonlySet<string> = new Set(['failures'])

describe.each(reporters)('$id', (reporter) => {
  // UPDATE_GOLDEN=1 writes what is rendered now; read the difference before it is committed.
  test('renders the golden record as stored', () => {
    const { path, text: rendered } = artifactOf(reporter, record)
    if (reporter.id === 'json') return expect(JSON.parse(rendered)).toEqual(record)
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden(path), rendered)
    expect(rendered).toBe(readFileSync(golden(path), 'utf8'))
  })

  test('is pure: the same record gives the same text, and stays as it was', () => {
    const copy = structuredClone(record)
    expect(reporter.render(copy)).toBe(reporter.render(copy))
    expect(copy).toEqual(record)
  })

  test('renders a record without findings, load and limits', () => {
    const rendered = reporter.render(empty)
    expect(rendered).not.toMatch(/undefined|NaN|\[object/)
    if (!tellsOfFindingsOnly.has(reporter.id)) expect(rendered.length).toBeGreaterThan(100)
  })

  test.each(['pass', 'fail', 'inconclusive', 'invalid', 'error'] as const)('tells the verdict %s', (verdict) => {
    const others = (['pass', 'fail', 'inconclusive', 'invalid', 'error'] as const).filter((other) => other !== verdict)
    const at = (kind: typeof verdict): string => reporter.render({ ...empty, gate: { ...empty.gate, verdict: kind } })
    for (const other of others)
      if (reporter.id !== 'junit' && !tellsOfFindingsOnly.has(reporter.id)) expect(at(verdict)).not.toBe(at(other))
    expect(at(verdict)).not.toMatch(/undefined|NaN/)
  })
})

test('the hash of what happened is told beside that of the plan, where there is one', () => {
  const plan = { ...record.plan, events: 'abcdef0123456789'.repeat(4) }
  expect(problems({ ...record, plan })).toEqual([])
  for (const id of ['console', 'markdown', 'html']) {
    expect(render(id, { ...record, plan })).toContain('abcdef012345')
    expect(render(id, record)).not.toMatch(/\bevents\b/i)
  }
})

describe('a record from outside', () => {
  test('a broken histogram costs the chart, not the page', () => {
    if (record.load === null) throw new Error('the golden record has load')
    const [first] = record.load.operations
    if (first === undefined) throw new Error('the golden load has operations')
    const page = render('html', { ...record, load: { ...record.load, operations: [{ ...first, histogram: 'bm90IGEgaGlzdG9ncmFt' }] } })
    expect(page).toContain('Latency percentiles')
    expect(page).not.toContain('Latency of successful responses')
  })

  test('thousands of findings stay readable and are counted', () => {
    const [finding] = record.findings as readonly [Finding]
    const many = Array.from({ length: 3000 }, (_, index) => ({ ...finding, id: index.toString(16).padStart(12, '0') }))
    for (const id of ['console', 'markdown', 'html']) {
      const rendered = render(id, { ...record, findings: many })
      expect(rendered).toMatch(/more finding/)
      expect(rendered.length).toBeLessThan(id === 'html' ? 3_000_000 : 400_000)
    }
  })
})
