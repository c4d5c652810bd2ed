/** Jobs go on by themselves: how far one is, is a matter of its age. */
import { jobOf } from '#generators/jobs.ts'
import type { Item } from '#mock/store.ts'
import type { World } from '#mock/world.ts'

/** A job waits for a second, works for another, and is done. */
const stageMs = 1000

export const isJob = ({ contract: { root } }: World, { resource }: Item): boolean => jobOf(root, resource) !== undefined

/** What a property says of how far a job is; `undefined` for every other property. */
export function jobStateOf({ contract: { root }, behaviour, clock }: World, item: Item, name: string): string | undefined {
  const job = jobOf(root, item.resource)
  if (job === undefined || name !== job.state) return undefined
  const stages = [job.pending[0], job.pending.at(-1), job.ended[0]]
  const age = Math.min(2, Math.floor((clock.epochMs() - item.createdMs) / stageMs))
  const state = stages[age]
  return state === undefined ? undefined : behaviour.jobState(state, job)
}
