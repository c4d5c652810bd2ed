/**
 * What is lent cannot be lent again: creations that were refused with 409 while they referred to things that others of the run refer to as
 * well. From then on each of them refers to things that were made for it alone.
 */
import type { Case } from '#model/case.ts'
import type { Outcome } from '#model/exchange.ts'
import type { FixturePool, Instance, MakeWay } from '#run/fixture-pool.ts'
import type { Safety } from '#run/safety.ts'

export interface Apart {
  /** What a case refers to, made for it alone where that is needed; what cannot be made so is not in it. */
  for(testCase: Case, make: MakeWay): Promise<ReadonlyMap<string, Instance>>
  /** Takes note of an answer; whether it may be another with things of its own. */
  note(testCase: Case, outcome: Outcome | undefined): boolean
}

export function apartFor(pool: FixturePool, safety: Safety): Apart {
  const crowded = new Set<string>()
  return {
    async for(testCase, make) {
      const own = new Map<string, Instance>()
      if (!crowded.has(testCase.operation)) return own
      for (const resource of referredTo(testCase)) {
        const had = safety.affords(resource) && !own.has(resource) ? await pool.take(new Map([[resource, 'own']]), make) : ''
        if (typeof had !== 'string') for (const [key, instance] of had) own.set(key, instance)
      }
      return own
    },
    note(testCase, outcome) {
      const isRefused = outcome?.kind === 'response' && outcome.status === 409 && testCase.intent.kind === 'valid'
      if (!isRefused || crowded.has(testCase.operation) || !isNew(testCase) || referredTo(testCase).length === 0) return false
      crowded.add(testCase.operation)
      return true
    },
  }
}

const referredTo = ({ binds }: Case): readonly string[] => [
  ...new Set(binds.flatMap(({ from }) => (from.kind === 'learned' && from.resource !== undefined ? [from.resource] : []))),
]

/** What is sent a second time on purpose is refused for that. */
const isNew = ({ binds }: Case): boolean => binds.some(({ at, from }) => at === '/body/value' && from.kind === 'fresh')
