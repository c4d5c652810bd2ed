/** What a load run sends: a mix of operations with their usual weights, or the scenarios that somebody wrote. */
import { isRead } from '#lib/read-methods.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Sequence } from '#model/case.ts'
import type { Share } from '#load/mix.ts'
import type { LoadRunOptions } from '#run/load.ts'
import type { MadeRequest, Maker } from '#run/maker.ts'
import type { Player } from '#run/play.ts'

/** What is counted under one name, and the sequence that shows alone what it shows under load. */
export interface Counted {
  readonly name: string
  readonly operation: string
  readonly sequence: Sequence
  readonly expect?: readonly number[]
}

export interface Shares {
  readonly shares: readonly Share[]
  readonly counted: readonly Counted[]
  /** Why something is not sent. */
  readonly left: readonly string[]
}

/** The valid request of an operation that the plan has, alone in its sequence. */
export const positiveOf = ({ plan }: LoadRunOptions, operation: string) =>
  plan.sequences.find((one) => one.phase === 'positive' && one.operation === operation && one.cases.length === 1)

/** Reads weigh four times what writes do; on a target that is not ours to fill, only reads are sent. Deletes are never part of the usual mix. */
export async function mixOf(options: LoadRunOptions, player: Player): Promise<Shares> {
  const { opened, target, safe, selected, weights, emit } = options
  const wanted = opened.contract.operations.filter(selected).filter((operation) => weights?.[operation.id] !== 0)
  const usual = wanted.filter(
    (operation) =>
      weights?.[operation.id] !== undefined ||
      (operation.method !== 'DELETE' && (isRead(operation.method) || target.mock || safe === 'full')),
  )
  const [shares, counted, left]: [Share[], Counted[], string[]] = [[], [], []]
  for (const operation of usual) {
    const sequence = positiveOf(options, operation.id)
    if (sequence === undefined) continue
    const made = (await refusal(sequence, player)) ?? (await player.maker(sequence.cases[0], { name: operation.id, given: [] }))
    if (typeof made === 'string') {
      left.push(`${operation.id}: ${made}`)
      emit({ kind: 'note', text: `load: without ${operation.id}: ${made}` })
      continue
    }
    counted.push({ name: operation.id, operation: operation.id, sequence })
    shares.push(shareOf(operation.id, weights?.[operation.id] ?? (isRead(operation.method) ? 4 : 1), made))
  }
  return { shares, counted, left }
}

/** Why it is no use to send it thousands of times. */
async function refusal(sequence: Sequence, player: Player): Promise<string | undefined> {
  const { exchanges, broken } = await player.play(sequence, 'load', 0)
  const outcome = exchanges.at(-1)?.outcome
  if (outcome?.kind === 'response' && isSuccess(outcome.status)) return undefined
  return broken ?? (outcome?.kind === 'response' ? `a valid request was answered ${outcome.status}` : 'there was no answer')
}

const shareOf = (operation: string, weight: number, make: Maker): Share => ({
  name: operation,
  weight,
  make: (k) => {
    const { request, settle } = make(k)
    return { operation, request, ...(settle && { answered: told(settle) }) }
  },
})

const told =
  (settle: NonNullable<MadeRequest['settle']>) =>
  (response: Parameters<typeof settle>[0]): undefined => {
    settle(response)
  }
