/**
 * The order of play within a plan, and what a small budget buys of it. The first case of an operation says more than its tenth: so
 * operations take turns, and each shows every clause once before it shows any twice. The plan is the same whatever the budget.
 */
import type { Case, Phase, Sequence } from '#model/case.ts'
import { phases } from '#model/case.ts'

/** One phase: a turn for each operation, round after round. */
export function byInformation(sequences: readonly Sequence[]): readonly Sequence[] {
  const queues = [...Map.groupBy(sequences, ({ operation }) => operation)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => newestFirst(own))
  const rounds = Math.max(0, ...queues.map((queue) => queue.length))
  return Array.from({ length: rounds }, (_, round) => queues.flatMap((queue) => queue.slice(round, round + 1))).flat()
}

/** Of one operation: first what shows a clause for the first time, keyword after keyword; then what shows it for the second. */
function newestFirst(sequences: readonly Sequence[]): readonly Sequence[] {
  const byClause = turns(sequences.map((one) => subjectOf(one)?.clause))
  const byKeyword = turns(sequences.map((one, index) => subjectOf(one) && `${byClause[index]} ${subjectOf(one)?.keyword}`))
  return sequences
    .map((sequence, index) => ({ sequence, index, clause: byClause[index] ?? 0, keyword: byKeyword[index] ?? 0 }))
    .toSorted((a, b) => a.clause - b.clause || a.keyword - b.keyword || a.index - b.index)
    .map(({ sequence }) => sequence)
}

/** How often each key stood there before; what has no key stands alone. */
function turns(keys: readonly (string | undefined)[]): readonly number[] {
  const seen = new Map<string, number>()
  return keys.map((key) => {
    if (key === undefined) return 0
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    return before
  })
}

/** What a sequence is about; nothing where it is a whole request like any other. */
function subjectOf({ claim, cases }: Sequence): { readonly clause: string; readonly keyword: string } | undefined {
  const { intent } = cases.findLast(isAct) ?? cases[0]
  switch (intent.kind) {
    case 'invalid':
      return { clause: intent.clause, keyword: intent.mutation }
    case 'access':
    case 'protocol':
      return { clause: intent.probe, keyword: intent.probe }
    case 'valid': {
      const [clause] = intent.covers
      if (clause !== undefined) return { clause, keyword: clause.slice(clause.lastIndexOf('/') + 1) }
      return claim === undefined ? undefined : { clause: claim.check, keyword: claim.check }
    }
    default:
      return intent satisfies never
  }
}

const isAct = ({ role }: Case): boolean => role === 'act'

/** Which phase gets the next case of a round: what opens the way, then the promises that are dearest. */
const dearest: readonly Phase[] = ['positive', 'negative', 'security', 'stateful', 'protocol', 'fuzz']

/** So many sequences, in the order of the plan: the first of each operation in every phase, then the second, and so on. */
export function within(sequences: readonly Sequence[], count: number): readonly Sequence[] {
  const rounds = turns(sequences.map(({ phase, operation }) => `${phase} ${operation}`))
  const ranked = sequences
    .map((sequence, index) => ({ sequence, index, round: rounds[index] ?? 0, rank: dearest.indexOf(sequence.phase) }))
    .toSorted((a, b) => a.round - b.round || a.rank - b.rank || a.index - b.index)
  const chosen = new Set(ranked.slice(0, count).map(({ sequence }) => sequence))
  return sequences.filter((sequence) => chosen.has(sequence))
}

/** The share of the time left that a phase may take: long phases give to short ones, which would else end before their first case. */
export function shareOf(phase: Phase, sequences: readonly Sequence[]): number {
  const weights = phases.slice(phases.indexOf(phase)).map((one) => Math.sqrt(sequences.filter((other) => other.phase === one).length))
  const [own = 0] = weights
  return own === 0 ? 0 : own / weights.reduce((sum, weight) => sum + weight, 0)
}
