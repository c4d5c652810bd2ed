import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { readRecord } from '#cli/read-record.ts'

const home = fileURLToPath(new URL('..', import.meta.url))
const temporary = mkdtempSync(path.join(tmpdir(), 'proofload-threads-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

interface Ended {
  readonly code: number
  readonly stderr: string
}

const load = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const program = ['--conditions=source', path.join(home, 'cli/main.ts'), 'load', path.join(home, 'examples/own-document/notes.yaml')]
    const env = { ...process.env, GITHUB_STEP_SUMMARY: '' }
    execFile(process.execPath, [...program, ...args], { cwd: temporary, env, maxBuffer: 1e8 }, (error, _, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr }),
    )
  })
const loadIn = (out: string) => readRecord(path.join(temporary, out, 'run.json')).load
const total = (loaded: ReturnType<typeof loadIn>): number => (loaded?.operations ?? []).reduce((sum, { count }) => sum + count, 0)

it('threads divide a rate exactly, and leave one record', async () => {
  const { stderr } = await load('--rate', '100/s', '--duration', '1s', '--threads', '3', '--connections', '20', '--out', 'open')
  const loaded = loadIn('open')
  expect([total(loaded), loaded?.threads, loaded?.connections, loaded?.rate.asked, loaded?.part]).toEqual([100, 3, 20, 100, undefined])
  expect(stderr.match(/load: open model/g)).toHaveLength(1)
})

it('threads divide connections exactly, and count what the target saw', async () => {
  const sockets = new Set<unknown>()
  let seen = 0
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] === '/notes') {
      seen += 1
      sockets.add(request.socket)
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('[]')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const words = ['--url', url, '--token', 't', '--include', 'listNotes', '--duration', '1s', '--threads', '2', '--connections', '7']
  await load(...words, '--out', 'closed')
  server.close()
  server.closeAllConnections()
  const loaded = loadIn('closed')
  expect([loaded?.connections, loaded?.threads]).toEqual([7, 2])
  // Seven that load, and for each thread one that looks before.
  expect(sockets.size).toBe(9)
  expect(seen - total(loaded)).toBe(2)
})

it.each([
  ['a fault that shows only under pressure is found, with the rate of all', ['--defect', 'mixes-up-answers'], 1, /^/],
  ['more threads than connections are refused', ['--connections', '2', '--threads', '3'], 2, /is none of 1 to 2/],
  ['a shard of threads is refused', ['--shard', '0/2'], 2, /--threads and --shard exclude each other/],
  ['what looks at one thread alone is refused', ['--abort-on-fail'], 2, /--threads and --abort-on-fail exclude each other/],
])('%s', async (_, words, code, said) => {
  const ended = await load('--threads', '2', '--connections', '16', '--duration', '500ms', '--out', 'found', ...words)
  expect(ended.stderr).toMatch(said)
  expect(ended.code).toBe(code)
})
