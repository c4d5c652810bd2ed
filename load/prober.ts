/** The rate-limit prober: drains the quota until the first 429, watches it come back, and tells limit, window, kind and whether Retry-After is true.
 *
 * It fires through a function and waits by a clock, so that it runs against simulated limiters in virtual time as against a live target. */
import type { Clock } from '#lib/clock.ts'
import type { LimitRecord } from '#model/record.ts'
import { clients } from '#load/clients.ts'
import { isConcurrency } from '#load/classify.ts'
import { opening, rounds } from '#load/experiments.ts'
import type { Known } from '#load/experiments.ts'
import { promisedUntil, ruleHonesty } from '#load/honesty.ts'
import { limitHeaders } from '#load/limit-headers.ts'
import { partitions } from '#load/partitions.ts'
import type { Variant } from '#load/partitions.ts'
import type { Burst, Fire, ProbeCaps, Shooter } from '#load/shooting.ts'
import { isAccepted, isLimited, shooter } from '#load/shooting.ts'

export interface ProbeOptions {
  readonly operation: string
  readonly scope: string
  readonly fire: Fire
  readonly clock: Clock
  readonly caps: ProbeCaps
  /** Requests that differ in one thing each, tried while the quota is spent. */
  readonly variants?: readonly Variant[]
  /** Tell what the limit costs its clients: several windows more. */
  readonly clients?: boolean
}

export const usualCaps: ProbeCaps = { maxRequests: 2_000, maxMs: 120_000, inFlight: 64 }

export async function probe(options: ProbeOptions): Promise<LimitRecord> {
  const { clock, fire, caps } = options
  const startMs = clock.now()
  const hand = shooter(fire, clock, caps)
  const known: Known = {
    limit: null,
    windowMs: null,
    perSecond: null,
    burst: null,
    notes: [],
    partitions: [],
    clients: null,
    countsRefused: null,
    kind: { algorithm: 'uncertain', candidates: [], confidence: 0, note: '' },
  }
  const ended = await hand.within(async () => {
    await experiment(hand, known, caps)
    const limited = known.limit !== null && known.kind.algorithm !== 'concurrency'
    if (limited && options.variants !== undefined) known.partitions = await partitions(hand, options.variants)
    const { limit, windowMs } = known
    const tenant = options.variants?.find(({ kind }) => kind === 'tenant')?.fire
    if (options.clients === true && limited && limit !== null && windowMs !== null)
      known.clients = await clients(hand, { limit, windowMs, fire, ...(tenant !== undefined && { tenant }) })
  })
  if (ended !== null) known.notes.push(`Stopped early: ${ended}.`)
  return recordOf(options, hand, known, startMs)
}

async function experiment(hand: Shooter, known: Known, caps: ProbeCaps): Promise<void> {
  const forVolleys = volleys.reduce((sum, size) => sum + 2 * size, 0)
  const drained = await hand.burst(Math.max(caps.maxRequests - forVolleys, Math.ceil(caps.maxRequests * 0.7)))
  const rejected = drained.rejected.at(-1)
  if (await concurrency(hand, known, rejected !== undefined)) return
  if (rejected === undefined) {
    known.kind = { algorithm: 'none', candidates: ['none'], confidence: 0.9, note: `${hand.log.length} requests drew no 429` }
    return
  }
  known.limit = drained.accepted.length
  const scene = await opening(hand, drained, rejected)
  await rounds(hand, known, scene)
  await politely(hand, 2)
}

const volleys = [64, 256] as const

/** A 429 of a concurrency limit is over as soon as the others are answered: then five in a row pass at once, and two volleys fare alike. */
async function concurrency(hand: Shooter, known: Known, limited: boolean): Promise<boolean> {
  for (let count = 0; limited && count < 5; count += 1) if (!isAccepted(await hand.shoot())) return false
  for (const size of volleys) {
    const one = await hand.volley(size)
    // A fast refill would use the pause.
    await hand.waitUntil(hand.nowMs() + Math.max(100, 5 * one.spanMs))
    const two = await hand.volley(size)
    if (one.rejected.length + two.rejected.length === 0) continue
    if (!isConcurrency(one.accepted.length, two.accepted.length, size)) return false
    known.limit = Math.min(one.accepted.length, two.accepted.length)
    const queue = queued(one)
    if (queue !== null) {
      known.perSecond = queue
      known.kind = {
        algorithm: 'uncertain',
        candidates: ['token-bucket', 'concurrency'],
        confidence: 0.5,
        note: `of a volley ${one.accepted.length} were answered one after another, ${queue.toFixed(1)} a second: a queue that delays what it takes in`,
      }
      return true
    }
    known.kind = {
      algorithm: 'concurrency',
      candidates: ['concurrency'],
      confidence: 0.9,
      note: `two volleys of ${size}: ${one.accepted.length} and ${two.accepted.length} accepted`,
    }
    return true
  }
  return false
}

/** A queue answers what came at once at an even pace: then the last waited many times as long as the first. Answers a second, or null. */
function queued({ accepted }: Burst): number | null {
  const tripsMs = accepted.map(({ sentMs, receivedMs }) => receivedMs - sentMs).toSorted((a, b) => a - b)
  const [first = 0, middle = 0, last = 0] = [tripsMs[1], tripsMs[Math.floor(tripsMs.length / 2)], tripsMs.at(-1)]
  const isEven = Math.abs(middle - (first + last) / 2) < (last - first) * 0.2
  return tripsMs.length >= 4 && last > first * 4 && isEven ? ((tripsMs.length - 2) * 1000) / (last - first) : null
}

/** Waits as long as the last 429s ask, sends one, and drains again: what a client does that believes. */
async function politely(hand: Shooter, cycles: number): Promise<void> {
  let refused = 0
  for (let cycle = 0; cycle < cycles + Math.min(refused, 1) * 2; cycle += 1) {
    const last = hand.log.at(-1)
    if (last === undefined || !isLimited(last)) await hand.burst()
    const until = promisedUntil(hand.log)
    if (until === null) return
    await hand.waitUntil(until + 2)
    const shot = await hand.shoot()
    refused += isLimited(shot) ? 1 : 0
  }
}

/** A limiter that promises 0 seconds breaks its word with every poll. */
const mostCycles = 40

function recordOf({ operation, scope, clock }: ProbeOptions, hand: Shooter, known: Known, startMs: number): LimitRecord {
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
    requests: hand.sent(),
    cycles: ruled.cycles.slice(0, mostCycles).map((cycle) => ({ ...cycle, waitedSeconds: round(cycle.waitedSeconds) })),
    countsRefused: known.countsRefused,
    partitions: known.partitions,
    ...(known.clients !== null && { clients: known.clients }),
    durationSeconds: round((clock.now() - startMs) / 1000),
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
