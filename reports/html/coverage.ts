/** How much of the contract was exercised, and why the rest was not. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { CoverageRow, RunRecord } from '#model/record.ts'
import { grouped, groupedBy, percent } from '#reports/figures.ts'
import { dataTable, more, operationName } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { line } from '#reports/printable.ts'

const maxRows = 300

const kindWords: readonly (readonly [CoverageRow['kind'], string])[] = [
  ['status', 'statuses'],
  ['mediaType', 'media types'],
  ['parameter', 'parameters'],
  ['keyword', 'keywords'],
]

const isReached = (row: CoverageRow): boolean => row.valid + row.invalid > 0

export function coverageSection({ coverage }: RunRecord): Section | undefined {
  if (coverage.length === 0) return undefined
  const reached = coverage.filter(isReached).length
  return {
    id: 'coverage',
    title: 'Coverage',
    note: `${grouped(reached)} of ${grouped(coverage.length)} cells of the contract were exercised (${percent(reached, coverage.length)}); each empty one says why.`,
    content: groupedBy(coverage, (row) => row.operation.id).map(({ items }) => operation(items)),
  }
}

function operation(rows: readonly [CoverageRow, ...CoverageRow[]]): Html {
  const parts = kindWords.map(([kind, word]) => {
    const own = rows.filter((row) => row.kind === kind)
    return html`<span>${own.length === 0 ? undefined : `${word} ${own.filter(isReached).length}/${own.length}`}</span>`
  })
  const columns = [
    { title: 'Kind' },
    { title: 'What' },
    { title: 'Valid', numeric: true },
    { title: 'Invalid', numeric: true },
    { title: 'Why empty' },
  ]
  // Empty cells first: they are what the reader opens this for.
  const sorted = rows.toSorted((a, b) => Number(isReached(a)) - Number(isReached(b)))
  return html`<details class="cover"><summary><span>${operationName(rows[0].operation)}</span><span class="parts">${parts}</span></summary>
${dataTable('Coverage cells', columns, sorted.slice(0, maxRows).map(cell))}${more(rows.length - maxRows, 'cells')}</details>
`
}

const cell = (row: CoverageRow): Html => {
  const word = { status: 'status', mediaType: 'media type', parameter: 'parameter', keyword: 'keyword' }[row.kind]
  return html`<tr${isReached(row) ? undefined : html` class="empty"`}><td>${word}</td><td class="name"><code>${line(row.item, 300)}</code></td><td class="n">${grouped(row.valid)}</td><td class="n">${grouped(row.invalid)}</td><td${row.reason === undefined ? undefined : html` class="name"`}>${line(row.reason ?? '', 300)}</td></tr>
`
}
