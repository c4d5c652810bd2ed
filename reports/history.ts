/** The history of a folder as text for a terminal, as Markdown for a CI step, and as a page. */
import { markupOf, html } from '#lib/html.ts'
import type { HistoryRecord } from '#model/history.ts'
import { table, wrapped } from '#reports/columns.ts'
import { verdictWords } from '#reports/figures.ts'
import { changeTitles, historySentence, toldChanges } from '#reports/history-words.ts'
import { historySections } from '#reports/html/history.ts'
import { shell } from '#reports/html/shell.ts'
import { code, escaped, row } from '#reports/markdown.ts'
import { line } from '#reports/printable.ts'

const maxRows = 60
const maxText = 400

export const historyReports = {
  console: historyConsole,
  json: (history: HistoryRecord): string => `${JSON.stringify(history, null, 2)}\n`,
  markdown: historyMarkdown,
  html: historyHtml,
} as const

export type HistoryFormat = keyof typeof historyReports

function historyConsole(history: HistoryRecord): string {
  const told = toldChanges(history).map(({ cells }) => cells.map((cell) => line(cell, 40)))
  const { verdict, reasons } = history.gate
  return `${[
    verdictWords[verdict].word.toUpperCase(),
    ...wrapped(line(historySentence(history), maxText), '  '),
    ...reasons.slice(0, maxRows).flatMap((reason) => wrapped(line(reason, maxText), '  - ', '    ')),
    ...(told.length === 0 ? [] : ['', 'Changes of level', ...table([changeTitles, ...told.slice(0, maxRows)], 5)]),
    ...(history.left.length === 0 ? [] : ['', 'Left out']),
    ...history.left.slice(0, maxRows).flatMap(({ file, reason }) => wrapped(line(`${file}: ${reason}`, maxText), '  - ', '    ')),
  ].join('\n')}\n`
}

function historyMarkdown(history: HistoryRecord): string {
  const { verdict, reasons } = history.gate
  const told = toldChanges(history)
    .slice(0, maxRows)
    .map(({ cells }) => row(cells.map((cell, index) => (index === 0 ? code(cell) : escaped(cell)))))
  return `${[
    `## History: ${verdictWords[verdict].word}`,
    escaped(historySentence(history)),
    ...(reasons.length === 0
      ? []
      : [
          reasons
            .slice(0, maxRows)
            .map((reason) => `- ${escaped(reason)}`)
            .join('\n'),
        ]),
    ...(told.length === 0 ? [] : [[row(changeTitles), '|---|---|---|---|---|---:|---:|---:|---:|---|', ...told].join('\n')]),
  ].join('\n\n')}\n`
}

function historyHtml(history: HistoryRecord): string {
  const { verdict, reasons, exitCode } = history.gate
  const { word } = verdictWords[verdict]
  return `${markupOf(
    shell({
      title: `${word}: history`,
      header: html`<header>
<p class="kicker">Proofload history</p>
<h1 class="${verdict}">${word}</h1>
<p class="subject">${line(historySentence(history), maxText)}</p>
<ul class="reasons ${verdict}">${(reasons.length > 0 ? reasons.slice(0, maxRows) : ['No level changed for the worse of late.']).map((reason) => html`<li>${line(reason, maxText)}</li>`)}</ul>
<dl class="identity"><div><dt>Exit code</dt><dd><code>${exitCode}</code></dd></div></dl>
</header>`,
      sections: historySections(history),
      footer: html`<footer><p>History version ${history.historyVersion}</p></footer>`,
    }),
  )}\n`
}
