/** A load run: a mix of valid cases, driven by one of the two models, its sampled answers held against the contract. */
import { isSuccess } from '#lib/status-range.ts'
import type { Sequence } from '#model/case.ts'
import { operationsById, type Operation } from '#model/contract.ts'
import { SuiteError } from '#model/problem.ts'
import type { Finding, LoadRecord } from '#model/record.ts'
import type { SafeMode } from '#model/target.ts'
import { closedModel } from '#load/closed-model.ts'
import { weightedMix, type Draw, type Share } from '#load/mix.ts'
import { openModel } from '#load/open-model.ts'
import { constantRate, wholeRun } from '#load/pacers.ts'
import { loadRecord } from '#load/record.ts'
import { usualSampling, type LoadOptions, type LoadResult } from '#load/recorder.ts'
import { parseThresholds } from '#load/thresholds.ts'
import { secretsOf } from '#run/actors.ts'
import { confirm, findingsOf } from '#run/confirm.ts'
import { suspicionsIn, type Judged } from '#run/findings.ts'
import { createJudge } from '#run/judge.ts'
import { paceOf } from '#run/pace.ts'
import { createPlayer, type Player } from '#run/play.ts'
import type { RunTools } from '#run/run-tools.ts'
import { safetyOf } from '#run/safety.ts'

export interface LoadRunOptions extends RunTools {
  readonly safe: SafeMode
  readonly selected: (operation: Operation) => boolean
  /** Weight of an operation by id; the usual weights where absent. */
  readonly weights?: { readonly [operation: string]: number }
  readonly model: 'open' | 'closed'
  /** Open model: arrivals a second. */
  readonly perSecond?: number
  readonly durationMs: number
  readonly warmUpMs: number
  readonly connections: number
  readonly timeoutMs: number
  readonly thresholds: readonly string[]
}

export interface LoadRun {
  /** Null where there was nothing to load. */
  readonly load: LoadRecord | null
  /** Why nothing was loaded. */
  readonly undecided?: string
  readonly findings: readonly Finding[]
  /** What was seen under load and did not show when it was looked for alone. */
  readonly flaky: readonly Finding[]
  readonly errors: readonly string[]
}

export async function runLoad(options: LoadRunOptions): Promise<LoadRun> {
  const {
    opened: { contract },
    emit,
  } = options
  const {
    thresholds,
    problems: [problem, ...others],
  } = parseThresholds(
    options.thresholds,
    contract.operations.map(({ id }) => id),
  )
  if (problem !== undefined) throw new SuiteError(problem, ...others)
  if (options.model === 'open' && options.perSecond === undefined)
    throw new SuiteError({ code: 'usage', message: 'the open model needs a rate', hint: 'Add --rate 200/s.' })
  const player = createPlayer({
    ...options,
    pace: paceOf(undefined, options.clock),
    safety: safetyOf(options.plan, options.target, options.safe),
  })
  try {
    const { prepared: shares, left } = await sharesOf(options, player)
    const [first, ...rest] = shares.map(({ share }) => share)
    if (first === undefined)
      return {
        load: null,
        findings: [],
        flaky: [],
        errors: [],
        undecided: `there was nothing to load: ${left.join('; ') || 'no operation is selected'}`,
      }
    emit({ kind: 'note', text: `load: ${options.model} model, ${shares.length} operations, ${options.durationMs / 1000} s` })
    const result = await drive(options, watched(weightedMix([first, ...rest], options.plan.seed), options))
    const judged = await judgeSamples(result, shares, player, options)
    return { ...judged, load: loadRecord(result, thresholds, judged.sampled) }
  } finally {
    await player.undo()
  }
}

interface Prepared {
  readonly share: Share
  readonly sequence: Sequence
}

const isRead = ({ method }: Operation): boolean => method === 'GET' || method === 'HEAD'

