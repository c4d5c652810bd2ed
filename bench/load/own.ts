/** One engine of ours, or plain autocannon, in a process of its own: what it sent, and the time of its core that it took, start-up left out. */
import autocannon from 'autocannon'
import { systemClock } from '#lib/clock.ts'
import type { HttpRequest } from '#model/exchange.ts'
import { closedModel } from '#load/closed-model.ts'
import { openModel } from '#load/open-model.ts'
import { constantRate, wholeRun } from '#load/pacers.ts'
import { usualSampling, type LoadOptions, type LoadResult } from '#load/recorder.ts'

const [mode = 'closed', url = '', seconds = '3', perSecond = '1000'] = process.argv.slice(2)
const durationMs = Number(seconds) * 1000
// Of the open model lateness is told: that of code which nobody has run yet is no generator's.
const warmUpMs = mode === 'open' ? 1000 : 0
const closedConnections = 50
const requests: readonly HttpRequest[] = ['a', 'b', 'c'].map((path) => ({
  method: 'GET',
  url: url + path,
  headers: [['accept', 'application/json']],
  base64: '',
}))
const options: LoadOptions = {
  draw: (k) => ({ operation: `op${k % 3}`, request: requests[k % 3] as HttpRequest }),
  clock: systemClock,
  origin: new URL(url).origin,
  shard: wholeRun,
  durationMs,
  warmUpMs,
  connections: mode === 'open' ? 1000 : closedConnections,
  timeoutMs: 10_000,
  sampling: usualSampling,
  expected: () => true,
}

const countOf = ({ tally }: LoadResult): number => [...tally.cells.values()].reduce((sum, { count }) => sum + count, 0)

const before = process.cpuUsage()
const sent = await run()
const { user, system } = process.cpuUsage(before)
process.stdout.write(`${JSON.stringify({ ...sent, cpuSeconds: (user + system) / 1e6 })}\n`)

async function run(): Promise<object> {
  if (mode === 'plain') {
    const result = await autocannon({ url, connections: closedConnections, duration: Number(seconds) })
    return { requests: result.requests.total, perSecond: result.requests.total / result.duration, p99Ms: result.latency.p99 }
  }
  const pacer = constantRate(Number(perSecond), warmUpMs + durationMs)
  const result = mode === 'closed' ? await closedModel(options) : await openModel({ ...options, pacer, perSecond: Number(perSecond) })
  return {
    // What was dropped was not sent.
    requests: countOf(result) - result.dropped,
    perSecond: result.rate.achieved,
    dropped: result.dropped,
    lagP99Ms: result.sendLag?.percentileMs(99),
  }
}
