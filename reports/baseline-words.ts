/** What became of the entries of a baseline, in the words that all reporters share. */
import type { BaselineRecord, Finding, RunRecord } from '#model/record.ts'
import { line } from '#reports/printable.ts'

type Entry = BaselineRecord['entries'][number]

const maxWords = 200

/** What needs somebody first. */
const order = ['refused', 'expired', 'fixed', 'flaky', 'unseen', 'known'] as const satisfies readonly Entry['state'][]

const sentences: { readonly [state in Entry['state']]: string } = {
  refused: 'is never accepted: crashes and open doors close the gate',
  expired: 'no longer accepted: the date has passed',
  fixed: 'fixed: it was looked for and not seen; take the entry out',
  flaky: 'failed once and did not repeat',
  unseen: 'not looked for in this run',
  known: 'known, and does not close the gate',
}

export const entriesOf = ({ baseline }: RunRecord): readonly Entry[] =>
  (baseline?.entries ?? []).toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))

/** `0123456789ab invalid-rejected on POST /notes: known, and does not close the gate`. */
export function entryTitle({ fingerprint, check, operation, state }: Entry): string {
  const where = [check, operation].filter((part) => part !== undefined).join(' on ')
  return line(`${fingerprint}${where === '' ? '' : ` ${where}`}: ${sentences[state]}`, 2 * maxWords)
}

export const entryOwner = ({ owner, ticket, reason, expires }: Entry): string =>
  line(`${owner}${ticket === undefined ? '' : `, ${ticket}`}, until ${expires}: ${reason}`, 2 * maxWords)

/** ` (1 known, 2 new)`; nothing where there is no baseline. */
export function statesOf(findings: readonly Finding[]): string {
  const counts = (['new', 'expired', 'refused', 'known'] as const).map(
    (state) => [state, findings.filter((finding) => finding.state === state).length] as const,
  )
  const told = counts.filter(([, amount]) => amount > 0).map(([state, amount]) => `${amount} ${state}`)
  return told.length === 0 ? '' : ` (${told.join(', ')})`
}
