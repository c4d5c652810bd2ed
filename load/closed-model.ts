/** Closed model: so many connections, each sending its next request when the last one is answered. The one door to autocannon 9.
 *
 * autocannon sends; everything is measured here, per connection, because its own figures cannot be used: whole milliseconds,
 * no timeouts among the latencies, and after `Connection: close` the time of a request that was never sent. Its rates, workers,
 * warm-up, result and coordinated omission correction (a unit error) are not used. It never verifies TLS certificates:
 * whoever needs that sends one verified request first. HTTP/1.1 only; interim 1xx answers would be taken for final ones. */
import { METHODS } from 'node:http'
import autocannon from 'autocannon'
import { occupy } from '#load/connection.ts'
import type { Client, SlotOptions } from '#load/connection.ts'
import type { LoadRequest } from '#load/mix.ts'
import { recorder } from '#load/recorder.ts'
import type { LoadOptions, LoadResult, Recorder } from '#load/recorder.ts'

/** The methods that autocannon sends. */
const closedModelMethods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'].filter((name) =>
  METHODS.includes(name),
)

export async function closedModel(options: LoadOptions): Promise<LoadResult> {
  const { clock, connections, timeoutMs, signal } = options
  const record = recorder(options)
  const run = newRun(options, record)
  // Drawing is pure: what the first requests have wrong is thrown here, before a socket is open.
  const [first] = Array.from({ length: connections }, (_, index) =>
    run.check(options.draw(options.shard.index + index * options.shard.count)),
  )
  const tracker = autocannon({
    url: new URL(first?.request.url ?? '').origin,
    connections,
    // Only if the end below fails: autocannon would drop what is under way.
    duration: Math.ceil((options.warmUpMs + options.durationMs + timeoutMs) / 1000) + 5,
    sampleInt: 20,
    setupClient: run.setUp,
    skipAggregateResult: true,
    histograms: { latencies: ignored, requests: ignored, throughput: ignored },
    // The published types are those of autocannon 7 and lack `skipAggregateResult` and `histograms`; Client is its own.
  } as unknown as autocannon.Options) as unknown as PromiseLike<unknown> & { stop: () => void }
  run.onStop(() => {
    tracker.stop()
  })
  const stop = (): void => {
    run.halt('interrupted')
  }
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted === true) stop()
  const finished = Promise.resolve(tracker).finally(() => {
    run.close()
  })
  await Promise.all([finished, endOnTime(run, record, clock)])
  signal?.removeEventListener('abort', stop)
  const { stopped, answeredInTime, endedMs } = run.outcome()
  const durationSeconds = Math.max(0, Math.min(record.untilMs, endedMs) - record.measuredFromMs) / 1000
  return {
    model: 'closed',
    tally: record.tally,
    durationSeconds,
    connections,
    sendLag: null,
    service: null,
    dropped: 0,
    samples: record.samples,
    ...record.told(),
    rate: { asked: null, achieved: durationSeconds === 0 ? 0 : answeredInTime / durationSeconds },
    stopped,
  }
}

/** autocannon's own histograms cost time and are not read. */
const ignored = { __custom: true, recordValue: () => {}, recordValueWithExpectedInterval: () => {}, reset: () => {}, destroy: () => {} }

/** At the end each connection still waits for its answer: counts agree with the server's, and slow answers are not lost. */
async function endOnTime(run: Run, record: Recorder, clock: LoadOptions['clock']): Promise<void> {
  while (!run.closed() && clock.now() < record.untilMs) await clock.sleep(Math.min(100, record.untilMs - clock.now()))
  run.finishConnections()
}

type Run = ReturnType<typeof newRun>

function newRun(options: LoadOptions, record: Recorder) {
  const { clock, shard, draw, connections } = options
  const clients: Client[] = []
  let k = shard.index
  let [failuresInARow, answeredInTime, endedMs, closed] = [0, 0, Infinity, false]
  let [stopped, broken]: [string | null, unknown] = [null, undefined]
  let stopTracker = (): void => {}
  let origin: string | undefined
  const finishConnections = (): void => {
    for (const client of clients) client.responseMax = Math.max(1, client.reqsMade)
  }
  const halt = (reason: string): void => {
    if (closed || stopped !== null) return
    stopped = reason
    endedMs = clock.now()
    stopTracker()
    // The tracker looks up only every 20 ms: time for 500 reconnections.
    finishConnections()
  }
  const checked = new WeakSet<LoadRequest['request']>()
  const check = (drawn: LoadRequest): LoadRequest => {
    if (checked.has(drawn.request)) return drawn
    const { method, url } = drawn.request
    origin ??= new URL(url).origin
    if (!url.startsWith(`${origin}/`)) throw new Error(`the closed model sends to one origin: ${url} is not at ${origin}`)
    if (!closedModelMethods.includes(method)) throw new Error(`the closed model cannot send ${method}: use the open model`)
    checked.add(drawn.request)
    return drawn
  }
  const slot: SlotOptions = {
    options,
    record,
    halted: () => stopped !== null || broken !== undefined,
    next() {
      const drawn = { k, drawn: check(draw(k)) }
      k += shard.count
      return drawn
    },
    answered(nowMs, startedMs) {
      failuresInARow = 0
      if (startedMs >= record.measuredFromMs && nowMs <= record.untilMs) answeredInTime += 1
    },
    failed(reason) {
      failuresInARow += 1
      // autocannon reconnects at once and without end: 28,000 refusals a second.
      if (failuresInARow >= 20 + 5 * connections) halt(`nothing but failures: ${reason}`)
    },
    threw(cause) {
      // Thrown on from a hook it would be an uncaught exception of the process.
      broken ??= cause
      halt('a request could not be made')
    },
  }
  return {
    check,
    halt,
    finishConnections,
    setUp(client: Client): void {
      clients.push(client)
      occupy(client, slot)
    },
    onStop(stop: () => void): void {
      stopTracker = stop
      if (stopped !== null) stop()
    },
    close(): void {
      closed = true
    },
    closed: () => closed,
    outcome() {
      if (broken !== undefined) throw broken
      return { stopped, answeredInTime, endedMs }
    },
  }
}
