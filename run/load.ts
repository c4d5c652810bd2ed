/** A load run: operations or scenarios, driven by one of the two models, its sampled answers held against the contract. */
import { sha256 } from '#lib/hash.ts'
import { watchLoop } from '#lib/loop-health.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Operation } from '#model/contract.ts'
import { SuiteError } from '#model/problem.ts'
import type { Finding, LoadRecord } from '#model/record.ts'
import type { Scenarios } from '#model/scenario.ts'
import type { SafeMode } from '#model/target.ts'
import { firstBroken } from '#load/abort.ts'
import { closedJourneys } from '#load/closed-journeys.ts'
import { closedModel } from '#load/closed-model.ts'
import type { Draw } from '#load/mix.ts'
import { openModel } from '#load/open-model.ts'
import { arrivalsIn, constantRate, replayed, staged, wholeRun, type Shard, type Stage } from '#load/pacers.ts'
import { connectionsOf, partOf, type Start } from '#load/part.ts'
import { loadRecord } from '#load/record.ts'
import { usualSampling, type LoadOptions, type LoadResult } from '#load/recorder.ts'
import { parseThresholds, type Groups, type Judged, type Threshold } from '#load/thresholds.ts'
import { judgeLives, type JudgedLives } from '#run/lives-under-load.ts'
import { drawOf, type Arrival } from '#run/load-arrivals.ts'
import { judgeSamples } from '#run/load-samples.ts'
import { scenariosOf, type ScenarioShares } from '#run/load-scenarios.ts'
import { mixOf, type Shares } from '#run/load-shares.ts'
import { paceOf } from '#run/pace.ts'
import { createPlayer, type Player } from '#run/play.ts'
import { burstOf } from '#run/pressure.ts'
import type { RunTools } from '#run/run-tools.ts'
import { safetyOf } from '#run/safety.ts'

export interface LoadRunOptions extends RunTools {
  readonly name?: string
  readonly safe: SafeMode
  readonly selected: (operation: Operation) => boolean
  /** Weight of an operation by id; the usual weights where absent. */
  readonly weights?: { readonly [operation: string]: number }
  /** In place of the mix of operations. */
  readonly scenarios?: Scenarios
  readonly model: 'open' | 'closed'
  /** Open model: arrivals a second; or stages, which are the whole measured part; or recorded arrivals. */
  readonly perSecond?: number
  readonly stages?: readonly Stage[]
  readonly replay?: readonly Arrival[]
  readonly durationMs: number
  readonly warmUpMs: number
  readonly connections: number
  readonly timeoutMs: number
  readonly thresholds: readonly string[]
  /** One of several machines; the whole run where absent. */
  readonly shard?: Shard
  /** When it is to begin, epoch milliseconds. */
  readonly startAtMs?: number
  readonly others?: Others
  /** End as soon as a threshold does not hold; not before so much of the measured part. */
  readonly abortAfterMs?: number
}

/** Further generators of the same load, beside this one. */
export interface Others {
  /** Waits until all are ready: gives when they begin. */
  begin(): Promise<number>
  /** Waits until none of them sends, and its turn has come: what is looked for alone is looked for by one at a time. */
  alone(): Promise<void>
}

export interface LoadRun {
  /** Null where there was nothing to load. */
  readonly load: LoadRecord | null
  /** Why nothing was loaded. */
  readonly undecided?: string
  readonly findings: readonly Finding[]
  readonly flaky: readonly Finding[]
  readonly errors: readonly string[]
}

