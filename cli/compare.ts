/** The two ways to compare: two deployments in alternation, and two stored records. */
import { SuiteError } from '#model/problem.ts'
import type { RunRecord } from '#model/record.ts'
import { usualTolerances, type Tolerances } from '#load/compare.ts'
import { usualPairs } from '#load/compare-looks.ts'
import { compareRecords, mismatches } from '#load/compare-records.ts'
import { hostClassOf } from '#load/compare-key.ts'
import { compareLive, type CompareOptions, type Side, type SideRun } from '#run/compare.ts'
import { gate, nothingFound } from '#run/gate.ts'
import { hostOf, type Pieces } from '#cli/assemble.ts'
import { watchHost } from '#cli/host-watch.ts'
import { loadReached, type LoadWish } from '#cli/measure.ts'
import { parseCount, parseShare } from '#cli/quantities.ts'
import { readRecord } from '#cli/read-record.ts'
import { tell, type Setup } from '#cli/run.ts'
import { checkedUrl, settle, type Written } from '#cli/settings.ts'
import { mustOwn, reach } from '#cli/target.ts'

export interface CompareWish extends LoadWish {
  readonly pairs?: string
  readonly maxPairs?: string
  readonly tolerance?: readonly string[]
  readonly self?: boolean
}

export async function compareTargets(
  setup: Setup,
  urls: readonly [base: string, head: string],
  wish: CompareWish,
): Promise<Required<Pick<Pieces, 'compared' | 'target'>>> {
  const wanted = wantedOf(wish)
  const [from, to] = [checkedUrl(urls[0], 'BASE_URL'), checkedUrl(urls[1], 'HEAD_URL')]
  for (const url of [from, to]) mustOwn({ ...setup.settings, url }, 'compare --live')
  const reachable = { overPort: true, connections: 4, clock: setup.clock } as const
  const base = await reach(setup.opened, { ...setup.settings, url: from }, reachable)
  const head = await reach(setup.opened, { ...setup.settings, url: to }, reachable).catch(async (cause: unknown) => {
    await base.close()
    throw cause
  })
  const sides: { readonly [side in Side]: typeof base } = { base, head }
  try {
    let nonce = setup.clock.epochMs()
    const runSide = async (side: Side): Promise<SideRun> => {
      const disturbed = watchHost(setup.clock)
      // Fresh names differ from run to run: on the same target the second would find the first's.
      nonce += 1
      const run = await loadReached({ ...setup, nonce: nonce >>> 0, emit: () => {} }, sides[side], wish)
      const reason = disturbed()
      return { ...run, ...(run.undecided === undefined && reason !== null && { undecided: reason }) }
    }
    const hostClass = hostClassOf(hostOf())
    const compared = await compareLive({
      base: { from, planHash: setup.plan.hash, hostClass },
      head: { from: to, planHash: setup.plan.hash, hostClass },
      self: wish.self === true || from === to,
      ...wanted,
      seed: setup.settings.seed,
      runSide,
      emit: setup.emit,
      signal: setup.signal,
    })
    return { compared, target: { url: to, mock: false } }
  } finally {
    await Promise.all([base.close(), head.close()])
  }
}

function wantedOf({ pairs: first, maxPairs, tolerance = [] }: CompareWish): Pick<CompareOptions, 'pairs' | 'mostPairs' | 'tolerances'> {
  const pairs = first === undefined ? usualPairs.first : parseCount(first, '--pairs')
  const mostPairs = maxPairs === undefined ? Math.max(pairs, usualPairs.most) : parseCount(maxPairs, '--max-pairs')
  if (pairs < 2 || mostPairs < pairs || mostPairs > 500)
    throw new SuiteError({ code: 'usage', message: '--pairs must be at least 2, and --max-pairs no less than it and at most 500' })
  return { pairs, mostPairs, tolerances: tolerancesIn(tolerance) }
}

/** `p95=10%`. */
function tolerancesIn(written: readonly string[]): Tolerances {
  // All metrics are there: the usual ones come first.
  return Object.fromEntries([
    ...Object.entries(usualTolerances),
    ...written.map((text) => {
      const [, metric = '', share = ''] = /^(\w+)=(.+)$/.exec(text) ?? []
      if (!Object.hasOwn(usualTolerances, metric))
        throw new SuiteError({
          code: 'usage',
          message: `--tolerance: cannot read "${text}"`,
          hint: `Write it as p95=10%; there are ${Object.keys(usualTolerances).join(', ')}.`,
        })
      return [metric, parseShare(share, '--tolerance')] as const
    }),
  ]) as Tolerances
}

/** Gives the exit code. */
export function compareStored(files: readonly [base: string, head: string], written: Written): number {
  const settings = settle(written, process.env)
  const [base, head] = files.map((file) => readRecord(file)) as [RunRecord, RunRecord]
  const [mismatch, ...others] = mismatches(base, head).map((message) => ({
    code: 'usage' as const,
    message: `these records can't be compared: ${message}`,
    hint: 'Compare runs of the same document, seed and options on the same kind of machine, or both versions at once with compare --live.',
  }))
  if (mismatch !== undefined) throw new SuiteError(mismatch, ...others)
  const comparison = compareRecords({ from: files[0], record: base }, { from: files[1], record: head })
  const record: RunRecord = {
    ...head,
    command: 'compare',
    comparison,
    gate: gate({ ...nothingFound, comparison, failOn: settings.failOn }),
  }
  tell(record, settings)
  return record.gate.exitCode
}
