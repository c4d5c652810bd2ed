/** Operations by kinds of coverage: how much of each was exercised, shaded, with the figure. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import { coverageKinds, shareOf } from '#model/coverage.ts'
import type { CoverageRow } from '#model/record.ts'
import { groupedBy, kindWords, named, percent } from '#reports/figures.ts'
import { operationName } from '#reports/html/section.ts'
import { line } from '#reports/printable.ts'

const maxOperations = 500

export function coverageMatrix(coverage: readonly CoverageRow[]): Html {
  const rows = groupedBy(coverage, (row) => row.operation.id)
    .slice(0, maxOperations)
    .map(
      ({ items }) =>
        html`<tr><th scope="row" title="${line(named(items[0].operation), 300)}">${operationName(items[0].operation)}</th>${cells(items)}</tr>
`,
    )
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Coverage by operation and kind"><table class="shares"><thead><tr><td></td>${coverageKinds.map((kind) => html`<th scope="col">${kindWords[kind]}</th>`)}</tr></thead><tbody>
${rows}<tr><th scope="row">all</th>${cells(coverage)}</tr>
</tbody></table></div>`
}

const cells = (rows: readonly CoverageRow[]): readonly Html[] => coverageKinds.map((kind) => cell(rows.filter((row) => row.kind === kind)))

/** Figures, so that the shade alone says nothing (WCAG 2.1, 1.4.1). */
function cell(rows: readonly CoverageRow[]): Html {
  const { filled, sides } = shareOf(rows)
  if (sides === 0) return html`<td></td>`
  return html`<td title="${percent(filled, sides)}" style="--share:${Math.floor((100 * filled) / sides)}%">${filled}/${sides}</td>`
}
