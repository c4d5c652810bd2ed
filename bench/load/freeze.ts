/**
 * A target that stands still for a second in a run of 8 s at 200/s. Whoever counts from the due time sees it: of 1,600 requests the 200
 * of that second waited, evenly from F ms to 0, so that p90 is F − 800 and p99 F − 80 ms (F as the target itself saw it).
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { systemClock } from '#lib/clock.ts'
import { openModel } from '#load/open-model.ts'
import { constantRate, wholeRun } from '#load/pacers.ts'
import { usualSampling } from '#load/recorder.ts'
import { cellsOf, servedLatency } from '#load/tally.ts'

const [perSecond, durationMs, freezeAfterMs, freezeMs] = [200, 8000, 3000, 1000]

/** Says its port, and afterwards how long it stood still. Warmed-up before its freeze begins with the first request. */
const server = `
  let armed = false
  require('node:http').createServer((_, response) => {
    response.end('{"status":"fine"}')
    if (armed) return
    armed = true
    setTimeout(() => {
      const from = performance.now()
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${freezeMs})
      console.log(performance.now() - from)
    }, ${freezeAfterMs})
  }).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`

export async function frozen(): Promise<string> {
  const child = spawn(process.execPath, ['-e', server], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    const url = `http://127.0.0.1:${(await lines.next()).value}/`
    const result = await openModel({
      draw: () => ({ operation: 'read', request: { method: 'GET', url, headers: [], base64: '' } }),
      clock: systemClock,
      shard: wholeRun,
      durationMs,
      warmUpMs: 0,
      connections: 1000,
      timeoutMs: 10_000,
      sampling: usualSampling,
      expected: () => true,
      perSecond,
      pacer: constantRate(perSecond, durationMs),
    })
    const freeze = Number((await lines.next()).value)
    const latency = servedLatency(cellsOf(result.tally))
    const against = (percent: number, theoryMs: number): string => {
      const ms = latency.percentileMs(percent)
      return `p${percent} ${ms.toFixed(1)} ms, theory ${theoryMs.toFixed(1)} (${((ms / theoryMs - 1) * 100).toFixed(1)} %)`
    }
    const [p50, service, lag] = [latency.percentileMs(50), result.service?.percentileMs(50) ?? 0, result.sendLag?.percentileMs(99) ?? 0]
    return [
      `a target that stood still for ${freeze.toFixed(1)} ms in ${durationMs / 1000} s at ${perSecond}/s: ${latency.count} requests`,
      `  ${against(90, freeze - 800)}; ${against(99, freeze - 80)}`,
      `  p50 ${p50.toFixed(2)} ms, service time p50 ${service.toFixed(2)} ms; send lag p99 ${lag.toFixed(2)} ms`,
    ].join('\n')
  } finally {
    child.kill()
  }
}
