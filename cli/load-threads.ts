/**
 * One load from several threads: each is a generator of its own, with its share of the connections and every n-th request, as a shard is.
 * They begin together, and what they leave is added as shards are, histogram by histogram, and judged once.
 */
import { Worker } from 'node:worker_threads'
import type { Clock } from '#lib/clock.ts'
import type { RunEvent } from '#model/event.ts'
import { SuiteError, type Problem } from '#model/problem.ts'
import type { LedgerEntry, Target } from '#model/target.ts'
import { mergedFindings } from '#run/merged-findings.ts'
import { mergedLoad, partIn } from '#run/merged.ts'
import type { LoadRun } from '#run/load.ts'
import type { LoadWish } from '#cli/measure.ts'
import type { Setup } from '#cli/run.ts'

/** What a thread is given. It reads the document itself: what was compiled of it cannot be handed over. */
export interface ThreadTask {
  readonly index: number
  readonly count: number
  readonly document: string
  readonly target: Omit<Target, 'send'>
  readonly seed: number
  readonly nonce: number
  readonly selected: readonly string[]
  readonly checks: readonly string[]
  readonly safe: Setup['settings']['safe']
  readonly perSecond: number | undefined
  readonly wish: LoadWish
}

export type FromThread =
  | { readonly kind: 'ready' }
  /** Its requests are answered; it waits for its turn to look closer. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'event'; readonly event: RunEvent }
  | { readonly kind: 'ledger'; readonly entry: LedgerEntry }
  | { readonly kind: 'run'; readonly run: LoadRun }
  | { readonly kind: 'failed'; readonly problems: readonly [Problem, ...Problem[]] }
  | { readonly kind: 'bug'; readonly stack: string }

export type ToThread = { readonly kind: 'begin'; readonly atMs: number } | { readonly kind: 'turn' } | { readonly kind: 'stop' }

/** Time for the message to arrive. */
const headStartMs = 30

export async function loadInThreads(setup: Setup, target: Target, wish: LoadWish, count: number, startAtMs?: number): Promise<LoadRun> {
  const { opened, settings, plan, checks, nonce, clock, signal, emit } = setup
  const { send: _, ...reached } = target
  const tasks = Array.from({ length: count }, (__, index): ThreadTask => ({
    index,
    count,
    document: opened.file,
    target: reached,
    seed: plan.seed,
    nonce: (nonce + index * 1_000_003) >>> 0,
    selected: opened.contract.operations.filter(settings.selected).map(({ id }) => id),
    checks: checks.map(({ id }) => id),
    safe: settings.safe,
    perSecond: settings.perSecond,
    wish,
  }))
  const workers = tasks.map((task) => new Worker(new URL(import.meta.resolve('#cli/load-thread.ts')), { workerData: task }))
  const tell = (message: ToThread): void => {
    for (const worker of workers) worker.postMessage(message)
  }
  const stop = (): void => tell({ kind: 'stop' })
  signal.addEventListener('abort', stop, { once: true })
  const notes = new Set<string>()
  const tellEvent = (event: RunEvent, isFirst: boolean): void => {
    // Progress is that of the first; what several have to say is said once.
    if (event.kind === 'note' ? !notes.has(event.text) : isFirst) emit(event)
    if (event.kind === 'note') notes.add(event.text)
  }
  const waiting: Worker[] = []
  let [ready, sent] = [0, 0]
  const next = (): void => waiting.shift()?.postMessage({ kind: 'turn' } satisfies ToThread)
  const runs = workers.map((worker, index) =>
    runOf(worker, (message) => {
      if (message.kind === 'ready' && (ready += 1) === count) tell({ kind: 'begin', atMs: beginning(clock, startAtMs) })
      if (message.kind === 'event') tellEvent(message.event, index === 0)
      if (message.kind === 'ledger') setup.ledger(message.entry)
      if (message.kind !== 'sent') return
      waiting.push(worker)
      if ((sent += 1) === count) next()
    }).finally(() => {
      // Nobody waits for one that has nothing to send.
      if (sent < count) stop()
      else next()
    }),
  )
  try {
    return together(await Promise.all(runs), count)
  } finally {
    stop()
    signal.removeEventListener('abort', stop)
    // Those that are left remove what they made.
    await Promise.allSettled(runs)
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

function runOf(worker: Worker, tell: (message: FromThread) => void): Promise<LoadRun> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'run') resolve(message.run)
      else if (message.kind === 'failed') reject(new SuiteError(...message.problems))
      else if (message.kind === 'bug') reject(new Error(message.stack))
      else tell(message)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a thread of the load ended with ${code}`)))
  })
}

const beginning = (clock: Clock, startAtMs: number | undefined): number => Math.max(startAtMs ?? 0, clock.epochMs() + headStartMs)

function together(runs: readonly LoadRun[], threads: number): LoadRun {
  const found = { ...mergedFindings(runs), errors: [...new Set(runs.flatMap(({ errors }) => errors))] }
  const empty = runs.find(({ load }) => load === null)
  if (empty !== undefined) return { ...empty, ...found }
  const [first, ...others] = runs.map(({ load }, index) => partIn(`thread ${index}`, load))
  if (first === undefined) throw new Error('there is at least one thread')
  const load = mergedLoad([first, ...others], [])
  return { ...found, load: { ...load, threads, invalid: load.invalid?.replaceAll(/\bshard (?=\d+:)/g, 'thread ') ?? null } }
}
