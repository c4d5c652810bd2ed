/** Operations by checks, one small cell each: where the run looked, and what it saw. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { OperationName, RunRecord, TallyRow } from '#model/record.ts'
import { bySeverity, groupedBy, named } from '#reports/figures.ts'
import { anchorOf, maxFindings } from '#reports/html/findings.ts'
import { operationName } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { line } from '#reports/printable.ts'

/** The first that was seen decides the cell. Letters, so that colour alone says nothing (WCAG 2.1, 1.4.1). */
const kinds = [
  { kind: 'error', letter: '!', meaning: 'error in the check' },
  { kind: 'violation', letter: 'V', meaning: 'violation' },
  { kind: 'policy', letter: 'P', meaning: 'policy' },
  { kind: 'pass', letter: '✓', meaning: 'pass' },
  { kind: 'inconclusive', letter: '?', meaning: 'inconclusive' },
  { kind: 'skip', letter: '–', meaning: 'does not apply' },
] as const

export function matrixSection(record: RunRecord): Section | undefined {
  if (record.tally.length === 0) return undefined
  const checks = [...new Set(record.tally.map((row) => row.check))].toSorted()
  const anchors = new Map(
    bySeverity(record.findings)
      .slice(0, maxFindings)
      .toReversed()
      .map((finding) => [`${finding.operation.id}\n${finding.check}`, anchorOf(finding)]),
  )
  const rows = groupedBy(record.tally, (row) => row.operation.id).map(({ items }) => {
    const byCheck = new Map(items.map((row) => [row.check, row]))
    return tableRow(
      items[0].operation,
      checks.map((check) => cell(byCheck.get(check), anchors)),
    )
  })
  return {
    id: 'matrix',
    title: 'Operations and checks',
    note: 'Every promise on every operation. An empty place was not asked; a letter leads to its finding.',
    content: html`<div class="scroll" tabindex="0" role="region" aria-label="Operations and checks"><table class="matrix"><thead><tr><td></td>${checks.map((check) => html`<th scope="col"><span>${line(check, 60)}</span></th>`)}</tr></thead><tbody>
${rows}</tbody></table></div>
<ul class="legend">${kinds.map(({ kind, letter, meaning }) => html`<li><i class="cell-${kind}">${letter}</i>${meaning}</li>`)}</ul>`,
  }
}

const tableRow = (operation: OperationName, cells: readonly Html[]): Html =>
  html`<tr><th scope="row" title="${line(named(operation), 300)}">${operationName(operation)}</th>${cells}</tr>
`

function cell(row: TallyRow | undefined, anchors: ReadonlyMap<string, string>): Html {
  const shownKind = kinds.find(({ kind }) => row !== undefined && row[kind] > 0)
  if (row === undefined || shownKind === undefined) return html`<td></td>`
  const counts = kinds
    .filter(({ kind }) => row[kind] > 0)
    .map(({ kind, meaning }) => `${row[kind]} ${meaning}`)
    .join(', ')
  const title = `${line(row.check, 60)}: ${counts}`
  const anchor =
    shownKind.kind === 'violation' || shownKind.kind === 'policy' ? anchors.get(`${row.operation.id}\n${row.check}`) : undefined
  const { kind, letter } = shownKind
  return anchor === undefined
    ? html`<td title="${title}"><span class="cell-${kind}">${letter}</span></td>`
    : html`<td title="${title}"><a class="cell-${kind}" href="#${anchor}" aria-label="${title}">${letter}</a></td>`
}
