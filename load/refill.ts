/** What else came back with a recovery. */
import type { Burst, Shooter, Shot } from '#load/shooting.ts'

export interface Refill {
  readonly burst: Burst
  readonly last: Shot
}

/** Right after a recovery: what else came back. A sliding log gives back as slowly as it was drained (`spanMs`), hence the pause. */
export async function refill(hand: Shooter, spanMs: number): Promise<Refill> {
  await hand.waitUntil(hand.nowMs() + spanMs * 1.2 + roundTripMs(hand) * 2)
  const burst = await hand.burst()
  return { burst, last: burst.rejected.at(-1) ?? (await hand.shoot()) }
}

const roundTripMs = ({ log }: Shooter): number => Math.max(...log.slice(-16).map(({ sentMs, receivedMs }) => receivedMs - sentMs))
