/** Limiters that give back little by little: how fast, how much at once, and is it a bucket or a counter over two windows? */
import { classifyLowRefill } from '#load/classify.ts'
import type { Known } from '#load/refill.ts'
import { densePlan, middle, recovery } from '#load/recovery.ts'
import { atMs, isAccepted } from '#load/shooting.ts'
import type { Shooter, Shot } from '#load/shooting.ts'

/** `firstBurst`: the first of the probe; `rejected`: the last request. */
export async function lowRefill(hand: Shooter, known: Known, firstBurst: number, rejected: Shot): Promise<void> {
  const steps = await refillTimes(hand, rejected)
  const perMs = (steps.length - 1) / ((steps.at(-1) ?? 0) - (steps[0] ?? 0))
  const windowMs = firstBurst / perMs
  known.perSecond = perMs * 1000
  known.windowMs = windowMs
  const bursts: number[] = []
  const deadSteps: number[] = []
  // The pause grows by a third of a window, so that a window of the server's clock is met at three phases.
  for (let phase = 0; phase < 3; phase += 1) {
    await hand.waitUntil(hand.nowMs() + windowMs * (1.1 + phase / 3))
    const full = await hand.burst()
    bursts.push(full.accepted.length - Math.floor(full.spanMs * perMs))
    const last = full.rejected.at(-1) ?? (await hand.shoot())
    const back = await recovery(hand, last, densePlan({ lo: hand.nowMs(), hi: hand.nowMs() + 3 / perMs }, 24))
    deadSteps.push((middle({ lo: back.loMs, hi: back.hiMs }) - atMs(full.accepted.at(-1) ?? last)) * perMs)
    known.kind = classifyLowRefill({ firstBurst, bursts, deadSteps })
    // A counter still remembers the window before; a bucket that was given time to fill holds what it holds.
    const bucket = known.kind.algorithm === 'token-bucket'
    known.limit = bucket ? Math.min(...bursts) : Math.max(firstBurst, ...bursts)
    known.burst = bucket ? known.limit : null
    known.windowMs = known.limit / perMs
  }
}

const tokens = 12

/** Under saturation: the moments at which single requests pass. */
async function refillTimes(hand: Shooter, rejected: Shot): Promise<readonly number[]> {
  const times: number[] = []
  let gapMs = 4
  for (let last = rejected; times.length < tokens;) {
    await hand.waitUntil(hand.nowMs() + gapMs)
    const shot = await hand.shoot()
    if (isAccepted(shot)) times.push(middle({ lo: atMs(last), hi: atMs(shot) }))
    // A sixth of a step: a fine enough grid for 2 % over twelve tokens.
    else if (times.length < 2) gapMs = Math.max(gapMs, (hand.nowMs() - (times[0] ?? rejected.receivedMs)) / 8)
    last = shot
  }
  return times
}
