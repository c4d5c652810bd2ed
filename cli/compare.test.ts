import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock, virtualClock } from '#lib/clock.ts'
import type { HistoryRecord } from '#model/history.ts'
import type { RunRecord } from '#model/record.ts'
import { createMock } from '#mock/mock.ts'
import { serve } from '#mock/serve.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'
import { indexFolder } from '#cli/history-index.ts'
import { watchHost } from '#cli/host-watch.ts'
import { readRecord } from '#cli/read-record.ts'
import { reporterOf } from '#reports/index.ts'
import { loadOf } from '#test/loads.ts'
import { findingRecord } from '#test/records.ts'

const home = fileURLToPath(new URL('..', import.meta.url))
const temporary = mkdtempSync(path.join(tmpdir(), 'proofload-compare-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

const golden = JSON.parse(readFileSync(path.join(home, 'reports/golden/record.json'), 'utf8')) as RunRecord
const run = (change: Partial<RunRecord>): RunRecord => ({ ...golden, findings: [], load: loadOf({ ms: 10 }), ...change })

function written(name: string, record: unknown): string {
  const file = path.join(temporary, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, typeof record === 'string' ? record : JSON.stringify(record))
  return file
}

/** The real program in a process of its own, as its user runs it. */
const proofload = (...args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, GITHUB_STEP_SUMMARY: '' }
    execFile(
      process.execPath,
      ['--conditions=source', path.join(home, 'cli/main.ts'), ...args],
      { cwd: temporary, env },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })

describe('proofload compare', { timeout: 60_000 }, () => {
  const base = written('base.json', run({}))

  it('shows what changed, and leaves a record that renders again', async () => {
    const head = written('head.json', run({ load: loadOf({ ms: 30 }), findings: [findingRecord({ message: '<b>' })] }))
    const { code, stdout } = await proofload('compare', base, head, '--out', 'compared')
    expect(code).toBe(1)
    expect(stdout).toContain('a violation that the base does not have')
    expect(stdout).toMatch(/get +p50 +10 ms +30 ms +\+199\.\d %/)
    expect(stdout).toContain('not judged')
    const record = readRecord(path.join(temporary, 'compared/run.json'))
    expect(record).toMatchObject({ command: 'compare', comparison: { mode: 'stored', pairs: 1 }, gate: { exitCode: 1 } })
    for (const format of ['html', 'markdown']) expect(reporterOf(format)?.render(record)).toContain('not judged')
    expect(reporterOf('html')?.render(record)).not.toContain('<b>')
  })

  it.each([
    [
      'another plan',
      () => ['compare', base, written('plan.json', run({ plan: { ...golden.plan, hash: 'e'.repeat(64) } }))],
      /the plan differs/,
    ],
    ['a document without --live', () => ['compare', base, base, 'openapi.yaml'], /need --live/],
    [
      '--live without a document',
      () => ['compare', '--live', 'http://127.0.0.1:1', 'http://127.0.0.1:2'],
      /needs a base URL, a head URL and a document/,
    ],
    [
      'targets elsewhere',
      () => ['compare', '--live', 'http://198.51.100.1', 'http://127.0.0.1:2', path.join(home, 'examples/own-document/notes.yaml')],
      /--i-own-this-target/,
    ],
    [
      'the head elsewhere',
      () => ['compare', '--live', 'http://127.0.0.1:2', 'http://198.51.100.1', path.join(home, 'examples/own-document/notes.yaml')],
      /--i-own-this-target/,
    ],
    [
      'a tolerance of nothing',
      () => [
        'compare',
        '--live',
        'http://127.0.0.1:2',
        'http://127.0.0.1:3',
        path.join(home, 'examples/own-document/notes.yaml'),
        '--tolerance',
        'p42=3%',
      ],
      /--tolerance: cannot read "p42=3%"/,
    ],
  ] as const)('refuses %s', async (_, args, message) => {
    const { code, stderr } = await proofload(...args())
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
  })
})

describe('proofload compare --live', { timeout: 60_000 }, () => {
  const notes = path.join(home, 'examples/own-document/notes.yaml')
  const { contract, lens } = openDocument(notes, readText)
  const mocks = [1, 2].map(() => createMock(contract, lens, { seed: 1, clock: systemClock, limits: [], defects: [] }))

  it('runs both in alternation, and two pairs can show nothing', async () => {
    const served = await Promise.all(mocks.map((mock) => serve(mock, {})))
    const urls = served.map(({ url }) => url)
    const token = mocks[0]?.credentials.main ?? ''
    const args = ['compare', '--live', ...urls, notes, '--pairs', '2', '--max-pairs', '2', '--duration', '200ms', '--token', token]
    const { code, stderr } = await proofload(...args, '--out', 'live', '--quiet')
    await Promise.all(served.map(({ close }) => close()))
    // Whatever this machine is busy with: the smallest p of two pairs is 1/6.
    expect([5, 6], stderr).toContain(code)
    const { comparison, target } = readRecord(path.join(temporary, 'live/run.json'))
    expect(target).toEqual({ url: urls[1], mock: false })
    expect(comparison).toMatchObject({ mode: 'live', base: { from: urls[0] }, head: { from: urls[1] }, alpha: 0.01 })
    expect(comparison?.runs.slice(0, 4).map(({ side, pair }) => `${side} ${pair}`)).toEqual(['base 0', 'head 0', 'head 1', 'base 1'])
    expect(new Set(comparison?.runs.flatMap(({ load }) => load.operations.map(({ operation }) => operation)))).toContain('listNotes')
    expect(comparison?.rows.some(({ state }) => state === 'worse')).toBe(false)
  })
})

describe('proofload history', { timeout: 60_000 }, () => {
  const nightly = path.join(temporary, 'nightly')
  const night = (index: number, ms: number): string =>
    written(
      `nightly/${index}/run.json`,
      run({
        load: loadOf({ ms: ms * (1 + 0.004 * (index % 3)) }),
        startedAt: new Date(Date.UTC(2026, 9, 1 + index, 3)).toISOString(),
        revision: `c${index}`,
      }),
    )

  it('tells since when something is worse, and reads again only what changed', async () => {
    for (let index = 0; index < 24; index += 1) night(index, index < 16 ? 10 : 12)
    written('nightly/3/failures.json', '{"failures": []}')
    written('nightly/broken.json', '{"recordVersion": 1')
    const { code, stdout } = await proofload('history', nightly, '--out', 'trend', '--report', 'markdown=trend/history.md')
    expect(code).toBe(1)
    expect(stdout).toContain('p50 of get is +20.1 % since 2026-10-17')
    expect(stdout).toContain('c15..c16')
    expect(stdout).toContain('broken.json')
    const history = JSON.parse(readFileSync(path.join(temporary, 'trend/history.json'), 'utf8')) as HistoryRecord
    expect(history).toMatchObject({ runs: 24, gate: { verdict: 'fail' } })
    expect(readFileSync(path.join(temporary, 'trend/history.html'), 'utf8')).toContain('<h1 class="fail">')
    expect(readFileSync(path.join(temporary, 'trend/history.md'), 'utf8')).toContain('## History: Failed')

    // Mark the index: a record that is read again loses its mark.
    const database = new DatabaseSync(path.join(nightly, 'history.sqlite'))
    database.exec(`update entries set entry = json_set(entry, '$.title', 'from the index')`)
    database.close()
    night(5, 10.2)
    rmSync(path.join(nightly, '7'), { recursive: true })
    const again = indexFolder(nightly)
    expect(again.entries.filter(({ title }) => title !== 'from the index').map(({ file }) => file)).toEqual([path.join('5', 'run.json')])
    expect(again.entries).toHaveLength(23)
    expect(again.left.map(({ file }) => file)).toEqual(['broken.json'])
  })

  it('needs no index that can be written, or read', () => {
    written('other/run.json', run({}))
    written('other/history.sqlite', 'this is no database')
    expect(indexFolder(path.join(temporary, 'other')).entries).toHaveLength(1)
  })

  it('is undecided with too few nights, and refuses an empty folder', async () => {
    written('few/run.json', run({}))
    expect((await proofload('history', path.join(temporary, 'few'))).code).toBe(5)
    mkdirSync(path.join(temporary, 'empty'))
    expect(await proofload('history', 'empty')).toMatchObject({ code: 2, stderr: expect.stringContaining('no run record') })
    expect(() => indexFolder(path.join(temporary, 'nowhere'))).toThrow('no such folder')
  })
})

describe('the host', () => {
  const stat = (busy: number, steal: number): string => `cpu  ${busy} 0 0 0 0 0 0 ${steal} 0 0\ncpu0 1 2 3\n`

  it.each([
    ['was left alone', [stat(100, 5), stat(300, 6)], null],
    ['was robbed', [stat(100, 0), stat(290, 10)], 'other guests took 5.0 % of the processor'],
    ['does not tell', ['', ''], null],
  ] as const)('%s', (_, texts, expected) => {
    const read = [...texts]
    expect(watchHost(virtualClock(), () => read.shift() ?? '')()).toBe(expected)
  })

  it('had its clock set', () => {
    let epoch = 0
    const seen = watchHost({ ...virtualClock(), epochMs: () => epoch }, () => '')
    epoch = 5000
    expect(seen()).toBe('the clock of this machine stepped by 5000 ms')
  })
})
