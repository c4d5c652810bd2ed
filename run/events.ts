/**
 * What happens in a run beyond its plan: what it learned, what was confirmed, what was made smaller. It depends on the target and the
 * time, so it has a hash of its own; the hash of the plan stays the same.
 */
import { canonical, sha256 } from '#lib/hash.ts'
import type { Json } from '#lib/json.ts'
import type { Emit, RunEvent } from '#model/event.ts'
import type { Confirmed } from '#run/confirm.ts'

export interface RunEvents {
  /** Takes note of every try to make an example smaller. */
  readonly emit: Emit
  /** The order in which things happened does not count, but that of the tries for one finding. */
  hash(learned: Json, confirmed: readonly Confirmed[]): string
}

export function eventsTold(emit: Emit): RunEvents {
  const shrinks = new Map<string, string[]>()
  const note = (event: RunEvent): void => {
    if (event.kind === 'shrink')
      shrinks.set(event.finding, [...(shrinks.get(event.finding) ?? []), `${event.pieces} ${event.shown ? 'shown' : 'not shown'}`])
    emit(event)
  }
  return {
    emit: note,
    hash: (learned, confirmed) =>
      sha256(
        canonical({
          learned,
          confirmed: Object.fromEntries(confirmed.map((one) => [one.suspicion.id, outcomeOf(one)])),
          shrinks: Object.fromEntries(shrinks),
        }),
      ),
  }
}

const outcomeOf = ({ shown, of, settled, unconfirmed }: Confirmed): string =>
  unconfirmed !== undefined ? 'unconfirmed' : settled === true ? 'settled' : `${shown}/${of}`
