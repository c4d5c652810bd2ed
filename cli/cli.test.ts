import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readRecord } from '#cli/read-record.ts'

const home = fileURLToPath(new URL('..', import.meta.url))
const temporary = mkdtempSync(path.join(tmpdir(), 'proofload-cli-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill()
  rmSync(temporary, { recursive: true, force: true })
})

const program = [process.execPath, '--conditions=source', path.join(home, 'cli/main.ts')] as const
const notes = path.join(home, 'examples/own-document/notes.yaml')

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The real program in a process of its own, as its user runs it. */
const proofload = (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const [node, ...before] = program
    const env = { ...process.env, GITHUB_STEP_SUMMARY: '', ...environment }
    execFile(node, [...before, ...args], { cwd: temporary, env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })

const written = (name: string, text: string): string => {
  const file = path.join(temporary, name)
  writeFileSync(file, text)
  return file
}

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })

describe('bad input gives one clear message and the exit code of docs/exit-codes.md', () => {
  const config = 'document: openapi.yaml\nfoo: 1\n'
  it.each([
    ['a missing document', () => ['test', 'nope.yaml'], 3, /nope\.yaml: there is no such file/],
    ['a folder', () => ['test', home], 3, /it is a folder/],
    ['broken YAML', () => ['test', written('bad.yaml', 'openapi: 3.1.0\ninfo: [\n')], 3, /bad\.yaml:3:1: not valid YAML/],
    ['another dialect', () => ['test', written('two.yaml', 'swagger: "2.0"\n')], 3, /two\.yaml:1:1: swagger 2\.0 is not read/],
    ['no OpenAPI at all', () => ['test', written('any.yaml', 'a: 1\n')], 3, /not an OpenAPI document/],
    ['an unknown option', () => ['test', notes, '--frob'], 2, /unknown option '--frob'/],
    ['an unknown command', () => ['prove'], 2, /unknown command/],
    ['an unknown check', () => ['test', notes, '--check', 'nope'], 2, /there is no check "nope"/],
    ['an unknown report', () => ['test', notes, '--report', 'pdf=x.pdf'], 2, /no report format "pdf"/],
    ['a URL that is none', () => ['test', notes, '--url', 'ftp://x'], 2, /not an http or https URL/],
    ['an unknown case', () => ['test', notes, '--case', '000000000000'], 2, /the plan has no case/],
    ['a bad threshold', () => ['load', notes, '--threshold', 'p95 <'], 2, /threshold `p95 <`/],
    ['load elsewhere unasked', () => ['load', notes, '--url', 'http://198.51.100.1'], 2, /--i-own-this-target/],
    ['a missing config', () => ['gate', '--config', 'nope.yaml'], 2, /cannot read nope\.yaml/],
    ['a wrong config', () => ['gate', '--config', written('proofload.yaml', config)], 2, /proofload\.yaml:2:1: there is no setting "foo"/],
    [
      'a wrong corpus',
      () => ['test', notes, '--corpus', written('bad.json', '{"failures": [{"check": "a"}]}')],
      2,
      /bad\.json:1:15: failures\.0 must have/,
    ],
    [
      'a wrong baseline',
      () => ['test', notes, '--baseline', written('bad-known.yaml', 'entries:\n  - owner: a\n')],
      2,
      /bad-known\.yaml:2:5: entries\.0 must have/,
    ],
    ['no record', () => ['report', written('run.json', '{}'), '--format', 'html'], 2, /it is no run record/],
    ['a port where nobody listens', () => ['test', notes, '--url', 'http://127.0.0.1:1'], 4, /cannot reach http:\/\/127\.0\.0\.1:1/],
  ] as const)('%s', async (_, args, code, message) => {
    const ended = await proofload(args())
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringMatching(message)])
    expect(ended.stderr).not.toMatch(/\n\s+at /)
  })

  it('a server that knows none of the paths', async () => {
    const server = createServer((_, response) => response.writeHead(404).end())
    const ended = await proofload(['test', notes, '--url', await listening(server)])
    server.close()
    expect([ended.code, ended.stderr]).toEqual([4, expect.stringMatching(/every operation answered 404[\s\S]*base path/)])
  })

  it('a credential that everything refuses', async () => {
    const server = createServer((_, response) => response.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"no"}'))
    const ended = await proofload(['test', notes, '--url', await listening(server), '--token', 'wrong-token-9f8e', '--quiet'])
    server.close()
    expect(ended.code).toBe(5)
    expect(ended.stdout).toMatch(/credential was refused/)
    expect(ended.stdout + ended.stderr).not.toContain('wrong-token-9f8e')
  })
})

