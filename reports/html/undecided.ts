/** What could not be decided, with its reason, and what no response can show. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { Inconclusive, RunRecord } from '#model/record.ts'
import { counted, grouped, groupedBy } from '#reports/figures.ts'
import { dataTable, more, operationName } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { line } from '#reports/printable.ts'

const maxReasons = 60
const maxRows = 200

export function inconclusiveSection({ inconclusive, unreached }: RunRecord): Section | undefined {
  if (inconclusive.length + unreached.length === 0) return undefined
  const groups = groupedBy(inconclusive, (row) => row.reason)
  return {
    id: 'inconclusive',
    title: 'Inconclusive',
    note: 'Neither kept nor broken: these promises are still open, for the reason given.',
    amount: total(inconclusive),
    content: html`${unreachedList(unreached)}${groups.slice(0, maxReasons).map(({ key, items }) => reason(key, items))}${more(groups.length - maxReasons, 'reasons')}`,
  }
}

const total = (rows: readonly Inconclusive[]): number => rows.reduce((sum, row) => sum + row.count, 0)

const unreachedList = (rows: RunRecord['unreached']): Html | undefined =>
  rows.length === 0
    ? undefined
    : html`<h3>Never answered 2xx</h3>${dataTable(
        'Operations that never answered 2xx',
        [{ title: 'Operation' }, { title: 'Reason' }],
        rows.slice(0, maxRows).map(
          (row) => html`<tr><td class="name"><code>${line(row.operation, 200)}</code></td><td>${line(row.reason, 400)}</td></tr>
`,
        ),
      )}<br>`

const reason = (
  text: string,
  rows: readonly [Inconclusive, ...Inconclusive[]],
): Html => html`<details class="group"><summary><h3>${line(text, 400)}</h3><span class="tag inconclusive">${grouped(total(rows))}</span></summary>
${dataTable(
  `Undecided: ${line(text, 80)}`,
  [{ title: 'Operation' }, { title: 'Check' }, { title: 'Count', numeric: true }],
  rows.slice(0, maxRows).map(
    (
      row,
    ) => html`<tr><td class="name">${operationName(row.operation)}</td><td><code>${line(row.check, 100)}</code></td><td class="n">${grouped(row.count)}</td></tr>
`,
  ),
)}${more(rows.length - maxRows, 'rows')}</details>
`

export function unobservableSection({ unobservable }: RunRecord): Section | undefined {
  if (unobservable.length === 0) return undefined
  return {
    id: 'unobservable',
    title: 'Promises out of sight',
    note: `${counted(unobservable.length, 'promise')} of the document that no response can show. They are listed, never judged.`,
    amount: unobservable.length,
    content: dataTable(
      'Promises that no response can show',
      [{ title: 'Promise' }, { title: 'Text' }, { title: 'Clause' }],
      unobservable.slice(0, maxRows).map(
        (
          row,
        ) => html`<tr><td><code>${line(row.id, 100)}</code></td><td class="name">${line(row.text, 600)}</td><td><code class="muted">${line(row.contractAt, 300)}</code></td></tr>
`,
      ),
    ),
  }
}
