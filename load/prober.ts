/** The rate-limit prober: drains the quota until the first 429, watches it come back, and tells limit, window, kind and whether Retry-After is true.
 *
 * It fires through a function and waits by a clock, so that it runs against simulated limiters in virtual time as against a live target. */
import type { Clock } from '#lib/clock.ts'
import { retryAfter } from '#lib/retry-after.ts'
import type { LimitRecord } from '#model/record.ts'
import { family, fullResetKinds, isConcurrency, lowRefillKinds } from '#load/classify.ts'
import { fullReset } from '#load/full-reset.ts'
import { ruleHonesty } from '#load/honesty.ts'
import { limitHeaders } from '#load/limit-headers.ts'
import { lowRefill } from '#load/low-refill.ts'
import { densePlan, recovery, sparsePlan } from '#load/recovery.ts'
import { refill } from '#load/refill.ts'
import type { Known } from '#load/refill.ts'
import { isAccepted, isLimited, shooter } from '#load/shooting.ts'
import type { Fire, ProbeCaps, Shooter, Shot } from '#load/shooting.ts'

export interface ProbeOptions {
  readonly operation: string
  readonly scope: string
  readonly fire: Fire
  readonly clock: Clock
  readonly caps: ProbeCaps
}

export const usualCaps: ProbeCaps = { maxRequests: 2_000, maxMs: 120_000, inFlight: 8 }

export async function probe(options: ProbeOptions): Promise<LimitRecord> {
  const { clock, fire, caps } = options
  const hand = shooter(fire, clock, caps)
  const known: Known = {
    limit: null,
    windowMs: null,
    perSecond: null,
    burst: null,
    notes: [],
    kind: { algorithm: 'uncertain', candidates: [], confidence: 0, note: '' },
  }
  const ended = await hand.within(() => experiment(hand, known))
  if (ended !== null) known.notes.push(`Stopped early: ${ended}.`)
  return recordOf(options, hand, known)
}

async function experiment(hand: Shooter, known: Known): Promise<void> {
  const drained = await hand.burst()
  const rejected = drained.rejected.at(-1)
  if (rejected === undefined) {
    known.kind = { algorithm: 'none', candidates: ['none'], confidence: 0.9, note: `${drained.shots.length} requests drew no 429` }
    return
  }
  known.limit = drained.accepted.length
  if (await concurrency(hand, known)) return
  const first = await recovery(hand, rejected, sparsePlan(rejected.receivedMs, 3_600_000))
  const second = await refill(hand, drained.spanMs)
  const next = await recovery(hand, second.last, planFor(second.last, hand))
  const third = await refill(hand, drained.spanMs)
  const counts = [drained.accepted.length, 1 + second.burst.accepted.length, 1 + third.burst.accepted.length]
  if (family(counts) === 'full-reset') {
    known.kind = { ...known.kind, candidates: fullResetKinds }
    await fullReset(hand, known, [first, next], counts.slice(1), third)
  } else {
    known.kind = { ...known.kind, candidates: lowRefillKinds }
    await lowRefill(hand, known, drained.accepted.length, third.last)
  }
  await politely(hand, 2)
}

/** Where the recovery is expected: sparse everywhere, and dense in the last second before the promised time. */
function planFor(rejected: Shot, hand: Shooter): readonly number[] {
  const promise = retryAfter(rejected, 0)
  const promisedMs = promise.kind === 'seconds' || promise.kind === 'date' ? promise.seconds * 1000 : 0
  const until = rejected.receivedMs + promisedMs
  const dense = promisedMs > 0 && promisedMs < 600_000 ? densePlan({ lo: Math.max(hand.nowMs(), until - 1_050), hi: until + 50 }, 20) : []
  return [...sparsePlan(rejected.receivedMs, 3_600_000), ...dense]
}

/** A 429 of a concurrency limit is over as soon as the others are answered: then five in a row pass at once. */
async function concurrency(hand: Shooter, known: Known): Promise<boolean> {
  const probes: Shot[] = []
  for (let count = 0; count < 5; count += 1) {
    const shot = await hand.shoot()
    if (!isAccepted(shot)) return false
    probes.push(shot)
  }
  const size = 64
  const [one, two] = [await hand.volley(size), await hand.volley(size)]
  if (!isConcurrency(one.accepted.length, two.accepted.length, size)) return false
  known.limit = one.accepted.length
  known.kind = {
    algorithm: 'concurrency',
    candidates: ['concurrency'],
    confidence: 0.9,
    note: `two volleys of ${size}: ${known.limit} accepted of each`,
  }
  return true
}

/** Waits as long as the last 429 asks, sends one, and drains again: what a client does that believes. */
async function politely(hand: Shooter, cycles: number): Promise<void> {
  let refused = 0
  for (let cycle = 0; cycle < cycles + Math.min(refused, 1) * 2; cycle += 1) {
    const last = hand.log.at(-1)
    const limited = last !== undefined && isLimited(last) ? last : (await hand.burst()).rejected.at(-1)
    const promise = limited === undefined ? null : retryAfter(limited, 0)
    if (limited === undefined || promise === null || !('seconds' in promise)) return
    await hand.waitUntil(limited.receivedMs + Math.max(0, promise.seconds) * 1000 + 2)
    const shot = await hand.shoot()
    refused += isLimited(shot) ? 1 : 0
  }
}

/** A limiter that promises 0 seconds breaks its word with every poll. */
const mostCycles = 40

function recordOf({ operation, scope, clock }: ProbeOptions, hand: Shooter, known: Known): LimitRecord {
  const startEpochMs = clock.epochMs() - clock.now()
  const windowSeconds = known.windowMs === null ? null : round(known.windowMs / 1000)
  const ruled = ruleHonesty(hand.log, windowSeconds, (shot) => startEpochMs + shot.receivedMs)
  const { algorithm, candidates, confidence, note } = known.kind
  return {
    operation,
    scope,
    limit: known.limit,
    windowSeconds,
    rate: known.perSecond === null ? null : round(known.perSecond),
    burst: known.burst,
    algorithm,
    candidates,
    confidence,
    honesty: ruled.honesty,
    requests: hand.log.length,
    cycles: ruled.cycles.slice(0, mostCycles).map((cycle) => ({ ...cycle, waitedSeconds: round(cycle.waitedSeconds) })),
    notes: [...known.notes, ...(note === '' ? [] : [sentence(note)]), ...ruled.notes.map(sentence), ...declared(hand, known, startEpochMs)],
  }
}

function declared(hand: Shooter, { limit }: Known, startEpochMs: number): readonly string[] {
  const shot = hand.log.find(isLimited) ?? hand.log[0]
  const policies = shot === undefined ? [] : limitHeaders(shot, startEpochMs + shot.receivedMs).policies
  return policies.map((policy) => {
    const over = policy.windowSeconds === null ? '' : ` in ${policy.windowSeconds} s`
    const against =
      policy.limit === null || limit === null || policies.length > 1 ? '' : policy.limit === limit ? ', as measured' : `, measured ${limit}`
    return `The headers declare ${policy.limit ?? 'an unknown number'}${over} (${policy.name})${against}.`
  })
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
const round = (value: number): number => Math.round(value * 1000) / 1000
