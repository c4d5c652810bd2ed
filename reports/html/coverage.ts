/** How much of the contract was exercised, and why the rest was not. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import { coverageKinds, shareOf } from '#model/coverage.ts'
import type { CoverageRow, RunRecord } from '#model/record.ts'
import { grouped, groupedBy, kindWords, percent } from '#reports/figures.ts'
import { coverageMatrix } from '#reports/html/coverage-matrix.ts'
import { dataTable, more, operationName } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { line } from '#reports/printable.ts'

const maxRows = 300

const isReached = (row: CoverageRow): boolean => row.valid + row.invalid > 0

export function coverageSection({ coverage }: RunRecord): Section | undefined {
  if (coverage.length === 0) return undefined
  const { filled, sides } = shareOf(coverage)
  return {
    id: 'coverage',
    title: 'Coverage',
    note: `${grouped(filled)} of ${grouped(sides)} cells of the contract were exercised (${percent(filled, sides)}), both sides of a parameter and a keyword counted; each empty one says why.`,
    content: [coverageMatrix(coverage), ...groupedBy(coverage, (row) => row.operation.id).map(({ items }) => operation(items))],
  }
}

function operation(rows: readonly [CoverageRow, ...CoverageRow[]]): Html {
  const parts = coverageKinds.map((kind) => {
    const { filled, sides: all } = shareOf(rows.filter((row) => row.kind === kind))
    return html`<span>${all === 0 ? undefined : `${kindWords[kind]} ${filled}/${all}`}</span>`
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
  const why = whyEmpty(row)
  const word = { status: 'status', mediaType: 'media type', parameter: 'parameter', keyword: 'keyword' }[row.kind]
  return html`<tr${isReached(row) ? undefined : html` class="empty"`}><td>${word}</td><td class="name"><code>${line(row.item, 300)}</code></td><td class="n">${grouped(row.valid)}</td><td class="n">${grouped(row.invalid)}</td><td${why === '' ? undefined : html` class="name"`}>${line(why, 300)}</td></tr>
`
}

/** One reason for both sides is told once. */
function whyEmpty({ reason, empty = {} }: CoverageRow): string {
  const { valid, invalid } = empty
  if (reason !== undefined && (valid === undefined || invalid === undefined || valid === invalid)) return reason
  return [valid === undefined ? [] : [`valid: ${valid}`], invalid === undefined ? [] : [`invalid: ${invalid}`]].flat().join('; ')
}
