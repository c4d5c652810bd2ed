import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { SuiteError } from '#model/problem.ts'
import { parseStages, readArrivals } from '#cli/stages.ts'

const temporary = mkdtempSync(path.join(tmpdir(), 'proofload-stages-'))
afterAll(() => {
  rmSync(temporary, { recursive: true })
})
const problemOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (cause) {
    return cause instanceof SuiteError ? cause.problems[0] : cause
  }
}
const written = (text: string): string => {
  const file = path.join(temporary, 'arrivals.csv')
  writeFileSync(file, text)
  return file
}

it('reads constant rates, ramps and pauses', () => {
  expect(parseStages(['30s@50/s, 10s@50..200/s', '500ms@0/s', '1m@30..1.5/min'], '--stages')).toEqual([
    { fromPerSecond: 50, toPerSecond: 50, durationMs: 30_000 },
    { fromPerSecond: 50, toPerSecond: 200, durationMs: 10_000 },
    { fromPerSecond: 0, toPerSecond: 0, durationMs: 500 },
    { fromPerSecond: 0.5, toPerSecond: 0.025, durationMs: 60_000 },
  ])
})

it.each([
  ['30s', 'cannot read the stage "30s"'],
  ['30s@50', 'cannot read the stage'],
  ['30@50/s', 'cannot read the stage'],
  ['30s@50/week', 'cannot read the rate'],
  ['3x@50/s', 'cannot read the duration'],
  ['0s@50/s', 'takes no time'],
  ['30s@50/s,', 'cannot read the stage ""'],
  ['30s@0/s', 'no stage sends anything'],
])('refuses `%s`', (text, message) => {
  expect(problemOf(() => parseStages([text], '--stages'))).toMatchObject({ code: 'usage', message: expect.stringContaining(message) })
})

it.each([
  ['12.5\n12.75, listNotes ,200\n\n# a note\n14,\n', [{ atMs: 0 }, { atMs: 250, of: 'listNotes' }, { atMs: 1500 }]],
  ['2026-01-31T12:00:01Z,GET /a\r\n2026-01-31T12:00:00.500Z\r\n', [{ atMs: 0 }, { atMs: 500, of: 'GET /a' }]],
])('reads arrivals from %j', (text, times) => {
  expect(readArrivals(written(text))).toEqual(times)
})

it('tells the line that is no time', () => {
  expect(problemOf(() => readArrivals(written('1\nsoon\n')))).toMatchObject({
    place: { line: 2 },
    message: '"soon" is no time of an arrival',
  })
  expect(problemOf(() => readArrivals(written('# nothing\n')))).toMatchObject({ message: expect.stringContaining('no arrivals') })
  expect(problemOf(() => readArrivals('nowhere.csv'))).toMatchObject({ code: 'usage' })
})
