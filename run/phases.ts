/** Plays sequences phase after phase, several at a time, and judges each as it comes back. */
import { isSuccess } from '#lib/status-range.ts'
import { phases, type Actor, type Phase, type Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { Trace } from '#model/exchange.ts'
import type { Budget } from '#run/budget.ts'
import type { ConformanceOptions } from '#run/conformance.ts'
import type { Judged } from '#run/findings.ts'
import type { Confirming } from '#run/confirming.ts'
import { walks, walksAlone } from '#run/in-parallel.ts'
import type { createJudge } from '#run/judge.ts'
import { accepts, refuseElsewhere } from '#run/reach.ts'
import { isBarred } from '#run/barred.ts'
import type { Player } from '#run/play.ts'

export interface Playing {
  readonly player: Player
  readonly judge: ReturnType<typeof createJudge>
  readonly accepted: Set<string>
  readonly admitted: Set<Actor>
  readonly operations: ReadonlyMap<string, Operation>
  readonly budget: Budget
  /** Takes what was played, in the order of the plan. */
  readonly confirming: Pick<Confirming, 'see' | 'settle'>
  readonly options: ConformanceOptions
}

/** Phase after phase: what a server accepts is known before its refusals are judged. */
export async function playAll(sequences: readonly Sequence[], playing: Playing): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  for (const phase of phases) {
    const own = sequences.filter((one) => one.phase === phase)
    playing.budget.enter(phase)
    judged.push(...(await playPhase(phase, own, playing)))
    if (phase === 'positive') refuseElsewhere(judged, playing.accepted, playing.options.target)
  }
  return judged
}

async function playPhase(
  name: Phase,
  sequences: readonly Sequence[],
  { player, judge, accepted, admitted, budget, confirming, options, operations }: Playing,
): Promise<readonly Judged[]> {
  if (sequences.length > 0) options.emit({ kind: 'phase', name, total: sequences.length })
  const judged: Judged[] = []
  let done = 0
  let failures = 0
  const isWalk = (index: number): boolean => walks(sequences[index] as Sequence)
  const places = sequences.map((_, index) => index)
  // Whichever comes back first, what the plan has first is the example of what it shows.
  const unseen = [...places.filter((index) => !isWalk(index)), ...places.filter(isWalk)]
  const playOne = async (index: number): Promise<void> => {
    const sequence = sequences[index] as Sequence
    const trace = await playThrough(player, sequence)
    for (const { step, outcome, actor = 'main' } of trace.exchanges) {
      if (actor !== 'main' && outcome.kind === 'response' && isSuccess(outcome.status)) admitted.add(actor)
      const testCase = sequence.cases[step]
      const operation = operations.get(testCase?.operation ?? '')
      if (testCase?.intent.kind === 'valid' && operation !== undefined && outcome.kind === 'response' && accepts(operation, outcome.status))
        accepted.add(operation.id)
    }
    const verdicts = judge.judge(trace, accepted)
    if (verdicts.some(({ ruling }) => ruling.kind === 'fail')) failures += 1
    judged[index] = { sequence, exchanges: trace.exchanges, verdicts }
    done += 1
    options.emit({ kind: 'played', done, total: sequences.length, failures })
    for (let next = judged[unseen[0] ?? -1]; next !== undefined; next = judged[unseen[0] ?? -1]) {
      confirming.see(next)
      unseen.shift()
    }
    await confirming.settle()
  }
  await walksAlone(places, isWalk, options.concurrency, playOne, () => budget.spent())
  return judged.filter((one) => one !== undefined)
}

/** A set-up that was refused may have met a fresh value that was not liked, or a name that was taken: twice more it gets others. */
export async function playThrough(player: Player, sequence: Sequence): Promise<Trace> {
  for (let round = 0; ; round += 1) {
    const trace = await player.play(sequence, 'planned', round)
    if (round === 2 || trace.broken === undefined || trace.exchanges.length === 0 || !isBarred(trace)) return trace
  }
}
