/** Known findings: what became of each, and who answers for it. */
import { html } from '#lib/html.ts'
import type { RunRecord } from '#model/record.ts'
import { entriesOf, entryOwner, entryTitle } from '#reports/baseline-words.ts'
import { dataTable, more } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { line } from '#reports/printable.ts'

const maxEntries = 250

export function baselineSection(record: RunRecord): Section | undefined {
  const entries = entriesOf(record)
  if (record.baseline === undefined) return undefined
  const columns = [{ title: 'State' }, { title: 'Finding' }, { title: 'Owner and reason' }]
  const rows = entries.slice(0, maxEntries).map(
    (known) =>
      html`<tr><td><span class="tag neutral">${known.state}</span></td><td class="name">${entryTitle(known)}</td><td class="name">${entryOwner(known)}</td></tr>
`,
  )
  return {
    id: 'baseline',
    title: 'Baseline',
    note: `Known findings of ${line(record.baseline.file, 200)}: each has an owner and a last day. Only those that are known and in date leave the gate open.`,
    amount: entries.length,
    content: html`${dataTable('Baseline', columns, rows)}${more(entries.length - maxEntries, 'entries')}`,
  }
}
