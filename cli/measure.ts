/** The load and limits runs of a command. */
import { SuiteError } from '#model/problem.ts'
import { redactor } from '#http/redact.ts'
import type { Pieces } from '#cli/assemble.ts'
import { loadInThreads } from '#cli/load-threads.ts'
import { parseCount, parseDuration, parseInstant, parseRate, parseShard } from '#cli/quantities.ts'
import type { Setup } from '#cli/run.ts'
import { readScenarios } from '#cli/scenarios.ts'
import { parseStages, readArrivals } from '#cli/stages.ts'
import { mustOwn, reach, type Reached } from '#cli/target.ts'
import { usualCaps } from '#load/prober.ts'
import { runLimits } from '#run/limits.ts'
import { mostLivesAtOnce } from '#run/lives-under-load.ts'
import { runLoad, type LoadRun, type Others, type LoadRunOptions } from '#run/load.ts'

export interface LoadWish {
  readonly name?: string
  readonly model?: string
  /** Of the config, where it has one for each load run. */
  readonly rate?: string
  readonly stages?: readonly string[]
  /** A file of recorded arrivals. */
  readonly arrivals?: string
  /** A file of scenarios. */
  readonly scenario?: string
  readonly duration?: string
  readonly warmUp?: string
  readonly connections?: string
  readonly threshold?: readonly string[]
  readonly weights?: { readonly [operation: string]: number }
  /** True, or for how long no threshold ends the run. */
  readonly abortOnFail?: boolean | string
  readonly shard?: string
  readonly threads?: string
  readonly startAt?: string
}

const usual = { duration: '8s', warmUp: '0s', closedConnections: 10, openInFlight: 1000, timeoutMs: 10_000, abortAfter: '2s' } as const

export async function loadTarget(setup: Setup, wish: LoadWish): Promise<Required<Pick<Pieces, 'load' | 'target'>>> {
  mustOwn(setup.settings, 'load')
  const reached = await reach(setup.opened, setup.settings, { overPort: true, connections: mostLivesAtOnce, clock: setup.clock })
  try {
    const { baseUrl, mock } = reached.target
    const { threads, ...one } = wish
    const count = threads === undefined ? 1 : threadsOf(threads, wish)
    const load = count === 1 ? await loadReached(setup, reached, one) : await loadThreaded(setup, reached, one, count)
    return { load, target: { url: baseUrl, mock } }
  } finally {
    await reached.close()
  }
}

/** The start is waited for once, by all of them together. */
function loadThreaded(setup: Setup, { target }: Reached, { startAt, ...wish }: LoadWish, count: number): Promise<LoadRun> {
  const startAtMs = startAt === undefined ? undefined : parseInstant(startAt, '--start-at', setup.clock.epochMs())
  return loadInThreads(setup, target, wish, count, startAtMs)
}

/** Each thread knows its own share alone. */
function threadsOf(threads: string, wish: LoadWish): number {
  const count = parseCount(threads, '--threads')
  const other =
    wish.shard !== undefined ? '--shard' : wish.abortOnFail !== undefined && wish.abortOnFail !== false ? '--abort-on-fail' : undefined
  if (other !== undefined && count > 1) throw new SuiteError({ code: 'usage', message: `--threads and ${other} exclude each other` })
  const connections = wish.connections === undefined ? usual.closedConnections : parseCount(wish.connections, '--connections')
  if (count < 1 || count > Math.min(64, connections))
    throw new SuiteError({
      code: 'usage',
      message: `--threads: ${count} is none of 1 to ${Math.min(64, connections)}`,
      hint: 'Each thread has at least one of the connections.',
    })
  return count
}

type LoadSetup = Omit<Setup, 'settings'> & {
  readonly settings: Pick<Setup['settings'], 'safe' | 'selected' | 'perSecond'>
  readonly others?: Others
}

