import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Finding, RunRecord, TallyRow } from '#model/record.ts'
import { junit } from '#reports/junit.ts'

const record = JSON.parse(readFileSync(new URL('golden/record.json', import.meta.url), 'utf8')) as RunRecord
const [finding] = record.findings as readonly [Finding]
const none = { pass: 0, violation: 0, policy: 0, skip: 0, inconclusive: 0, error: 0 }
const { operation, check } = finding

/** The one test case of a record that has one row. */
const testCase = (counts: Partial<TallyRow>, more: Partial<RunRecord> = {}): string => {
  const xml = junit.render({
    ...record,
    findings: [],
    flaky: [],
    inconclusive: [],
    load: null,
    limits: [],
    tally: [{ operation, check, ...none, ...counts }],
    ...more,
  })
  return new RegExp(`<testcase classname="${check}"(?:[^>]*/>|[^]*?</testcase>)`).exec(xml)?.[0] ?? ''
}

describe('junit', () => {
  test('a violation is a failure with clause and command', () => {
    const text = testCase({ pass: 3, violation: 1 }, { findings: [finding] })
    expect(text).toContain(`<failure message="${finding.message}" type="violation">`)
    expect(text).toContain(`${finding.file}:${finding.line}`)
    expect(text).toContain('curl -sS')
  })

  test('a policy finding passes and is told', () => {
    const text = testCase({ policy: 1 }, { findings: [{ ...finding, class: 'policy' }] })
    expect(text).not.toMatch(/<failure|<error|<skipped/)
    expect(text).toContain('policy\n')
  })

  test('flaky is told and does not fail', () => {
    const text = testCase({ pass: 1 }, { flaky: [finding] })
    expect(text).not.toMatch(/<failure|<error|<skipped/)
    expect(text).toContain('flaky\n')
  })

  test.each<[string, Partial<TallyRow>, RegExp]>([
    ['a pass', { pass: 1 }, /^(?![^]*<(?:failure|error|skipped))/],
    ['a fault of our own', { error: 2 }, /<error /],
    ['a check that does not apply', { skip: 4 }, /<skipped\/>[^]*does not apply/],
    ['a check that decided nothing', { inconclusive: 1 }, /<skipped\/>[^]*inconclusive \(1\): 429 in the way/],
  ])('%s', (_, counts, expected) => {
    const inconclusive = counts.inconclusive === undefined ? [] : [{ operation, check, reason: '429 in the way', count: 1 }]
    expect(testCase(counts, { inconclusive })).toMatch(expected)
  })

  test('a finding that no row counts has a test case too', () => {
    expect(testCase({}, { tally: [], findings: [finding] })).toContain('<failure')
  })

  test('thresholds judge nothing in an invalid run', () => {
    if (record.load === null) throw new Error('the golden record has load')
    expect(junit.render(record)).toContain('type="threshold"')
    const invalid = junit.render({ ...record, load: { ...record.load, invalid: 'send lag 40 ms at p99' } })
    expect(invalid).not.toContain('type="threshold"')
    expect(invalid).toContain('<error message="send lag 40 ms at p99" type="invalid run"/>')
  })

  test('every `]]>` of a text is disarmed, not only the first', () => {
    const text = testCase({ violation: 1 }, { findings: [{ ...finding, actual: ']]> and ]]> and ]]>' }] })
    expect(text.match(/\]\]>/g)?.length).toBe(text.match(/<!\[CDATA\[/g)?.length)
  })
})