export async function runLoad(options: LoadRunOptions): Promise<LoadRun> {
  const { emit, scenarios } = options
  const thresholds = thresholdsOf(options)
  if (options.model === 'open' && pacing(options) === undefined)
    throw new SuiteError({ code: 'usage', message: 'the open model needs a rate', hint: 'Add --rate 200/s.' })
  const newPlayer = (): Player =>
    createPlayer({
      ...options,
      pace: paceOf(undefined, options.clock),
      safety: safetyOf(options.plan, options.target, options.safe),
      marked: true,
    })
  const player = newPlayer()
  const clear = async (): Promise<void> => {
    const left = await player.undo()
    if (left.length > 0 && !options.target.mock) emit({ kind: 'note', text: `load: ${left.length} things are left on the target` })
  }
  try {
    const sent = scenarios === undefined ? await mixOf(options, player) : await scenariosOf(scenarios, options, player)
    const [first, ...rest] = sent.shares
    if (first === undefined) return nothingOf(sent)
    emit({ kind: 'note', text: `load: ${options.model} model, ${told(options, sent)}, ${options.durationMs / 1000} s` })
    const start = await begin(options)
    const draw = drawOf([first, ...rest], sent, options)
    const result = await drive(options, watched(draw, options), sent, thresholds)
    await options.others?.alone()
    const run = await recorded(options, { result, sent, thresholds, start, draw }, player)
    // A list that is full of what the load made would not show what came to it since.
    await clear()
    await player.sweep(new Set(sent.counted.map(({ operation }) => operation)))
    return scenarios === undefined ? withLives(run, await judgeLives(sent.counted, newPlayer, options, run.load)) : run
  } finally {
    await clear()
  }
}

/** Names that a threshold may speak of; all mistakes are told at once. */
function thresholdsOf({ thresholds: texts, opened: { contract }, scenarios }: LoadRunOptions): readonly Threshold[] {
  const steps = scenarios?.scenarios.flatMap(({ steps: own }) => own) ?? []
  const tags = new Set(contract.operations.flatMap((operation) => operation.tags))
  const under = (isMeant: (operation: Operation) => boolean): readonly string[] => {
    const ids = new Set(contract.operations.filter(isMeant).map(({ id }) => id))
    return scenarios === undefined ? [...ids] : steps.filter(({ operation }) => ids.has(operation)).map(({ name }) => name)
  }
  const sent = new Set(steps.map(({ operation }) => operation))
  const groups: Groups = Object.fromEntries([
    ...[...tags].map((tag) => [tag, under((operation) => operation.tags.includes(tag))] as const),
    ...[...sent].map((id) => [id, under((operation) => operation.id === id)] as const),
    ...(scenarios?.scenarios.map(({ name, steps: own }) => [name, own.map((step) => step.name)] as const) ?? []),
  ])
  const names = scenarios === undefined ? contract.operations.map(({ id }) => id) : steps.map(({ name }) => name)
  const {
    thresholds,
    problems: [problem, ...others],
  } = parseThresholds(texts, names, groups)
  if (problem !== undefined) throw new SuiteError(problem, ...others)
  return thresholds
}

const nothingOf = ({ left }: Shares): LoadRun => ({
  load: null,
  findings: [],
  flaky: [],
  errors: [],
  undecided: `there was nothing to load: ${left.join('; ') || 'no operation is selected'}`,
})

const told = ({ scenarios }: LoadRunOptions, { shares }: Shares): string =>
  scenarios === undefined ? `${shares.length} operations` : `${shares.length} ${shares.length === 1 ? 'scenario' : 'scenarios'}`

/** When arrivals are due, in the open model. */
function pacing({ perSecond, stages, replay, warmUpMs, durationMs }: LoadRunOptions) {
  if (replay !== undefined) {
    const dueMs = replay.map(({ atMs }) => atMs)
    const measured = dueMs.filter((ms) => ms >= warmUpMs).length
    return { pacer: replayed(dueMs), perSecond: null, arrivals: measured }
  }
  if (stages !== undefined) {
    const [{ fromPerSecond, toPerSecond }] = stages as readonly [Stage, ...Stage[]]
    const rate = fromPerSecond > 0 ? fromPerSecond : toPerSecond
    const warmUp: Stage = { fromPerSecond: rate, toPerSecond: rate, durationMs: warmUpMs }
    return { pacer: staged([warmUp, ...stages]), perSecond: null, arrivals: stages.reduce((sum, stage) => sum + arrivalsIn(stage), 0) }
  }
  return perSecond === undefined ? undefined : { pacer: constantRate(perSecond, warmUpMs + durationMs), perSecond }
}

/** All shards begin together: what each had to make first took each its own time. */
async function begin({ clock, signal, startAtMs: wanted, others, emit }: LoadRunOptions): Promise<Start> {
  const startAtMs = (await others?.begin()) ?? wanted ?? null
  const leftMs = (): number => (startAtMs === null ? 0 : startAtMs - clock.epochMs())
  if (leftMs() > 2000) emit({ kind: 'note', text: `load: starts in ${Math.round(leftMs() / 1000)} s` })
  while (leftMs() > 0 && !signal.aborted) await clock.sleep(Math.min(leftMs(), 500))
  return { startAtMs, startedAtMs: clock.epochMs() }
}

