/** Findings against what is known: who answers for which, until when, and which of them are no longer there. */
import type { Acceptance, BaselineRecord, Finding, RunRecord } from '#model/record.ts'
import { severe } from '#run/findings.ts'

interface Seen extends Pick<RunRecord, 'findings' | 'flaky' | 'tally'> {
  /** Suspicions that could not be confirmed, by fingerprint: they are not gone. */
  readonly unconfirmed?: readonly string[]
}

export interface Known {
  readonly file: string
  readonly entries: readonly Acceptance[]
  /** The day of the run, UTC: `2026-11-21`. */
  readonly today: string
  /** Of the whole contract, by id: an entry that does not say where it was found is fixed only where all of them were played. */
  readonly operations: readonly string[]
}

/** A finding without an entry is new. Crashes and doors that stand open are nobody's to accept. */
export function heldAgainst(
  { findings, flaky, tally, unconfirmed = [] }: Seen,
  { file, entries, today, operations }: Known,
): Pick<RunRecord, 'findings' | 'flaky'> & { readonly baseline: BaselineRecord } {
  const known = new Map(entries.map((entry) => [entry.fingerprint, entry]))
  const stateOf = ({ id, check }: Finding): NonNullable<Finding['state']> => {
    const entry = known.get(id)
    if (entry === undefined) return 'new'
    if (severe.has(check)) return 'refused'
    return entry.expires < today ? 'expired' : 'known'
  }
  const marked = findings.map((finding) => ({ ...finding, state: stateOf(finding) }))
  const states = new Map([...flaky.map(({ id }) => [id, 'flaky'] as const), ...marked.map(({ id, state }) => [id, state] as const)])
  return {
    findings: marked,
    flaky: flaky.map((finding) => ({ ...finding, state: 'flaky' })),
    baseline: {
      file,
      entries: entries.map((entry) => ({
        ...entry,
        state:
          stateIn(entry, states) ??
          (!unconfirmed.includes(entry.fingerprint) && wasLookedFor(entry, tally, operations) ? 'fixed' : 'unseen'),
      })),
    },
  }
}

/** A fingerprint that has an entry is never new. */
function stateIn(
  { fingerprint }: Acceptance,
  states: ReadonlyMap<string, NonNullable<Finding['state']>>,
): Exclude<Finding['state'], 'new'> {
  const state = states.get(fingerprint)
  return state === 'new' ? undefined : state
}

function wasLookedFor({ operation, check }: Acceptance, tally: RunRecord['tally'], operations: readonly string[]): boolean {
  const passed = tally.filter(({ pass }) => pass > 0)
  const looked = passed.filter((row) => check === undefined || row.check === check)
  if (operation !== undefined) return looked.some((row) => `${row.operation.method} ${row.operation.path}` === operation)
  return looked.length > 0 && operations.every((id) => passed.some((row) => row.operation.id === id))
}
