import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import type { Finding } from '#model/record.ts'
import { findingRecord } from '#test/records.ts'
import { progressOf } from '#cli/progress.ts'

function said(finding: Partial<Finding>, { terminal = false, quiet = false } = {}): string {
  let text = ''
  const { emit } = progressOf({ terminal, quiet, clock: virtualClock(), write: (more) => void (text += more) })
  emit({ kind: 'found', finding: findingRecord(finding) })
  return text
}

describe('a violation, as soon as it is confirmed', () => {
  it('is one plain line', () => {
    expect(said({ expected: '200', actual: '500' })).toBe(
      'violation: GET /things/{id} status-documented: wanted 200, got 500 (3/3) a.yaml:1\n',
    )
  })

  it('stays one line whatever the server says, and moves no cursor', () => {
    const text = said({ actual: `a\n\u001b[2J${'x'.repeat(5000)}` })
    expect(text).toMatch(/^violation: [^\n]*got a\\n\\x1b\[2Jx+ … \([\d,]+ more characters\) \(3\/3\) a\.yaml:1\n$/)
    expect(text.length).toBeLessThan(400)
  })

  it('wipes the line that moves on a terminal, and is not told with --quiet', () => {
    expect(said({}, { terminal: true }).startsWith('\r\u001b[Kviolation: ')).toBe(true)
    expect(said({}, { quiet: true })).toBe('')
  })
})
