/**
 * What a limiter of some kind would have answered, request by request, beside what was answered. Each request is judged as kindly as
 * the network's jitter allows, and the state follows what really happened, so that one mismatch does not draw others after it.
 */
import { isAccepted, isLimited } from '#load/shooting.ts'
import type { Shot } from '#load/shooting.ts'

/** One request as the limiter met it, give or take the slack. */
export interface Seen {
  readonly atMs: number
  readonly accepted: boolean
}

export interface Sight {
  readonly seen: readonly Seen[]
  /** How far a moment may be off, either way. */
  readonly slackMs: number
}

/** A limiter made of a guess: `allows` looks, `take` counts. */
export interface Machine {
  allows(ms: number): boolean
  take(ms: number): void
  /** Only where a refusal changes something. */
  refuse?(ms: number): void
}

/** A share of the round trip is the same for all; what is longer than the shortest may lie on either way. */
export function sightOf(log: readonly Shot[]): Sight {
  const told = log.filter((shot) => isAccepted(shot) || isLimited(shot))
  const tripsMs = told.map(({ sentMs, receivedMs }) => receivedMs - sentMs).toSorted((a, b) => a - b)
  const [least = 0] = tripsMs
  const usual = tripsMs[Math.floor(tripsMs.length * 0.95)] ?? least
  const seen = told
    .map((shot) => ({ atMs: (shot.sentMs + shot.receivedMs) / 2, accepted: isAccepted(shot) }))
    .toSorted((a, b) => a.atMs - b.atMs)
  return { seen, slackMs: (usual - least) / 2 + 0.5 }
}

/** How many answers the machine would have given otherwise. A refusal is excused if it fits after anything that may have come before it. */
export function mismatches({ seen, slackMs }: Sight, machine: Machine, enough = Infinity): number {
  let count = 0
  let pending: number[] = []
  for (const { atMs, accepted } of seen) {
    if (count > enough) return count
    if (!accepted) {
      if (machine.allows(atMs - slackMs)) pending.push(atMs)
      machine.refuse?.(atMs)
      continue
    }
    if (!machine.allows(atMs + slackMs)) count += 1
    machine.take(atMs)
    if (pending.length > 0) {
      const open = pending.filter((ms) => ms + 2 * slackMs >= atMs)
      count += pending.length - open.length
      pending = open.filter((ms) => machine.allows(ms - slackMs))
    }
  }
  return count + pending.length
}

export function fixedAligned(limit: number, windowMs: number, boundaryMs: number, slackMs: number): Machine {
  let [index, used, before] = [-Infinity, 0, 0]
  const at = (ms: number): number => Math.floor((ms - boundaryMs) / windowMs)
  return {
    allows: (ms) => (at(ms) > index ? true : (at(ms) === index ? used : before) < limit),
    take(ms) {
      const late = used >= limit && at(ms + slackMs) > index
      const now = late ? at(ms + slackMs) : at(ms)
      if (now <= index) used += 1
      else [before, index, used] = [now === index + 1 ? used : 0, now, 1]
    },
  }
}

export function fixedAnchored(limit: number, windowMs: number, slackMs: number): Machine {
  let [startMs, used, before] = [-Infinity, 0, 0]
  return {
    allows: (ms) => ms >= startMs + windowMs || (ms < startMs ? before : used) < limit,
    take(ms) {
      if (ms + (used >= limit ? slackMs : 0) < startMs + windowMs) used += 1
      else [before, startMs, used] = [used, ms, 1]
    },
  }
}

/** A window of the client's own that a refusal makes longer: once, by a bar of so many milliseconds, or with every refusal anew. */
export function penalised(limit: number, windowMs: number, penaltyMs: number, everyTime: boolean, slackMs: number): Machine {
  let [endMs, used, barred] = [-Infinity, 0, false]
  return {
    allows: (ms) => ms >= endMs || used < limit,
    take(ms) {
      if (ms + (used >= limit ? slackMs : 0) < endMs) used += 1
      else [endMs, used, barred] = [ms + windowMs, 1, false]
    },
    refuse(ms) {
      if (used < limit || (barred && !everyTime)) return
      ;[endMs, barred] = [ms + penaltyMs, true]
    },
  }
}

export function bucket(capacity: number, perMs: number): Machine {
  let [tokens, sinceMs] = [capacity, -Infinity]
  const at = (ms: number): number => (sinceMs === -Infinity ? capacity : Math.min(capacity, tokens + (ms - sinceMs) * perMs))
  return {
    allows: (ms) => at(ms) >= 1 - 1e-6,
    take: (ms) => ([tokens, sinceMs] = [Math.max(0, at(ms) - 1), ms]),
  }
}

/** A bucket that a timer fills: `step` tokens every `tickMs`. */
export function tickBucket(capacity: number, step: number, tickMs: number, tickAtMs: number): Machine {
  let [tokens, tick] = [capacity, -Infinity]
  const tickOf = (ms: number): number => Math.floor((ms - tickAtMs) / tickMs)
  const at = (ms: number): number => (tick === -Infinity ? capacity : Math.min(capacity, tokens + Math.max(-1, tickOf(ms) - tick) * step))
  return {
    allows: (ms) => at(ms) >= 1,
    take: (ms) => ([tokens, tick] = [Math.max(0, at(ms) - 1), tickOf(ms)]),
  }
}

/** The past window counts by the share of it that a sliding window would still cover. */
export function slidingCounter(limit: number, windowMs: number, boundaryMs: number): Machine {
  let [index, used, before] = [-Infinity, 0, 0]
  return {
    allows(ms) {
      const at = (ms - boundaryMs) / windowMs
      const now = Math.floor(at)
      if (now < index) return false
      const [past, current] = now === index ? [before, used] : now === index + 1 ? [used, 0] : [0, 0]
      return past * (1 - (at - now)) + current < limit
    },
    take(ms) {
      const now = Math.floor((ms - boundaryMs) / windowMs)
      if (now <= index) used += 1
      else [before, index, used] = [now === index + 1 ? used : 0, now, 1]
    },
  }
}
