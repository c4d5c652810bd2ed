/** Each series as a line over its nights, with a rule where its level changed. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { HistoryRecord, HistorySeries } from '#model/history.ts'
import { counted } from '#reports/figures.ts'
import { changeTitles, figureWords, toldChanges, type ToldChange } from '#reports/history-words.ts'
import { at, linear, pathOf, ticks } from '#reports/html/scale.ts'
import { dataTable, more } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { line } from '#reports/printable.ts'

const maxRows = 300
const maxCharts = 60
const size = { width: 960, height: 150, left: 64, right: 940, top: 12, bottom: 118 } as const

export function historySections(history: HistoryRecord): readonly Section[] {
  const told = toldChanges(history)
  // What changed comes first: nobody reads sixty flat lines to find the one that is not.
  const charts = history.series.toSorted((a, b) => b.changes.length - a.changes.length)
  return [
    {
      id: 'changes',
      title: 'Changes of level',
      amount: told.length,
      note: 'E-divisive means with Student’s t over nightly medians; the newest first.',
      content: html`${told.length === 0 ? html`<p>None.</p>` : changesTable(told.slice(0, maxRows))}${more(told.length - maxRows, 'changes')}`,
    },
    {
      id: 'series',
      title: 'Series',
      amount: history.series.length,
      note: 'Median of each night. A rule stands where the level changed.',
      content: html`${charts.slice(0, maxCharts).map(chart)}${more(charts.length - maxCharts, 'series')}`,
    },
    ...(history.left.length === 0
      ? []
      : [
          {
            id: 'left',
            title: 'Left out',
            amount: history.left.length,
            note: 'Files that are no record, and runs whose figures judge nothing.',
            content: html`<ul>${history.left.slice(0, maxRows).map(({ file, reason }) => html`<li><code>${line(file, 200)}</code>: ${line(reason, 300)}</li>`)}</ul>${more(history.left.length - maxRows, 'files')}`,
          },
        ]),
  ]
}

const changesTable = (told: readonly ToldChange[]): Html =>
  dataTable(
    'Changes of level',
    changeTitles.map((title, index) => ({ title, numeric: index > 4 && index < 9 })),
    told.map(({ cells, change }) => {
      const [operation = '', ...others] = cells
      const ruling = others.pop() ?? ''
      return html`<tr><td class="name"><code>${line(operation, 200)}</code></td>${others.map((cell, index) => html`<td${index > 3 ? html` class="n"` : undefined}>${line(cell, 60)}</td>`)}<td><span class="tag ${change.worse ? 'violation' : 'pass'}">${ruling}</span></td></tr>
`
    }),
  )

function chart({ title, operation, metric, hostClass, load, nights, changes }: HistorySeries): Html {
  const highest = Math.max(...nights.map(({ value }) => value))
  const x = linear(0, Math.max(1, nights.length - 1), size.left, size.right)
  const y = linear(0, highest * 1.05, size.bottom, size.top)
  const rules = changes.map(({ date, worse }) => {
    const place = at(x(nights.findIndex((night) => night.date === date) - 0.5))
    return html`<line class="${worse ? 'bad' : 'axis'}" stroke="currentColor" x1="${place}" x2="${place}" y1="${size.top}" y2="${size.bottom}"/>`
  })
  const dates = [nights[0], nights.at(-1)].map(
    (night, end) =>
      html`<text x="${end === 0 ? size.left : size.right}" y="${size.height - 12}" text-anchor="${end === 0 ? 'start' : 'end'}">${line(night?.date ?? '', 20)}</text>`,
  )
  return html`<figure><figcaption>${metric} of <code>${line(operation, 120)}</code>, ${line(title, 80)}: ${counted(nights.length, 'night')}; ${line(load, 160)}; ${line(hostClass, 160)}</figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="Nightly ${metric}"><svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${metric} over ${nights.length} nights">${ticks(highest, 2).map((mark) => html`<line class="axis" x1="${size.left}" x2="${size.right}" y1="${at(y(mark))}" y2="${at(y(mark))}"/><text x="${size.left - 8}" y="${at(y(mark) + 4)}" text-anchor="end">${figureWords(metric, mark)}</text>`)}<path class="curve s1" d="${pathOf(nights.map(({ value }, index) => [x(index), y(value)]))}"/>${rules}${dates}</svg></div></figure>`
}