describe('a run', () => {
  it('is clean on the sound mock, and its record keeps the schema', async () => {
    const { code, stdout, stderr } = await proofload(['test', notes, '--json', '--out', 'clean'])
    expect([code, stderr]).toEqual([0, ''])
    const record = readRecord(path.join(temporary, 'clean/run.json'))
    expect(JSON.parse(stdout)).toEqual(record)
    expect(record.gate).toMatchObject({ verdict: 'pass', exitCode: 0 })
    expect(record.plan.executed).toBe(record.plan.sequences)
  })

  it('closes the gate on a planted fault, and the case of the finding plays again', async () => {
    const planted = ['--defect', 'accepts-too-long', '--json'] as const
    const first = await proofload(['test', notes, ...planted, '--out', 'planted'])
    expect(first.code).toBe(1)
    const [finding] = readRecord(path.join(temporary, 'planted/run.json')).findings
    expect(finding).toMatchObject({ class: 'violation', check: 'invalid-rejected', confirmed: '3/3' })
    const again = await proofload(['test', notes, ...planted, '--out', 'again', '--case', finding?.caseId ?? ''])
    expect(again.code).toBe(1)
    const record = readRecord(path.join(temporary, 'again/run.json'))
    expect([record.plan.sequences, record.findings.map(({ id }) => id)]).toEqual([1, [finding?.id]])
  })

  it('plays first what failed before, and tells what became of it', async () => {
    const planted = ['test', notes, '--defect', 'accepts-too-long', '--check', 'invalid-rejected', '--quiet'] as const
    expect((await proofload([...planted, '--out', 'before'])).code).toBe(1)
    const again = await proofload([...planted, '--out', 'still', '--corpus', 'before/failures.json', '--max-cases', '1'])
    expect([again.code, again.stdout]).toEqual([1, expect.stringMatching(/FAILED invalid-rejected createNote/)])
    const since = await proofload(['test', notes, '--quiet', '--out', 'since', '--corpus', 'before/failures.json'])
    expect([since.code, since.stdout]).toEqual([0, expect.stringMatching(/\d known failures?, (\d) fixed/)])
    const { corpus = [] } = readRecord(path.join(temporary, 'since/run.json'))
    expect(corpus.map(({ result }) => result)).toEqual(corpus.map(() => 'fixed'))
  })

  it('leaves the gate open for what is known, until it expires', async () => {
    const planted = ['test', notes, '--defect', 'accepts-too-long', '--check', 'invalid-rejected', '--quiet'] as const
    expect((await proofload([...planted, '--out', 'unknown'])).code).toBe(1)
    expect((await proofload(['report', 'unknown/run.json', '--format', 'baseline', '--out', 'accepted'])).code).toBe(0)
    const known = await proofload([...planted, '--out', 'known', '--baseline', 'accepted/known.yaml'])
    expect([known.code, known.stdout]).toEqual([0, expect.stringMatching(/known, and does not close the gate/)])
    const record = readRecord(path.join(temporary, 'known/run.json'))
    expect(record.baseline?.entries.map(({ state }) => state)).toEqual(['known'])
    expect(record.findings.map((finding) => `${finding.class} ${finding.state}`).toSorted()).toEqual(['policy new', 'violation known'])
    const mended = await proofload(['test', notes, '--quiet', '--out', 'mended', '--baseline', 'accepted/known.yaml'])
    expect([mended.code, mended.stdout]).toEqual([0, expect.stringMatching(/fixed: it was looked for and not seen/)])
    const past = readFileSync(path.join(temporary, 'accepted/known.yaml'), 'utf8').replaceAll(/expires: .*/g, 'expires: 2020-01-01')
    const late = await proofload([...planted, '--out', 'late', '--baseline', written('past.yaml', past)])
    expect([late.code, late.stdout]).toEqual([1, expect.stringMatching(/the date has passed/)])
  })

  it('gives the same plan and the same findings for the same seed', async () => {
    const runs = ['same-1', 'same-2'].map((out) =>
      proofload(['test', notes, '--defect', 'wrong-field-type', '--json', '--out', out, '--seed', '7']),
    )
    await Promise.all(runs)
    const [one, two] = ['same-1', 'same-2'].map((out) => readRecord(path.join(temporary, out, 'run.json')))
    expect(one?.plan.hash).toBe(two?.plan.hash)
    expect(one?.findings).toEqual(two?.findings)
  })

  it('of everything gives one record, and `report` renders it again', async () => {
    written(
      'all.yaml',
      [
        `document: ${path.relative(temporary, notes)}`,
        'load:',
        "  - { duration: 500ms, connections: 2, thresholds: ['errors < 1%'] }",
        'limits:',
        '  { maxRequests: 40, mock: "fixed:5/300ms" }',
        '',
      ].join('\n'),
    )
    const { code, stderr } = await proofload(['gate', '--config', 'all.yaml', '--out', 'all', '--quiet', '--report', 'junit=all/junit.xml'])
    // 6 on a machine that is too busy for half a second of load.
    expect([[0, 5, 6], stderr]).toEqual([expect.arrayContaining([code]), ''])
    const record = readRecord(path.join(temporary, 'all/run.json'))
    expect(record.load?.operations.length).toBeGreaterThan(0)
    expect(record.limits).toHaveLength(1)
    expect(readFileSync(path.join(temporary, 'all/junit.xml'), 'utf8')).toContain('<testsuite')
    const rendered = await proofload(['report', 'all/run.json', '--format', 'html,markdown', '--out', 'rendered'])
    expect(rendered.code).toBe(0)
    expect(readFileSync(path.join(temporary, 'rendered/report.html'), 'utf8')).toBe(
      readFileSync(path.join(temporary, 'all/report.html'), 'utf8'),
    )
  })
})

