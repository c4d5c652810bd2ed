/**
 * Closed model of scenarios: so many users, each beginning a journey when its last one has ended. The engine is that of the open model,
 * with one arrival a user: autocannon knows neither chains nor time to think.
 */
import { openModel } from '#load/open-model.ts'
import type { LoadRequest } from '#load/mix.ts'
import { replayed, wholeRun } from '#load/pacers.ts'
import type { LoadOptions, LoadResult, Recorder } from '#load/recorder.ts'

export async function closedJourneys(options: LoadOptions): Promise<LoadResult> {
  const { clock, connections, draw, shard } = options
  const hopeless = new AbortController()
  let [k, failuresInARow, answeredInTime] = [shard.index, 0, 0]
  let [record, lastReason]: [Recorder | undefined, string] = [undefined, 'no answer']
  const begin = (): LoadRequest => {
    const first = draw(k)
    k += shard.count
    return watched(first)
  }
  const seen = (answered: boolean): void => {
    const now = clock.now()
    failuresInARow = answered ? 0 : failuresInARow + 1
    if (answered && record !== undefined && now >= record.measuredFromMs && now <= record.untilMs) answeredInTime += 1
    // A refused connection fails at once: it would be tried thousands of times a second.
    if (failuresInARow < 20 + 5 * connections) return
    lastReason = [...(record?.tally.reasons.keys() ?? [])].at(-1) ?? lastReason
    hopeless.abort()
  }
  const watched = (drawn: LoadRequest): LoadRequest => ({
    ...drawn,
    answered: (response) => {
      const next = drawn.answered?.(response)
      seen(response !== null)
      const draw = next?.draw
      return { afterMs: next?.afterMs ?? 0, draw: draw === undefined ? begin : () => watched(draw()) }
    },
  })
  const result = await openModel({
    ...options,
    draw: begin,
    shard: wholeRun,
    pacer: replayed(Array.from({ length: connections }, () => 0)),
    perSecond: null,
    signal: AbortSignal.any([hopeless.signal, ...(options.signal ? [options.signal] : [])]),
    observe: (started) => {
      record = started
      options.observe?.(started)
    },
  })
  const { durationSeconds } = result
  return {
    ...result,
    model: 'closed',
    sendLag: null,
    service: null,
    rate: { asked: null, achieved: durationSeconds === 0 ? 0 : answeredInTime / durationSeconds },
    stopped: hopeless.signal.aborted ? `nothing but failures: ${lastReason}` : result.stopped,
  }
}