/** On a target that is reached already. */
export async function loadReached(setup: LoadSetup, reached: Pick<Reached, 'target' | 'redact'>, wish: LoadWish): Promise<LoadRun> {
  const { settings, clock } = setup
  const shape = shapeOf(wish, settings.perSecond)
  const scenarios = wish.scenario === undefined ? undefined : await readScenarios(wish.scenario, process.env)
  const credentials = Object.fromEntries((scenarios?.credentials ?? []).map(({ name, token }) => [name, token]))
  const connections =
    wish.connections === undefined
      ? shape.model === 'open'
        ? usual.openInFlight
        : usual.closedConnections
      : parseCount(wish.connections, '--connections')
  const more = redactor(Object.values(credentials))
  return runLoad({
    ...setup,
    ...shape,
    target: reached.target,
    redact: (text) => more(reached.redact(text)),
    credentials,
    connections,
    safe: settings.safe,
    selected: settings.selected,
    timeoutMs: usual.timeoutMs,
    thresholds: wish.threshold ?? [],
    ...(wish.name !== undefined && { name: wish.name }),
    ...(wish.weights !== undefined && { weights: wish.weights }),
    ...(wish.shard !== undefined && { shard: parseShard(wish.shard, '--shard') }),
    ...(wish.startAt !== undefined && { startAtMs: parseInstant(wish.startAt, '--start-at', clock.epochMs()) }),
    ...(scenarios !== undefined && { scenarios }),
    ...abortOf(wish.abortOnFail),
  })
}

type Shape = Pick<LoadRunOptions, 'model' | 'perSecond' | 'stages' | 'replay' | 'durationMs' | 'warmUpMs'>

/** Which model, and when requests are due. */
function shapeOf(wish: LoadWish, givenPerSecond: number | undefined): Shape {
  const perSecond = wish.rate === undefined ? givenPerSecond : parseRate(wish.rate, 'rate')
  const shapes = [
    perSecond !== undefined && '--rate',
    wish.stages !== undefined && '--stages',
    wish.arrivals !== undefined && '--arrivals',
  ].filter((one) => one !== false)
  const model = wish.model ?? (shapes.length > 0 ? 'open' : 'closed')
  const [first, second] = model === 'closed' && shapes.some((one) => one !== '--rate') ? [shapes.at(-1), '--model closed'] : shapes
  if (second !== undefined) throw new SuiteError({ code: 'usage', message: `${first} and ${second} exclude each other` })
  if (first !== undefined && first !== '--rate' && wish.duration !== undefined)
    throw new SuiteError({ code: 'usage', message: `${first} says itself how long the run is`, hint: 'Leave --duration out.' })
  const warmUpMs = parseDuration(wish.warmUp ?? usual.warmUp, '--warm-up')
  if (wish.stages !== undefined) {
    const stages = parseStages(wish.stages, '--stages')
    return { model: 'open', stages, warmUpMs, durationMs: stages.reduce((sum, { durationMs }) => sum + durationMs, 0) }
  }
  if (wish.arrivals !== undefined) {
    const replay = readArrivals(wish.arrivals)
    // The last arrival belongs to the measured part.
    const durationMs = Math.max(1, Math.ceil((replay.at(-1)?.atMs ?? 0) + 1 - warmUpMs))
    return { model: 'open', replay, warmUpMs, durationMs }
  }
  const durationMs = parseDuration(wish.duration ?? usual.duration, '--duration')
  return { model: model === 'open' ? 'open' : 'closed', warmUpMs, durationMs, ...(perSecond !== undefined && { perSecond }) }
}

const abortOf = (wish: LoadWish['abortOnFail']): Pick<LoadRunOptions, 'abortAfterMs'> =>
  wish === undefined || wish === false ? {} : { abortAfterMs: parseDuration(wish === true ? usual.abortAfter : wish, '--abort-on-fail') }

export interface LimitsWish {
  readonly operations: readonly string[]
  readonly maxRequests?: string
  readonly maxTime?: string
  readonly clients?: boolean
}

export async function probeTarget(setup: Setup, wish: LimitsWish): Promise<Required<Pick<Pieces, 'limits' | 'target'>>> {
  const { settings } = setup
  mustOwn(settings, 'limits')
  const reached = await reach(setup.opened, settings, { overPort: true, connections: 256, clock: setup.clock })
  try {
    const { target, redact } = reached
    const limits = await runLimits({
      ...setup,
      target,
      redact,
      operations: wish.operations,
      ...(wish.clients === true && { clients: true }),
      caps: {
        ...usualCaps,
        ...(wish.maxRequests !== undefined && { maxRequests: parseCount(wish.maxRequests, '--max-requests') }),
        ...(wish.maxTime !== undefined && { maxMs: parseDuration(wish.maxTime, '--max-time') }),
      },
    })
    return { limits, target: { url: target.baseUrl, mock: target.mock } }
  } finally {
    await reached.close()
  }
}
