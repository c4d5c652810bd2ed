import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerEntry } from '#model/target.ts'
import { leftIn } from '#run/clean.ts'

const home = fileURLToPath(new URL('..', import.meta.url))
const notes = path.join(home, 'examples/own-document/notes.yaml')
const temporary = mkdtempSync(path.join(tmpdir(), 'proofload-clean-'))
const children: ChildProcess[] = []

const proofload = (args: readonly string[], token = ''): ChildProcess => {
  const program = ['--conditions=source', path.join(home, 'cli/main.ts'), ...args]
  const env = { ...process.env, GITHUB_STEP_SUMMARY: '', PROOFLOAD_TOKEN: token }
  const child = spawn(process.execPath, program, { cwd: temporary, env, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

const ended = (child: ChildProcess): Promise<{ readonly code: number | null; readonly stdout: string }> =>
  new Promise((resolve) => {
    let stdout = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    child.once('close', (code) => resolve({ code, stdout }))
  })

interface Ready {
  readonly url: string
  readonly credentials: { readonly main: string }
}
let mock: Ready
beforeAll(async () => {
  const child = proofload(['mock', notes])
  mock = await new Promise<Ready>((resolve) => {
    createInterface(child.stdout as NodeJS.ReadableStream).once('line', (line) => resolve(JSON.parse(line) as Ready))
  })
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(temporary, { recursive: true, force: true })
})

/** The ids that the target lists now. */
async function listed(): Promise<readonly string[]> {
  const response = await fetch(`${mock.url}/notes?limit=50`, { headers: { 'x-api-key': mock.credentials.main } })
  return ((await response.json()) as readonly { readonly id: string }[]).map(({ id }) => id).toSorted()
}

const ledgerIn = (out: string): readonly LedgerEntry[] =>
  readFileSync(path.join(temporary, out, 'ledger.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as LedgerEntry)

/** Slow enough to be met in the middle. */
async function runUntilMade(out: string, amount: number): Promise<ChildProcess> {
  const run = proofload(['test', notes, '--url', mock.url, '--rate', '25/s', '--quiet', '--out', out], mock.credentials.main)
  await new Promise<void>((resolve, reject) => {
    run.once('exit', (code) => reject(new Error(`the run ended before it had made anything: ${code ?? 'killed'}`)))
    const watcher = watch(temporary, { recursive: true }, () => {
      const made = existsSync(path.join(temporary, out, 'ledger.ndjson')) ? ledgerIn(out).filter(({ kind }) => kind === 'created') : []
      if (made.length < amount) return
      watcher.close()
      resolve()
    })
  })
  return run
}

describe('what a run made', () => {
  it('is removed by `clean` after kill -9, and only then', async () => {
    const before = await listed()
    const run = await runUntilMade('killed', 3)
    const over = ended(run)
    run.kill('SIGKILL')
    await over
    const during = await listed()
    expect(during.length).toBeGreaterThanOrEqual(before.length + 3)

    // The next run into the same folder forgets nothing.
    const next = ['test', notes, '--url', mock.url, '--max-cases', '1', '--quiet', '--out', 'killed']
    await ended(proofload(next, mock.credentials.main))
    const refused = await ended(proofload(['clean', 'killed'], 'nobody'))
    expect([refused.code, refused.stdout]).toEqual([
      5,
      expect.stringMatching(/removed 0 of \d+\nleft: .*: DELETE was answered 401; is the credential/),
    ])
    expect(await listed()).toEqual(during)

    const cleaned = await ended(proofload(['clean', 'killed'], mock.credentials.main))
    expect(cleaned.stdout).toMatch(/^removed (\d+) of \1\n/)
    expect(await listed()).toEqual(before)
    expect(cleaned.code).toBe(0)

    const again = await ended(proofload(['clean', 'killed'], mock.credentials.main))
    expect([again.code, again.stdout]).toEqual([0, 'removed 0 of 0\n'])
    expect(readFileSync(path.join(temporary, 'killed/ledger.ndjson'), 'utf8')).not.toContain(mock.credentials.main)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('is removed by the run itself on %s', async (signal) => {
    const before = await listed()
    const out = signal.toLowerCase()
    const run = await runUntilMade(out, 3)
    const over = ended(run)
    run.kill(signal)
    const { code, stdout } = await over
    expect([code, stdout]).toEqual([5, expect.stringMatching(/the run was interrupted/)])
    expect(await listed()).toEqual(before)
    expect(leftIn(ledgerIn(out))).toEqual({ created: [], unanswered: [] })
  })
})

it('a folder without a ledger is bad usage', async () => {
  expect((await ended(proofload(['clean', 'nowhere']))).code).toBe(2)
})
