/** What the values of a playing are drawn by: the same in every run of the same plan. */
import type { Trace } from '#model/exchange.ts'

export type Purpose = readonly (string | number)[]

/** Of the first time that a sequence of the plan is played. */
export const firstOf = (sequence: string): Purpose => [sequence, 'planned' satisfies Trace['attempt'], 0]

/** A round that is played once more, for another suspicion, gets other values: its names are taken. */
export function purposes(): (sequence: string, attempt: Trace['attempt'], round: number) => Purpose {
  const played = new Map<string, number>()
  return (...once) => {
    const key = once.join(' ')
    const times = played.get(key) ?? 0
    played.set(key, times + 1)
    return times === 0 ? once : [...once, times]
  }
}