describe('a live target', () => {
  const mock = (): Promise<{
    readonly url: string
    readonly credentials: { readonly main: string; readonly limited: string }
    readonly limitedScopes: readonly string[]
  }> =>
    new Promise((resolve) => {
      const [node, ...before] = program
      const child = spawn(node, [...before, 'mock', path.join(home, 'specs/documents/langdock.yaml')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      children.push(child)
      createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line) as Awaited<ReturnType<typeof mock>>))
    })

  it('is tested with credentials from the environment, which stand nowhere afterwards', async () => {
    const { url, credentials, limitedScopes } = await mock()
    const tokens = { PROOFLOAD_TOKEN: credentials.main, PROOFLOAD_TOKEN_LIMITED: credentials.limited }
    const scopes = limitedScopes.length > 0 ? ['--limited-scopes', limitedScopes.join(',')] : []
    const document = path.join(home, 'specs/documents/langdock.yaml')
    const { code, stdout, stderr } = await proofload(
      ['test', document, '--url', url, ...scopes, '--out', 'live', '--fail-on', 'violation'],
      tokens,
    )
    expect([code, stderr.includes('left on the target')]).toEqual([0, true])
    const record = readRecord(path.join(temporary, 'live/run.json'))
    expect(record.tally.filter(({ check }) => check === 'scopes-enforced').some(({ pass }) => pass > 0)).toBe(true)
    const everything = [
      stdout,
      stderr,
      ...['run.json', 'report.html', 'ledger.ndjson'].map((file) => readFileSync(path.join(temporary, 'live', file), 'utf8')),
    ].join('\n')
    for (const secret of Object.values(tokens))
      expect(everything.includes(secret) || everything.includes(Buffer.from(secret).toString('base64'))).toBe(false)
  })
})
