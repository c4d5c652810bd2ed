/** One thread of a load: a generator that reads, plans, sends and judges by itself, told when to begin and when to stop. */
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '#lib/clock.ts'
import { SuiteError } from '#model/problem.ts'
import type { LedgerEntry } from '#model/target.ts'
import { liveSend } from '#http/live.ts'
import { mostLivesAtOnce } from '#run/lives-under-load.ts'
import { planOf } from '#run/plan.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'
import { checks } from '#suites/index.ts'
import type { FromThread, ThreadTask, ToThread } from '#cli/load-threads.ts'
import { loadReached } from '#cli/measure.ts'
import { liveLimits, redactorFor } from '#cli/target.ts'

// Whoever starts this file gives it just this.
const task = workerData as ThreadTask
const say = (message: FromThread): void => parentPort?.postMessage(message)

const stop = new AbortController()
let answered = (_message: ToThread): void => {}
parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'stop') stop.abort()
  else answered(message)
})

/** Says something, and waits for the answer; who is stopped waits for nobody. */
const ask = (message: FromThread): Promise<ToThread> =>
  new Promise((resolve) => {
    answered = resolve
    stop.signal.addEventListener('abort', () => resolve({ kind: 'stop' }))
    if (stop.signal.aborted) resolve({ kind: 'stop' })
    say(message)
  })

/** All threads write into one ledger: each has numbers of its own. */
const ownNumbers = (entry: LedgerEntry): LedgerEntry => ('n' in entry ? { ...entry, n: entry.n * task.count + task.index } : entry)

const live = liveSend({ ...liveLimits, connections: mostLivesAtOnce })
try {
  const opened = openDocument(task.document, readText)
  const isSelected = new Set(task.selected)
  const settings = { safe: task.safe, perSecond: task.perSecond, selected: ({ id }: { readonly id: string }) => isSelected.has(id) }
  const wanted = new Set(task.checks)
  const target = { ...task.target, send: live.send }
  const setup = {
    opened,
    settings,
    plan: planOf(opened, { seed: task.seed, selected: settings.selected }),
    checks: checks.filter(({ id }) => wanted.has(id)),
    clock: systemClock,
    nonce: task.nonce,
    ledger: (entry: LedgerEntry) => say({ kind: 'ledger', entry: ownNumbers(entry) }),
    signal: stop.signal,
    emit: (event: Extract<FromThread, { readonly kind: 'event' }>['event']) => say({ kind: 'event', event }),
    others: {
      async begin() {
        const message = await ask({ kind: 'ready' })
        return message.kind === 'begin' ? message.atMs : systemClock.epochMs()
      },
      async alone() {
        await ask({ kind: 'sent' })
      },
    },
  }
  const shard = `${task.index}/${task.count}`
  say({ kind: 'run', run: await loadReached(setup, { target, redact: redactorFor(task.target) }, { ...task.wish, shard }) })
} catch (cause) {
  if (cause instanceof SuiteError) say({ kind: 'failed', problems: cause.problems })
  else say({ kind: 'bug', stack: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
} finally {
  await live.close()
  parentPort?.close()
}