async function drive(options: LoadRunOptions, draw: Draw, { counted }: Shares, thresholds: readonly Threshold[]): Promise<LoadResult> {
  const { clock, durationMs, warmUpMs, connections, timeoutMs, signal, abortAfterMs, shard = wholeRun } = options
  const [stop, ended] = [new AbortController(), new AbortController()]
  let broken: Judged | undefined
  const common: LoadOptions = {
    draw,
    clock,
    durationMs,
    warmUpMs,
    connections: connectionsOf(shard, connections),
    timeoutMs,
    origin: new URL(options.target.baseUrl).origin,
    signal: AbortSignal.any([signal, stop.signal]),
    shard,
    sampling: usualSampling,
    expected: expectedBy(counted),
    observe(record) {
      if (abortAfterMs === undefined) return
      void firstBroken({ clock, thresholds, delayMs: abortAfterMs, signal: ended.signal }, record).then((first) => {
        broken = first
        if (first !== undefined) stop.abort()
      })
    },
  }
  const paced = options.model === 'open' ? pacing(options) : undefined
  const health = watchLoop()
  const closed = options.scenarios === undefined ? closedModel : closedJourneys
  const result = await (paced === undefined ? closed(common) : openModel({ ...common, ...paced }))
  ended.abort()
  const generator = health()
  return broken === undefined || signal.aborted ? { ...result, generator } : { ...result, generator, stopped: null, aborted: broken }
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

/** Runs that send something else cannot be compared. A function is known by its text. */
function workOf({ scenarios, weights, replay, opened }: LoadRunOptions): string | undefined {
  if (scenarios === undefined && weights === undefined && replay === undefined) return undefined
  const { credentials = [], ...rest } = scenarios ?? {}
  const text = JSON.stringify(
    {
      ...rest,
      credentials: credentials.length,
      weights,
      replay: replay?.map(({ atMs, of }) => (of === undefined ? atMs : [atMs, of])),
      contract: opened.contract.hash,
    },
    (_, value: unknown) => (typeof value === 'function' ? String(value) : value),
  )
  return sha256(text).slice(0, 12)
}

interface Driven {
  readonly result: LoadResult
  readonly sent: Shares | ScenarioShares
  readonly thresholds: readonly Threshold[]
  readonly start: Start
  readonly draw: Draw
}

async function recorded(options: LoadRunOptions, { result, sent, thresholds, start, draw }: Driven, player: Player): Promise<LoadRun> {
  const { name, stages, shard } = options
  // Before anything is looked for again: that is no part of the run.
  const scenarios = 'counts' in sent ? scenarioRows(sent) : []
  const expected = expectedBy(sent.counted)
  const burst = burstOf(draw, { ...options, expected }, shard)
  const { sampled, ...found } = await judgeSamples(result, { counted: sent.counted, player, burst }, options)
  const work = workOf(options)
  return {
    ...found,
    load: {
      ...loadRecord(result, thresholds, sampled),
      ...(name !== undefined && { name }),
      ...(work !== undefined && { work }),
      ...(shard !== undefined && { part: partOf(result, shard, start) }),
      ...(stages !== undefined && {
        stages: stages.map(({ durationMs, ...rates }) => ({ ...rates, durationSeconds: durationMs / 1000 })),
      }),
      ...(scenarios.length > 0 && { scenarios }),
    },
  }
}

const withLives = (run: LoadRun, { lives, ...lived }: JudgedLives): LoadRun => ({
  load: run.load === null || lives === undefined ? run.load : { ...run.load, lives },
  findings: [...run.findings, ...lived.findings],
  flaky: [...run.flaky, ...lived.flaky],
  errors: [...run.errors, ...lived.errors],
})

const scenarioRows = ({ counts }: ScenarioShares): NonNullable<LoadRecord['scenarios']> =>
  [...counts].map(([name, { started, finished, broken }]) => ({ name, started, finished, broken: Object.fromEntries(broken) }))

function expectedBy(counted: Shares['counted']): LoadOptions['expected'] {
  const expected = new Map(counted.map(({ name, expect }) => [name, expect]))
  return (name, status) => expected.get(name)?.includes(status) ?? isSuccess(status)
}
