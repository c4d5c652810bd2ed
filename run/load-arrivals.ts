/** Recorded arrivals that say what arrived: that is sent when they are due, and the rest is drawn. */
import { SuiteError } from '#model/problem.ts'
import { namedFirst, weightedMix, type Draw, type Share } from '#load/mix.ts'
import type { LoadRunOptions } from '#run/load.ts'
import type { Shares } from '#run/load-shares.ts'

/** `of`: an operation, its id or `GET /notes`, or a scenario. */
export interface Arrival {
  readonly atMs: number
  readonly of?: string
}

export function drawOf(shares: readonly [Share, ...Share[]], { left }: Shares, options: LoadRunOptions): Draw {
  const { replay = [], plan } = options
  const mix = weightedMix(shares, plan.seed)
  const nameOf = namesIn(options)
  // A column that never names anything says something else.
  if (!replay.some(({ of }) => of !== undefined && nameOf(of) !== undefined)) return mix
  const sent = new Map(shares.map((share) => [share.name, share]))
  const shareOf = (of: string): Share => {
    const name = nameOf(of)
    const share = sent.get(name ?? '')
    if (share !== undefined) return share
    const why = name === undefined ? 'there is none of that name' : left.find((one) => one.startsWith(`${name}: `))
    throw new SuiteError({
      code: 'usage',
      message: `an arrival names ${of}, which is not sent: ${why ?? 'it is not part of the mix'}`,
      hint: `Sent are: ${[...sent.keys()].join(', ')}. A weight of its own, or --safe full, lets an operation in.`,
    })
  }
  return namedFirst(
    replay.map(({ of }) => (of === undefined ? undefined : shareOf(of))),
    mix,
  )
}

function namesIn({ scenarios, opened: { contract } }: LoadRunOptions): (of: string) => string | undefined {
  const names = new Map(
    scenarios === undefined
      ? contract.operations.flatMap(({ id, method, path }) => [[id, id] as const, [`${method} ${path}`, id] as const])
      : scenarios.scenarios.map(({ name }) => [name, name] as const),
  )
  return (of) => names.get(of)
}
