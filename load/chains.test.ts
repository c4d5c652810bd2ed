import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { systemClock } from '#lib/clock.ts'
import { closedJourneys } from '#load/closed-journeys.ts'
import type { Draw, LoadRequest } from '#load/mix.ts'
import { openModel } from '#load/open-model.ts'
import { replayed, wholeRun } from '#load/pacers.ts'
import { usualSampling, type LoadOptions, type LoadResult } from '#load/recorder.ts'
import { cellsOf } from '#load/tally.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

/** Answers each path with itself, and remembers the order. */
async function echo(isGone: (path: string) => boolean = () => false) {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    if (isGone(request.url ?? '')) request.socket.destroy()
    else response.end(request.url)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  // An address over TCP is an object.
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const options = (draw: Draw, more: Partial<LoadOptions> = {}): LoadOptions => ({
  draw,
  clock: systemClock,
  shard: wholeRun,
  durationMs: 200,
  warmUpMs: 0,
  connections: 4,
  timeoutMs: 2_000,
  sampling: usualSampling,
  expected: (_, status) => status < 400,
  ...more,
})
const counts = ({ tally }: LoadResult) => Object.fromEntries(cellsOf(tally).map((cell) => [`${cell.operation} ${cell.status}`, cell.count]))

/** Steps a, b and c of journey k, each named by the answer before it. */
const chain =
  (base: string, ended: string[], afterMs = 0): Draw =>
  (k) => {
    const step = (names: readonly string[], before: string): LoadRequest => ({
      operation: names[0] ?? '',
      request: { method: 'GET', url: `${base}${before}/${names[0]}${k}`, headers: [], base64: '' },
      answered: (response) => {
        const body = response === null ? 'none' : Buffer.from(response.base64, 'base64').toString()
        ended.push(body)
        return response === null || names.length === 1 ? undefined : { afterMs, draw: () => step(names.slice(1), body) }
      },
    })
    return step(['a', 'b', 'c'], '')
  }

it('an arrival of the open model goes on with what its answers make due', async () => {
  const { base, seen } = await echo()
  const ended: string[] = []
  const result = await openModel({ ...options(chain(base, ended, 5)), pacer: replayed([0, 10, 20]), perSecond: null, arrivals: 3 })
  expect(counts(result)).toEqual({ 'a 2xx': 3, 'b 2xx': 3, 'c 2xx': 3 })
  expect(seen.toSorted()).toEqual([0, 1, 2].flatMap((k) => [`/a${k}`, `/a${k}/b${k}`, `/a${k}/b${k}/c${k}`]).toSorted())
  expect(ended.toSorted()).toEqual(seen.toSorted())
  expect([result.due, result.service?.count, result.sendLag?.count]).toEqual([3, 9, 9])
})

it('steps that would begin after the end are not drawn', async () => {
  const { base, seen } = await echo()
  const result = await openModel({ ...options(chain(base, [], 30_000)), pacer: replayed([0, 1]), perSecond: null, arrivals: 2 })
  expect(counts(result)).toEqual({ 'a 2xx': 2 })
  expect(seen.toSorted()).toEqual(['/a0', '/a1'])
})

it('users of the closed model begin again when they are through, each journey once', async () => {
  const { base, seen } = await echo()
  const result = await closedJourneys(options(chain(base, [])))
  expect([result.model, result.stopped, result.sendLag]).toEqual(['closed', null, null])
  const begun = seen.filter((path) => path.split('/').length === 2)
  expect(begun.length).toBeGreaterThan(8)
  expect(begun.map((path) => Number(path.slice(2))).toSorted((a, b) => a - b)).toEqual(begun.map((_, k) => k))
  expect(Object.values(counts(result)).reduce((sum, count) => sum + count, 0)).toBe(seen.length)
  expect(result.rate.achieved).toBeGreaterThan(0)
})

it('a journey that breaks gives its user to the next', async () => {
  const { base, seen } = await echo((path) => /^\/a\d*[13579]$/.test(path))
  const result = await closedJourneys(options(chain(base, [])))
  expect(result.stopped).toBeNull()
  expect(counts(result)['a error']).toBe(seen.filter((path) => /^\/a\d*[13579]$/.test(path)).length)
  expect(counts(result)['c 2xx']).toBeGreaterThan(0)
})

it('users give up on a target that is not there', async () => {
  const { base } = await echo()
  await Promise.all(closers.splice(0).map((close) => close()))
  const result = await closedJourneys(options(chain(base, []), { durationMs: 20_000 }))
  expect(result.stopped).toBe('nothing but failures: ECONNREFUSED')
})

it('a step that cannot be drawn ends the run', async () => {
  const { base } = await echo()
  const draw: Draw = (k) => ({
    ...chain(base, [])(k),
    answered: () => ({
      afterMs: 0,
      draw: () => {
        throw new Error('no title')
      },
    }),
  })
  await expect(openModel({ ...options(draw), pacer: replayed([0]), perSecond: null })).rejects.toThrow('no title')
  await expect(closedJourneys(options(draw, { durationMs: 20_000 }))).rejects.toThrow('no title')
})

it('an arrival that finds too many under way is told that it had no answer', async () => {
  const { base } = await echo(() => false)
  const ended: string[] = []
  const result = await openModel({ ...options(chain(base, ended), { connections: 0 }), pacer: replayed([0, 1]), perSecond: null })
  expect([result.dropped, ended, counts(result)]).toEqual([2, ['none', 'none'], { 'a timeout': 2 }])
})
