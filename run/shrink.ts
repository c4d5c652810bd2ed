/**
 * The smallest example of a finding: without the steps, parameters, properties and items that it shows without. Every try is played with
 * fresh values; what a smaller example showed once it has to show once more, when a store has had the time to agree with itself, or the
 * whole one stays.
 */
import { operationsById } from '#model/contract.ts'
import type { Emit } from '#model/event.ts'
import type { Sequence } from '#model/case.ts'
import { playAgain, type Confirmed, type ConfirmTools } from '#run/confirm.ts'
import type { Suspicion } from '#run/findings.ts'
import { piecesOf, without, type Piece } from '#run/pieces.ts'

/** By then a store agrees with itself, or never will. */
const settledMs = 5000
const maxRequests = { finding: 20, run: 400 } as const

export type Shrink = (confirmed: Confirmed) => Promise<Confirmed>

export function shrinker(tools: ConfirmTools, emit: Emit): Shrink {
  const operations = operationsById(tools.contract)
  let spent = 0
  return async (confirmed) => {
    const { suspicion, shown, of } = confirmed
    const [sequence] = suspicion.sequences
    if (shown < of || sequence === undefined || spent >= maxRequests.run || tools.over?.(0) !== undefined) return confirmed
    const pieces = piecesOf(sequence, tools.contract, (id) => operations.get(id))
    const before = tools.player.requests()
    const small = await smallest(suspicion, sequence, pieces, {
      tools,
      isSpent: () => tools.over?.(0) !== undefined || tools.player.requests() - before >= maxRequests.finding,
      tell: (left, isShown) => emit({ kind: 'shrink', finding: suspicion.id, pieces: left, shown: isShown }),
    })
    spent += tools.player.requests() - before
    // The plan knows the whole sequence alone: that is the one to play again.
    return small === undefined ? confirmed : { ...confirmed, suspicion: { ...small, sequences: suspicion.sequences } }
  }
}

interface Shrinking {
  readonly tools: ConfirmTools
  isSpent(): boolean
  tell(pieces: number, shown: boolean): void
}

/** All pieces at once, then halves of them, then quarters, down to single ones. */
async function smallest(
  suspicion: Suspicion,
  sequence: Sequence,
  pieces: readonly Piece[],
  { tools, isSpent, tell }: Shrinking,
): Promise<Suspicion | undefined> {
  let round = 0
  const shows = async (kept: readonly Piece[], patienceMs: number): Promise<Suspicion | undefined> => {
    const dropped = pieces.filter((piece) => !kept.includes(piece))
    const again = await playAgain(suspicion, without(sequence, dropped), { attempt: 'shrink', round: (round += 1), patienceMs }, tools)
    const isShown = again !== undefined && again !== 'barred'
    tell(kept.length, isShown)
    return isShown ? again : undefined
  }
  let kept = pieces
  for (let size = pieces.length; size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < kept.length && !isSpent();) {
      const fewer = kept.toSpliced(from, size)
      if ((await shows(fewer, 0)) === undefined) from += size
      else kept = fewer
    }
  }
  return kept.length === pieces.length ? undefined : shows(kept, suspicion.check.on === 'sequence' ? settledMs : 0)
}
