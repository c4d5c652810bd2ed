/** What every command that runs something does alike: open, reach, run, assemble, write, say, leave. */
import type { Command } from 'commander'
import { systemClock } from '#lib/clock.ts'
import type { Emit } from '#model/event.ts'
import type { Plan } from '#model/case.ts'
import type { Check, Suite } from '#model/check.ts'
import type { RunRecord } from '#model/record.ts'
import { SuiteError } from '#model/problem.ts'
import type { WriteLedger } from '#model/target.ts'
import { planOf } from '#run/plan.ts'
import { openDocument, type Opened } from '#specs/open.ts'
import { readText } from '#specs/read.ts'
import { checks as allChecks, suites as allSuites } from '#suites/index.ts'
import { assemble, type Pieces } from '#cli/assemble.ts'
import { readBaseline } from '#cli/baseline.ts'
import { ledgerIn } from '#cli/ledger.ts'
import { progressOf } from '#cli/progress.ts'
import { settle, type Settings, type Written } from '#cli/settings.ts'
import { reporterNamed, writeReports, writeStepSummary } from '#cli/write.ts'

export interface Setup {
  readonly opened: Opened
  readonly settings: Settings
  readonly plan: Plan
  readonly checks: readonly Check[]
  readonly clock: typeof systemClock
  /** Fresh values differ from those of another run on the same live target. */
  readonly nonce: number
  readonly ledger: WriteLedger
  readonly signal: AbortSignal
  readonly emit: Emit
}

export type Run = (setup: Setup) => Promise<Pick<Pieces, 'conformance' | 'load' | 'furtherLoads' | 'limits' | 'compared' | 'target'>>

export interface CommandWish {
  readonly command: string
  readonly document: string
  readonly written: Written
  readonly excused?: ReadonlySet<string>
}

/** Runs and gives the exit code. */
export async function runCommand({ command, document, written, excused = new Set() }: CommandWish, run: Run): Promise<number> {
  const settings = settle(written, process.env)
  for (const { format } of settings.reports) reporterNamed(format)
  const suites = selectSuites(written, settings)
  const baseline = settings.baseline === undefined ? undefined : readBaseline(settings.baseline)
  const progress = progressOf({
    write: (text) => process.stderr.write(text),
    terminal: process.stderr.isTTY,
    quiet: settings.quiet || settings.json,
    clock: systemClock,
  })
  const stop = new AbortController()
  const interrupt = (): void => {
    progress.emit({ kind: 'note', text: 'stopping: what was made is removed first; once more leaves it to proofload clean' })
    stop.abort()
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    const startedMs = systemClock.epochMs()
    const opened = openDocument(document, readText)
    const plan = planOf(opened, { seed: settings.seed, selected: settings.selected })
    if (!opened.contract.operations.some(settings.selected))
      throw new SuiteError({
        code: 'usage',
        message: 'no operation is selected',
        hint: `There are: ${opened.contract.operations.map(({ id }) => id).join(', ')}`,
      })
    const nonce = settings.url === undefined ? settings.seed : (startedMs + settings.seed) >>> 0
    const pieces = await run({
      opened,
      settings,
      plan,
      nonce,
      clock: systemClock,
      checks: suites.flatMap((suite) => suite.checks),
      ledger: ledgerIn(settings.out),
      signal: stop.signal,
      emit: progress.emit,
    })
    const record = assemble({
      ...pieces,
      command,
      opened,
      suites,
      excused,
      baseline,
      coverageFloors: settings.coverageFloors,
      startedAt: new Date(startedMs).toISOString(),
      durationMs: systemClock.epochMs() - startedMs,
      seed: settings.seed,
      planHash: plan.hash,
      failOn: settings.failOn,
      revision: revisionIn(process.env),
    })
    progress.done()
    tell(record, settings)
    return record.gate.exitCode
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** The commit, as the usual CI services say it; PROOFLOAD_REVISION where the service under test is built elsewhere. */
function revisionIn(environment: { readonly [name: string]: string | undefined }): string | undefined {
  const said = ['PROOFLOAD_REVISION', 'GITHUB_SHA', 'CI_COMMIT_SHA', 'BUILD_SOURCEVERSION'].map((name) => environment[name])
  return said.find((revision) => revision !== undefined && revision !== '')
}

function selectSuites(written: Written, { checkSelected }: Settings): readonly Suite[] {
  const unknown = [...(written.check ?? []), ...(written.skipCheck ?? [])].find((id) => allChecks.every((check) => check.id !== id))
  if (unknown !== undefined)
    throw new SuiteError({
      code: 'usage',
      message: `there is no check "${unknown}"`,
      hint: `There are: ${allChecks.map(({ id }) => id).join(', ')}`,
    })
  return allSuites
    .map((suite) => ({ ...suite, checks: suite.checks.filter(({ id }) => checkSelected(id)) }))
    .filter((suite) => suite.checks.length > 0)
}

/** Writes record and reports, and shows the reader one of them. */
export function tell(record: RunRecord, { out, reports, json, quiet }: Pick<Settings, 'out' | 'reports' | 'json' | 'quiet'>): void {
  const files = writeReports(record, out, reports)
  writeStepSummary(() => reporterNamed('markdown').render(record))
  if (json) process.stdout.write(reporterNamed('json').render(record))
  else process.stdout.write(`${reporterNamed('console').render(record, { colour: process.stdout.isTTY })}\n`)
  if (!json && !quiet) process.stdout.write(`\nThe record and the report: ${files.join(', ')}\n`)
}

/** The options that were given to a command, whoever defined them. */
export const writtenIn = (command: Command): Written => command.opts()
