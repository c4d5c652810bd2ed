/**
 * Samples of a load run are judged by the checks that look at one exchange. What they find is looked for again alone, byte-exact, and
 * where it does not show alone, under the pressure under which it was seen.
 */
import type { LoadResult } from '#load/recorder.ts'
import type { Sample } from '#load/sampler.ts'
import type { LoadRunOptions } from '#run/load.ts'
import type { Counted } from '#run/load-shares.ts'
import type { Player } from '#run/play.ts'
import type { Burst, Seen } from '#run/pressure.ts'
import { settling, type Settled } from '#run/settle.ts'

export interface JudgedSamples extends Settled {
  readonly sampled: number
}

export interface SampleTools {
  readonly counted: readonly Counted[]
  readonly player: Player
  readonly burst: Burst
}

export async function judgeSamples(
  { samples }: Pick<LoadResult, 'samples'>,
  { counted, player, burst }: SampleTools,
  options: LoadRunOptions,
): Promise<JudgedSamples> {
  const { see, settle } = settling(options, new Set(counted.map(({ operation }) => operation)))
  const byName = new Map(counted.map(({ name, sequence }) => [name, sequence]))
  const seeAll = (all: readonly Sample[]): readonly Seen[] =>
    all.flatMap(({ operation, exchange, inFlight }) => {
      const sequence = byName.get(operation)
      return sequence === undefined ? [] : [see({ sequence, attempt: 'load', exchanges: [exchange], parts: [] }, inFlight)]
    })
  const seen = seeAll(samples)
  const settled = await settle(seen, {
    player,
    press: async (round, inFlight) => seeAll(await burst(round, inFlight)),
    isOurs: () => true,
    onlyBeside: ({ check }) => check.on === 'exchange' && check.underLoad === true,
  })
  return { sampled: seen.length, ...settled }
}