/** Reads weigh four times what writes do; on a target that is not ours to fill, only reads are sent. Deletes are never part of the usual mix. */
async function sharesOf(
  { opened, plan, target, safe, selected, weights, emit, ledger, redact }: LoadRunOptions,
  player: Player,
): Promise<{ readonly prepared: readonly Prepared[]; readonly left: readonly string[] }> {
  const left: string[] = []
  const wanted = opened.contract.operations.filter(selected).filter((operation) => weights?.[operation.id] !== 0)
  const usual = wanted.filter(
    (operation) =>
      weights?.[operation.id] !== undefined || (operation.method !== 'DELETE' && (isRead(operation) || target.mock || safe === 'full')),
  )
  const prepared: Prepared[] = []
  for (const operation of usual) {
    const sequence = plan.sequences.find((one) => one.phase === 'positive' && one.operation === operation.id && one.cases.length === 1)
    if (sequence === undefined) continue
    const { exchanges, broken } = await player.play(sequence, 'load', 0)
    const outcome = exchanges.at(-1)?.outcome
    const made =
      outcome?.kind === 'response' && isSuccess(outcome.status)
        ? await player.prepare(sequence.cases[0])
        : (broken ?? (outcome?.kind === 'response' ? `a valid request was answered ${outcome.status}` : 'there was no answer'))
    if (typeof made === 'string') {
      left.push(`${operation.id}: ${made}`)
      emit({ kind: 'note', text: `load: without ${operation.id}: ${made}` })
    } else
      prepared.push({
        sequence,
        share: {
          operation: operation.id,
          weight: weights?.[operation.id] ?? (isRead(operation) ? 4 : 1),
          make: isRead(operation) || target.mock ? made : writtenDown(made, { ledger, redact }),
        },
      })
  }
  return { prepared, left }
}

/** What may change a target that is not ours stands in the ledger before it is sent, under load too. */
const writtenDown =
  (make: Share['make'], { ledger, redact }: Pick<LoadRunOptions, 'ledger' | 'redact'>): Share['make'] =>
  (k) => {
    const request = make(k)
    ledger({ kind: 'unsafe', n: k, method: request.method, url: redact(request.url), sequence: `load ${k}` })
    return request
  }

function drive(options: LoadRunOptions, draw: LoadOptions['draw']): Promise<LoadResult> {
  const { clock, durationMs, warmUpMs, connections, timeoutMs, signal, perSecond } = options
  const common: LoadOptions = {
    draw,
    clock,
    durationMs,
    warmUpMs,
    connections,
    timeoutMs,
    signal,
    shard: wholeRun,
    sampling: usualSampling,
    expected: (_, status) => isSuccess(status),
  }
  return options.model === 'open' && perSecond !== undefined
    ? openModel({ ...common, perSecond, pacer: constantRate(perSecond, warmUpMs + durationMs) })
    : closedModel(common)
}

/** Tells how far the run has come: a draw is the only thing that happens as long as it runs. */
function watched(draw: Draw, { clock, emit, warmUpMs, durationMs }: LoadRunOptions): Draw {
  const [startMs, total] = [clock.now(), Math.ceil((warmUpMs + durationMs) / 1000)]
  emit({ kind: 'phase', name: 'load, second', total })
  return (k) => {
    emit({ kind: 'played', done: Math.floor((clock.now() - startMs) / 1000), total, failures: 0 })
    return draw(k)
  }
}

/** Samples are judged by the checks that look at one exchange; what they find is looked for again alone, byte-exact, before it is told. */
async function judgeSamples(
  { samples }: LoadResult,
  shares: readonly Prepared[],
  player: Player,
  options: LoadRunOptions,
): Promise<Omit<LoadRun, 'load'> & { readonly sampled: number }> {
  const {
    opened: { contract, lens, locate },
    checks,
    redact,
  } = options
  const operations = operationsById(contract)
  const judge = createJudge({
    checks,
    lens,
    formatsAsserted: false,
    secrets: secretsOf(options.target),
    operation: (id) => operations.get(id) as Operation,
  })
  const accepted = new Set(shares.map(({ share }) => share.operation))
  const bySequence = new Map(shares.map(({ share, sequence }) => [share.operation, sequence]))
  const judged = samples.flatMap(({ operation, exchange }): readonly Judged[] => {
    const sequence = bySequence.get(operation)
    return sequence === undefined
      ? []
      : [
          {
            sequence,
            exchanges: [exchange],
            verdicts: judge.judge({ sequence, attempt: 'load', exchanges: [exchange], parts: [] }, accepted),
          },
        ]
  })
  const confirmed = []
  for (const suspicion of suspicionsIn(judged, contract, checks)) {
    confirmed.push(await confirm(suspicion, { player, judge, contract, checks, accepted, patient: false }))
  }
  return {
    sampled: judged.length,
    ...findingsOf(confirmed, { locate, redact }),
    errors: judged.flatMap(({ verdicts }) => verdicts.flatMap(({ ruling }) => (ruling.kind === 'error' ? [ruling.reason] : []))),
  }
}
