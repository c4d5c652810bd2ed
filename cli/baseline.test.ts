import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { SuiteError } from '#model/problem.ts'
import { readBaseline } from '#cli/baseline.ts'

const temporary = mkdtempSync(path.join(tmpdir(), 'proofload-baseline-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))
const file = path.join(temporary, 'known.yaml')

const written = (...entries: readonly string[]): string => {
  writeFileSync(file, `entries:\n${entries.map((entry) => `  - ${entry.split('\n').join('\n    ')}\n`).join('')}`)
  return file
}
const good = 'fingerprint: "0123456789ab"\nowner: team\nticket: N-12\nreason: later\nexpires: 2026-12-31'

const complaint = (read: () => unknown): string => {
  try {
    read()
    return 'none'
  } catch (cause) {
    if (!(cause instanceof SuiteError)) throw cause
    const [{ code, message, place }] = cause.problems
    return `${code} ${place?.line ?? 0}:${place?.column ?? 0} ${message}`
  }
}

it('is read', () => {
  expect(readBaseline(written(good))).toEqual({
    file,
    entries: [{ fingerprint: '0123456789ab', owner: 'team', ticket: 'N-12', reason: 'later', expires: '2026-12-31' }],
  })
})

describe('a mistake is told with its place', () => {
  it.each<[string, readonly string[], string]>([
    ['no owner', [good.replace('owner: team\n', '')], "usage 2:5 entries.0 must have required property 'owner'"],
    ['a day that is none', [good.replace('12-31', '02-30')], 'usage 6:5 entries.0.expires must match format "date"'],
    ['a fingerprint that is none', [good.replace('89ab', '89aZ')], 'usage 2:5 entries.0.fingerprint must match pattern "^[0-9a-f]{12}$"'],
    [
      'a fingerprint that YAML takes for a number',
      ['fingerprint: 123456789012\nowner: a\nreason: b\nexpires: 2026-12-31'],
      'usage 2:5 entries.0.fingerprint must be string',
    ],
    ['a word that is none', [`${good}\nuntil: never`], 'usage 7:5 there is no setting "until"'],
    ['the same finding twice', [good, good], 'usage 7:5 the fingerprint 0123456789ab stands there twice'],
  ])('%s', (_, entries, wanted) => {
    expect(complaint(() => readBaseline(written(...entries)))).toBe(wanted)
  })

  it('a file that is not there', () => {
    expect(complaint(() => readBaseline(path.join(temporary, 'nope.yaml')))).toMatch(/^usage 0:0 cannot read .*nope\.yaml$/)
  })
})
