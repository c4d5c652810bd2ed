/** The prober's hand: single requests, bursts and waits, within caps that nothing exceeds, and a log of all that was sent. */
import type { Clock } from '#lib/clock.ts'
import type { Pairs } from '#lib/json.ts'

/** One request of the prober; both times by its clock. */
export interface Shot {
  readonly sentMs: number
  readonly receivedMs: number
  /** Null when no answer came. */
  readonly status: number | null
  readonly headers: Pairs
}

/** Sends the n-th request and never throws. Written by whoever has a Send. */
export type Fire = (n: number) => Promise<Shot>

export interface ProbeCaps {
  readonly maxRequests: number
  readonly maxMs: number
  readonly inFlight: number
}

export interface Burst {
  readonly shots: readonly Shot[]
  readonly accepted: readonly Shot[]
  readonly rejected: readonly Shot[]
  readonly firstSentMs: number
  /** From the first request to the last accepted answer. */
  readonly spanMs: number
}

export interface Shooter {
  readonly log: readonly Shot[]
  shoot(): Promise<Shot>
  sent(): number
  /** Another request than the usual one: counted, but not judged with the others. */
  aside(fire: Fire): Promise<Shot>
  /** Several in flight, until the first 429, so many, or a cap. The first starts with four and takes one more for each that is accepted. */
  burst(most?: number): Promise<Burst>
  /** One every `gapMs` whatever comes back, until `done`: how long an answer takes does not slow it. */
  stream(gapMs: number, done: (shots: readonly Shot[]) => boolean): Promise<readonly Shot[]>
  /** So many at the same moment, whatever comes back. */
  volley(count: number): Promise<Burst>
  waitUntil(ms: number): Promise<void>
  nowMs(): number
  /** Runs the experiment; gives the reason when a cap or the target ended it. */
  within(experiment: () => Promise<void>): Promise<string | null>
}

export const isLimited = ({ status }: Shot): boolean => status === 429
export const isAccepted = ({ status }: Shot): boolean => status !== null && status < 500 && status !== 429
/** The server decided about half way; the error is at most half the round trip. */
export const atMs = ({ sentMs, receivedMs }: Shot): number => (sentMs + receivedMs) / 2

export function shooter(fire: Fire, clock: Clock, caps: ProbeCaps): Shooter {
  const log: Shot[] = []
  const endMs = clock.now() + caps.maxMs
  let [sent, broken] = [0, 0]
  let ended: Error | null = null
  // The one exception of the prober: it unwinds an experiment from any depth, and `within` takes it back.
  const end = (reason: string): never => {
    throw (ended ??= new Error(reason))
  }
  const wait = async (ms: number): Promise<void> => {
    if (ms > endMs) end(`the next step would end ${Math.ceil((ms - endMs) / 1000)} s beyond the cap of ${caps.maxMs / 1000} s`)
    if (ms > clock.now()) await clock.sleep(ms - clock.now())
  }
  const aside = async (other: Fire): Promise<Shot> => {
    if (ended !== null) throw ended
    if (sent >= caps.maxRequests) end(`the cap of ${caps.maxRequests} requests was reached`)
    if (clock.now() > endMs) end(`the cap of ${caps.maxMs / 1000} s was reached`)
    sent += 1
    return other(sent - 1)
  }
  const shoot = async (): Promise<Shot> => {
    const shot = await aside(fire)
    log.push(shot)
    if (shot.status !== null && shot.status >= 500) broken += 1
    const reason = refusal(log, broken)
    if (reason !== null) end(reason)
    return shot
  }
  // What a burst met before: a third of it under way drains in three round trips, and overshoots by no more.
  let usual: number | null = null
  const together = async (lanes: number, most: number, stopAtLimit: boolean, growing: boolean): Promise<Burst> => {
    const shots: Shot[] = []
    let [started, limited] = [0, false]
    const lane = async (): Promise<void> => {
      while (started < most && !(stopAtLimit && limited) && sent < caps.maxRequests && clock.now() <= endMs) {
        started += 1
        const shot = await shoot()
        shots.push(shot)
        limited ||= isLimited(shot)
        if (growing && open.length < caps.inFlight && !limited) open.push(begun())
      }
    }
    // It may fail before anybody waits for it; whoever waits is told.
    const begun = (): Promise<void> => {
      const one = lane()
      one.catch(() => undefined)
      return one
    }
    const open = Array.from({ length: Math.min(lanes, most) }, begun)
    // Lanes open lanes: all are over when no new one came while waiting. What a cap leaves under way is waited for too.
    for (let known = 0; known < open.length;) {
      known = open.length
      await settled(open)
    }
    return burstOf(shots)
  }
  const burst = async (most = Infinity): Promise<Burst> => {
    const met = await together(usual === null ? 4 : Math.min(caps.inFlight, Math.ceil(usual / 3) + 1), most, true, usual === null)
    if (met.rejected.length > 0) usual = Math.max(usual ?? 1, met.accepted.length)
    return met
  }
  const stream = async (gapMs: number, done: (shots: readonly Shot[]) => boolean): Promise<readonly Shot[]> => {
    const shots: Shot[] = []
    const open = new Set<Promise<void>>()
    for (let dueMs = clock.now(); ended === null && !done(shots); dueMs += gapMs) {
      await wait(dueMs)
      if (open.size >= caps.inFlight) await Promise.race(open)
      const one: Promise<void> = shoot()
        .then(
          (shot) => void shots.push(shot),
          () => undefined,
        ) // a cap: `ended` holds it
        .finally(() => open.delete(one))
      open.add(one)
    }
    await Promise.all(open)
    if (ended !== null) throw ended
    return shots
  }
  return {
    log,
    shoot,
    aside,
    sent: () => sent,
    burst,
    stream,
    volley: (count) => together(count, count, false, false),
    waitUntil: wait,
    nowMs: () => clock.now(),
    async within(experiment) {
      try {
        await experiment()
        return ended?.message ?? null
      } catch (cause) {
        if (cause === ended && ended !== null) return ended.message
        throw cause
      }
    },
  }
}

function burstOf(shots: readonly Shot[]): Burst {
  const ordered = shots.toSorted((a, b) => a.sentMs - b.sentMs)
  const accepted = ordered.filter(isAccepted)
  const firstSentMs = ordered[0]?.sentMs ?? 0
  return {
    shots: ordered,
    accepted,
    rejected: ordered.filter(isLimited),
    firstSentMs,
    spanMs: Math.max(firstSentMs, ...accepted.map(({ receivedMs }) => receivedMs)) - firstSentMs,
  }
}

/** Why a target must be left alone: it refuses us, breaks, or is gone. */
function refusal(log: readonly Shot[], broken: number): string | null {
  const last = log.at(-1)?.status
  if (last === 401 || last === 403) return `the target answered ${last}`
  if (broken >= 2 && broken > log.length / 100) return `${broken} of ${log.length} requests were answered with 5xx`
  return log.length >= 3 && log.slice(-3).every(({ status }) => status === null) ? 'the target does not answer' : null
}

/** All of them have ended before one of them fails. */
export async function settled(all: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(all)).find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
