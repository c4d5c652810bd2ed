/**
 * `npm run survey -- [limiters a kind] [seed] [LAN|WAN] [kind]`: the prober against random limiters of every kind, in virtual time.
 * Limit 3 to 200 and window 1 to 60 s, both log-uniform. Right: the kind named; below a limit of 20, where kinds coincide, also
 * `uncertain` with the kind among the candidates. A wrong name is wrong anywhere.
 */
import { fork, random } from '#lib/seed.ts'
import { burstOf, crowdedWorld, networks, simulated, worldOf } from '#load/limiters.testdata.ts'
import type { Network, Simulated, SimulatedWorld } from '#load/limiters.testdata.ts'
import { probe, usualCaps } from '#load/prober.ts'
import type { LimitRecord } from '#model/record.ts'

const [count = '200', seedText = '1', onlyNetwork, onlyKind, verbose] = process.argv.slice(2)
/** What the method costs is reported, not bounded: a window of 60 s takes its twenty minutes. */
const caps = { ...usualCaps, maxRequests: 40_000, maxMs: 7_200_000 }

interface Case {
  readonly world: SimulatedWorld
  readonly limit: number
  readonly windowMs: number
  readonly truth: Pick<Simulated, 'algorithm' | 'countsRefused'>
  readonly met: number | null
}

const logUniform = (next: () => number, from: number, to: number): number => from * (to / from) ** next()

const kinds = [...Object.keys(simulated), 'concurrency', 'none']

function caseOf(kind: string, network: Network, seed: number): Case {
  const { next } = random(seed)
  const limit = Math.round(logUniform(next, 3, 200))
  const windowMs = logUniform(next, 1_000, 60_000)
  if (kind === 'concurrency')
    return { world: crowdedWorld(limit, network, seed), limit, windowMs, truth: { algorithm: 'concurrency' }, met: limit }
  if (kind === 'none')
    return {
      world: worldOf(
        () => 'accepted',
        network,
        seed,
        () => [],
      ),
      limit,
      windowMs,
      truth: { algorithm: 'none' },
      met: null,
    }
  const found: Simulated = simulated[kind as keyof typeof simulated] // `kinds` are its keys, but for the two above
  const limiter = found.make(limit, windowMs, next() * windowMs)
  const world = worldOf(limiter, network, seed, (leftMs) => [['retry-after', String(Math.ceil(leftMs / 1000))]])
  return { world, limit, windowMs, truth: found, met: found.met?.(limit) ?? limit }
}

interface Judged {
  readonly verdict: 'right' | 'named candidates' | 'wrong'
  readonly limitError: number
  readonly windowError: number
  readonly requests: number
  readonly windows: number
  readonly honest: boolean
  readonly text: string
}

async function judged(kind: string, network: Network, seed: number): Promise<Judged> {
  const { world, limit, windowMs, truth, met } = caseOf(kind, network, seed)
  const startMs = world.clock.now()
  const record = await probe({
    operation: '*',
    scope: 'key',
    fire: world.fire,
    clock: world.clock,
    caps: kind === 'none' ? { ...caps, maxRequests: 2_000 } : caps,
  })
  const windows = (world.clock.now() - startMs) / windowMs
  const rate = record.limit === null || record.windowSeconds === null ? Number.NaN : record.limit / record.windowSeconds
  const trueRate = limit / (windowMs / 1000)
  return {
    verdict: verdictOf(record, truth, limit),
    limitError: met === null ? 0 : Math.abs((record.limit ?? 0) - met) / met,
    // Buckets have a rate: their window is what the rate makes of the burst.
    windowError: Number.isNaN(rate)
      ? kind === 'concurrency' || kind === 'none'
        ? 0
        : 1
      : kind === 'token bucket, small burst'
        ? Math.abs((rate * burstOf(limit)) / (record.limit ?? 1) / trueRate - 1)
        : Math.abs(((record.windowSeconds ?? 0) * 1000) / windowMs - 1),
    requests: record.requests / limit,
    windows,
    honest: record.honesty === 'honest' || truth.algorithm === 'none' || truth.algorithm === 'concurrency',
    text: `${kind} seed ${seed}: ${limit} in ${windowMs.toFixed(0)} ms: ${JSON.stringify({ ...record, cycles: record.cycles.length })}`,
  }
}

function verdictOf(record: LimitRecord, truth: Case['truth'], limit: number): Judged['verdict'] {
  if (record.algorithm === truth.algorithm) return 'right'
  return record.algorithm === 'uncertain' && limit < 20 && record.candidates.includes(truth.algorithm) ? 'named candidates' : 'wrong'
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN
const percent = (value: number): string => `${(value * 100).toFixed(1)}`

for (const [name, network] of Object.entries(networks)) {
  if (onlyNetwork !== undefined && onlyNetwork !== name && onlyNetwork !== 'both') continue
  process.stdout.write(
    `\n${name}, ${count} limiters a kind, seed ${seedText}\n\n| kind | right % | of these by candidates | wrong | limit exact % | limit error p50 / p95 % | window error p50 / p95 % | within 5 % | honest % | requests ÷ limit p50 / p95 | windows p50 / p95 |\n|---|---|---|---|---|---|---|---|---|---|---|\n`,
  )
  let [all, good] = [0, 0]
  for (const kind of kinds) {
    if (onlyKind !== undefined && onlyKind !== kind) continue
    const results: Judged[] = []
    for (let index = 0; index < Number(count); index += 1) {
      const one = await judged(kind, network, fork(Number(seedText), name, kind, index))
      results.push(one)
      if (
        verbose !== undefined &&
        (one.verdict === 'wrong' ||
          (verbose === 'w' && one.windowError > 0.05) ||
          (verbose === 'h' && !one.honest) ||
          (verbose === 'l' && one.limitError > 0))
      )
        process.stdout.write(`${one.verdict} ${one.text}\n`)
    }
    const share = (wanted: (one: Judged) => boolean): number => results.filter(wanted).length / results.length
    const both = (pick: (one: Judged) => number): string =>
      `${percent(quantile(results.map(pick), 0.5))} / ${percent(quantile(results.map(pick), 0.95))}`
    const right = share(({ verdict }) => verdict !== 'wrong')
    all += results.length
    good += right * results.length
    const cost = (pick: (one: Judged) => number): string =>
      `${quantile(results.map(pick), 0.5).toFixed(0)} / ${quantile(results.map(pick), 0.95).toFixed(0)}`
    process.stdout.write(
      `| ${kind} | ${percent(right)} | ${percent(share(({ verdict }) => verdict === 'named candidates'))} | ${percent(1 - right)} | ${percent(share(({ limitError }) => limitError === 0))} | ${both(({ limitError }) => limitError)} | ${both(({ windowError }) => windowError)} | ${percent(share(({ windowError }) => windowError <= 0.05))} | ${percent(share(({ honest }) => honest))} | ${cost(({ requests }) => requests)} | ${cost(({ windows }) => windows)} |\n`,
    )
  }
  process.stdout.write(`| all | ${percent(good / all)} |\n`)
}
