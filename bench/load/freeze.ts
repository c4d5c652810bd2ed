/**
 * A target that stands still for a second in a run of 8 s at 200/s. Whoever counts from the due time sees it: of 1,600 requests the 200
 * of that second waited, evenly from F ms to 0, so that p90 is F − 800 and p99 F − 80 ms (F as the target itself saw it), and beyond that
 * what the target took until it came to them: p90 is the 160th in the queue, p99 the 16th. That, too, the target says itself.
 */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { systemClock } from '#lib/clock.ts'
import { openModel } from '#load/open-model.ts'
import { constantRate, wholeRun } from '#load/pacers.ts'
import { usualSampling, type LoadResult } from '#load/recorder.ts'
import { cellsOf, servedLatency } from '#load/tally.ts'

const [perSecond, durationMs, freezeAfterMs, freezeMs] = [200, 8000, 3000, 1000]

interface Frozen {
  readonly freezeMs: number
  /** From its end to the answers of the 16th and the 160th that had waited. */
  readonly drainedMs?: readonly [number, number]
}

/** Says its port, and afterwards how long it stood still. Warmed-up before its freeze begins with the first request. */
const server = `
  let [armed, thawMs, answered] = [false, 0, []]
  require('node:http').createServer((_, response) => {
    response.end('{"status":"fine"}')
    if (thawMs > 0 && answered.length < 160) answered.push(performance.now() - thawMs)
    if (armed) return
    armed = true
    setTimeout(() => {
      const from = performance.now()
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${freezeMs})
      thawMs = performance.now()
      setTimeout(() => console.log(JSON.stringify({ freezeMs: thawMs - from, drainedMs: [answered[15], answered[159]] })), 2000)
    }, ${freezeAfterMs})
  }).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`

export async function frozen(): Promise<string> {
  const child = spawn(process.execPath, ['-e', server], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    const origin = `http://127.0.0.1:${(await lines.next()).value}`
    return told('a Node server', await measured(origin), JSON.parse((await lines.next()).value ?? '') as Frozen)
  } finally {
    child.kill()
  }
}

/** Processes that are stopped for a second and continued: F is what whoever stopped them says. */
export async function frozenProcesses(origin: string, pids: readonly number[]): Promise<string> {
  const [run, stoppedMs] = await Promise.all([measured(origin), stopped(pids)])
  return told('nginx, stopped and continued', run, { freezeMs: stoppedMs })
}

async function stopped(pids: readonly number[]): Promise<number> {
  await systemClock.sleep(freezeAfterMs)
  const fromMs = systemClock.now()
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  await systemClock.sleep(freezeMs)
  for (const pid of pids) process.kill(pid, 'SIGCONT')
  return systemClock.now() - fromMs
}

const measured = (origin: string): Promise<LoadResult> =>
  openModel({
    draw: () => ({ operation: 'read', request: { method: 'GET', url: `${origin}/`, headers: [], base64: '' } }),
    clock: systemClock,
    shard: wholeRun,
    durationMs,
    warmUpMs: 0,
    connections: 1000,
    timeoutMs: 10_000,
    origin,
    sampling: usualSampling,
    expected: () => true,
    perSecond,
    pacer: constantRate(perSecond, durationMs),
  })

function told(target: string, result: LoadResult, { freezeMs: lastedMs, drainedMs }: Frozen): string {
  const latency = servedLatency(cellsOf(result.tally))
  const against = (percent: number, theoryMs: number, drained: number | undefined): string => {
    const ms = latency.percentileMs(percent)
    const beyond = drained === undefined ? '' : `, of which the target took ${drained.toFixed(1)}`
    return `p${percent} ${ms.toFixed(1)} ms, theory ${theoryMs.toFixed(1)} (${((ms / theoryMs - 1) * 100).toFixed(1)} %; ${(ms - theoryMs).toFixed(1)} ms beyond${beyond})`
  }
  const [p50, service, lag] = [latency.percentileMs(50), result.service?.percentileMs(50) ?? 0, result.sendLag?.percentileMs(99) ?? 0]
  return [
    `${target} stood still for ${lastedMs.toFixed(1)} ms in ${durationMs / 1000} s at ${perSecond}/s: ${latency.count} requests`,
    `  ${against(90, lastedMs - 800, drainedMs?.[1])}; ${against(99, lastedMs - 80, drainedMs?.[0])}`,
    `  p50 ${p50.toFixed(2)} ms, service time p50 ${service.toFixed(2)} ms; send lag p99 ${lag.toFixed(2)} ms`,
  ].join('\n')
}
