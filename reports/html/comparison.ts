/** Base and candidate: each figure with its interval as a bar against what is borne, and what changed in findings and thresholds. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { ComparedRow, ComparedState } from '#model/comparison.ts'
import type { RunRecord } from '#model/record.ts'
import { changedLines, comparisonSentences, rowCells, rowTitles } from '#reports/comparison-words.ts'
import { at, linear } from '#reports/html/scale.ts'
import { dataTable, more } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { line } from '#reports/printable.ts'

const maxRows = 300
const maxLines = 100
const bar = { width: 180, height: 16 } as const

const tags: Readonly<Record<ComparedState, string>> = {
  held: 'pass',
  worse: 'violation',
  open: 'policy',
  noisy: 'policy',
  'too-few': '',
  shown: '',
}

export function comparisonSection({ comparison }: RunRecord): Section | undefined {
  if (comparison === undefined) return undefined
  const [note = '', ...others] = comparisonSentences(comparison)
  const changed = changedLines(comparison)
  const columns = [...rowTitles.map((title, index) => ({ title, numeric: index > 1 && index < 9 })), { title: 'interval' }]
  const rows = comparison.rows.slice(0, maxRows).map((row) => {
    const [operation = '', metric = '', ...figures] = rowCells(row)
    const state = figures.pop() ?? ''
    return html`<tr><td class="name"><code>${line(operation, 200)}</code></td><td>${metric}</td>${figures.map((cell) => html`<td class="n">${cell}</td>`)}<td><span class="tag ${tags[row.state]}">${state}</span></td><td>${intervalBar(row)}</td></tr>
`
  })
  return {
    id: 'comparison',
    title: comparison.mode === 'self' ? 'The same version with itself' : 'Comparison',
    note: line(note, 600),
    content: html`${comparison.invalid === null ? undefined : html`<p class="banner">${line(comparison.invalid, 500)}. The figures below judge nothing.</p>`}
${others.map((text) => html`<p>${line(text, 2000)}</p>`)}${rows.length === 0 ? undefined : dataTable('Base and candidate', columns, rows)}${more(comparison.rows.length - maxRows, 'rows')}
${changed.length === 0 ? undefined : html`<ul>${changed.slice(0, maxLines).map((text) => html`<li>${line(text, 600)}</li>`)}</ul>`}${more(changed.length - maxLines, 'changes')}`,
  }
}

/** The interval of the change, with a mark where nothing changed and another at what is borne. */
function intervalBar({ metric, interval, effect, tolerance, state }: ComparedRow): Html | undefined {
  if (interval === null || effect === null) return undefined
  const zero = metric === 'errors' ? 0 : 1
  const borne = metric === 'throughput' ? 1 - tolerance : zero + tolerance
  const reach = Math.max(3 * tolerance, ...[interval.lower, interval.upper].map((end) => Math.abs(end - zero))) * 1.05
  const x = linear(zero - reach, zero + reach, 0, bar.width)
  const mark = (value: number): Html => html`<line class="axis" x1="${at(x(value))}" x2="${at(x(value))}" y1="0" y2="${bar.height}"/>`
  const [from, to] = [x(interval.lower), x(interval.upper)]
  return html`<svg viewBox="0 0 ${bar.width} ${bar.height}" width="${bar.width}" height="${bar.height}" role="img" aria-label="95 % interval of the change, against none and ${tolerance}">${mark(zero)}${mark(borne)}<rect class="${state === 'worse' ? 'bad' : 'bar'}" x="${at(from)}" width="${at(Math.max(1, to - from))}" y="5" height="6"/><rect class="${state === 'worse' ? 'bad' : 'bar'}" x="${at(x(effect) - 1)}" width="2" y="2" height="12"/></svg>`
}
