/**
 * Whole lives of things beside each other: made, changed, read again and deleted, many at once. What is lost or doubled only then is
 * seen by the same checks that judge a life alone. They are played when what the load made is removed, and each round is
 * removed before the next. Each life has things of its own, and none goes through pages: others do not disturb it.
 */
import { isRead } from '#lib/read-methods.ts'
import type { Sequence } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { LoadRecord } from '#model/record.ts'
import { inParallel, walks } from '#run/in-parallel.ts'
import type { Suspicion } from '#run/findings.ts'
import type { LoadRunOptions } from '#run/load.ts'
import type { Counted } from '#run/load-shares.ts'
import type { Player } from '#run/play.ts'
import type { Seen } from '#run/pressure.ts'
import { settling, type Settled } from '#run/settle.ts'

/** What a write that answered success has done, and done once. */
const telling: ReadonlySet<string> = new Set([
  'readable-after-create',
  'listed-after-create',
  'written-is-read',
  'update-keeps-the-rest',
  'merge-patch-merges',
  'replace-replaces',
  'gone-after-delete',
])
const mostKinds = 12
const fewestPlays = 24
/** As many sockets as a target is reached with beside the load's own. */
export const mostLivesAtOnce = 32
/** A store that agrees with itself a moment later lost nothing: as long as a repeat waits for one in conformance, at most. */
const settlingMs = 4000

export interface JudgedLives extends Settled {
  /** Absent where the load writes nothing. */
  readonly lives?: LoadRecord['lives']
}

/** `newPlayer`: one for every round, whose things go with it. */
export async function judgeLives(
  counted: readonly Counted[],
  newPlayer: () => Player,
  options: LoadRunOptions,
  load: LoadRecord | null,
): Promise<JudgedLives> {
  const { opened, plan, signal, target, connections } = options
  const accepted = new Set(counted.map(({ operation }) => operation))
  const lives = livesOf(plan.sequences, writesIn(opened.contract, accepted))
  const atOnce = Math.min(mostLivesAtOnce, connections)
  // Who is over a limit waits for its turn, and is alone again.
  const limited = load?.operations.some(({ status }) => status === '429') ?? false
  if (lives.length === 0 || atOnce < 2 || limited || signal.aborted) return { findings: [], flaky: [], errors: [] }
  const { see, settle } = settling(options, accepted)
  const press = async (kinds: readonly Sequence[], round: number, patienceMs: number): Promise<readonly Seen[]> =>
    borrowed(newPlayer, accepted, async (player) => {
      const seen: Seen[] = []
      const underWay = new Set<{ most: number }>()
      const plays = Array.from({ length: Math.max(fewestPlays, 2 * atOnce) }, (_, index) => index)
      const play = async (index: number): Promise<void> => {
        const life = kinds[index % kinds.length]
        if (life === undefined) return
        const own = { most: 0 }
        underWay.add(own)
        for (const one of underWay) one.most = Math.max(one.most, underWay.size)
        const trace = await player.play(life, 'load', (round + 1) * 1000 + index, patienceMs)
        underWay.delete(own)
        if (trace.broken === undefined && trace.skipped === undefined) seen.push(see(trace, own.most))
      }
      await inParallel(plays, atOnce, play, () => signal.aborted)
      return seen
    })
  const seen = await press(lives, 0, 0)
  const settled = await borrowed(newPlayer, accepted, (player) =>
    settle(seen, {
      player,
      press: (round, _, open) =>
        press(
          lives.filter((life) => open.some((one) => isOf(life, one))),
          round + 1,
          target.mock ? 0 : settlingMs,
        ),
      isOurs: ({ check }) => telling.has(check.id),
      onlyBeside: () => true,
    }),
  )
  return { ...settled, lives: { played: seen.length, inFlight: atOnce } }
}

const isOf = ({ operation, claim }: Sequence, one: Suspicion): boolean => one.operation.id === operation && one.check.id === claim?.check

async function borrowed<T>(newPlayer: () => Player, written: ReadonlySet<string>, work: (player: Player) => Promise<T>): Promise<T> {
  const player = newPlayer()
  try {
    return await work(player)
  } finally {
    await player.undo()
    // A second one of what was made once is on no list of ours.
    await player.sweep(written)
  }
}

/** Of the operations that the load writes with: one for each operation and check. */
function livesOf(all: readonly Sequence[], written: ReadonlySet<string>): readonly Sequence[] {
  const wanted = all.filter(
    (one) =>
      telling.has(one.claim?.check ?? '') &&
      !walks(one) &&
      one.cases.some(({ role, operation }) => (role === 'setup' || role === 'act') && written.has(operation)),
  )
  const kinds = new Map(wanted.toReversed().map((one) => [`${one.operation} ${one.claim?.check ?? ''}`, one]))
  return [...kinds.values()].toReversed().slice(0, mostKinds)
}

const writesIn = ({ operations }: Contract, sent: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(operations.filter(({ id, method }) => sent.has(id) && !isRead(method)).map(({ id }) => id))
