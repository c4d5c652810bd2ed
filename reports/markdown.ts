/** The summary of a CI step: verdict, table of findings, details to open. GitHub's dialect; below its limit of 1 MiB. */
import { loadsOf, type Finding, type LoadRecord, type RunRecord } from '#model/record.ts'
import { outcomeText, requestText } from '#reports/exchange-text.ts'
import { entriesOf, entryOwner, entryTitle } from '#reports/baseline-words.ts'
import { changedLines, comparisonSentences, rowCells, rowTitles } from '#reports/comparison-words.ts'
import {
  bySeverity,
  counted,
  coverageWords,
  duration,
  grouped,
  groupedBy,
  headline,
  milliseconds,
  named,
  percent,
  totalsOf,
  verdictWords,
} from '#reports/figures.ts'
import { limitSentence } from '#reports/limit-sentence.ts'
import { loadRemarks, loadTitle } from '#reports/load-words.ts'
import { bandCells, bandTitles, pressureRemarks, tellingBands, underLoadText } from '#reports/pressure-words.ts'
import { line, shown } from '#reports/printable.ts'
import type { Reporter } from '#reports/reporter.ts'

const maxRows = 100
const maxDetails = 25
const maxExchanges = 3
const maxValue = 300
const maxBlock = 1500

export const markdown: Reporter = {
  id: 'markdown',
  promise: 'A summary for a CI step or a pull request, safe against markup in what the target answered.',
  fileName: 'report.md',
  render(record) {
    const findings = bySeverity(record.findings)
    const parts = [
      head(record),
      ...comparison(record),
      ...findingTable(findings),
      ...findings.slice(0, maxDetails).map(details),
      ...list(
        'Flaky: failed once, did not repeat',
        record.flaky.map((finding) => `${code(finding.check)} on ${code(named(finding.operation))}: ${escaped(finding.actual)}`),
      ),
      ...list(
        'Baseline',
        entriesOf(record).map((known) => `${escaped(entryTitle(known))}<br>${escaped(entryOwner(known))}`),
      ),
      ...list('Inconclusive', undecided(record)),
      ...loadsOf(record).flatMap(load),
      ...list(
        'Rate limits',
        record.limits.map((limit) => `${code(limit.operation)} (${escaped(limit.scope)}): ${escaped(limitSentence(limit))}`),
      ),
      coverage(record),
      `<sub>proofload ${escaped(record.tool.version)} · seed ${record.seed} · plan ${code(record.plan.hash.slice(0, 12))}${record.plan.events === undefined ? '' : ` · events ${code(record.plan.events.slice(0, 12))}`} · ${duration(record.durationMs)}</sub>`,
    ]
    return `${parts.join('\n\n')}\n`
  },
}

const head = (record: RunRecord): string => {
  const { word } = verdictWords[record.gate.verdict]
  const target = record.target.mock ? 'the embedded mock' : code(record.target.url)
  const reasons = record.gate.reasons.slice(0, maxRows).map((reason) => `- ${escaped(reason)}`)
  return [
    `## ${word}: ${headline(record)}`,
    `${escaped(record.contract.title)} ${escaped(record.contract.version)} at ${target}`,
    reasons.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function findingTable(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return []
  const rows = findings
    .slice(0, maxRows)
    .map((finding) =>
      row([
        finding.state === undefined ? finding.class : `${finding.class}, ${finding.state}`,
        code(finding.check),
        code(named(finding.operation)),
        code(`${finding.file}:${finding.line}`),
        escaped(finding.actual),
        grouped(finding.count),
        escaped(finding.confirmed),
      ]),
    )
  const more = findings.length - rows.length
  return [
    [row(['class', 'check', 'operation', 'clause', 'actual', 'count', 'confirmed']), '|---|---|---|---|---|---:|---|', ...rows].join('\n'),
    ...(more > 0 ? [`${counted(more, 'more finding')} in the record.`] : []),
  ]
}

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const details = (finding: Finding): string => {
  const exchanges = finding.reproduce.exchanges.slice(-maxExchanges)
  return [
    `<details><summary>${finding.class} ${code(finding.check)} on ${code(named(finding.operation))}</summary>`,
    escaped(finding.message),
    [
      `- clause: ${code(`${finding.file}:${finding.line}`)} ${code(finding.contractAt)}`,
      `- expected: ${escaped(finding.expected)}`,
      `- actual: ${escaped(finding.actual)}`,
      ...(finding.underLoad === undefined ? [] : [`- load: ${escaped(underLoadText(finding.underLoad))}`]),
      ...(finding.caseId === '' ? [] : [`- case: ${code(finding.caseId)}`]),
    ].join('\n'),
    ...finding.reproduce.curl.slice(-maxExchanges).map((curl) => fenced('sh', shown(curl, maxBlock))),
    ...exchanges.map(({ request, outcome }) => fenced('http', `${requestText(request, maxBlock)}\n\n${outcomeText(outcome, maxBlock)}`)),
    '</details>',
  ].join('\n\n')
}

function comparison({ comparison: compared }: RunRecord): readonly string[] {
  if (compared === undefined) return []
  const rows = compared.rows
    .slice(0, maxRows)
    .map((cells) => row(rowCells(cells).map((cell, index) => (index === 0 ? code(cell) : escaped(cell)))))
  return [
    '### Comparison',
    comparisonSentences(compared).map(escaped).join('\n\n'),
    ...(rows.length === 0 ? [] : [[row(rowTitles), '|---|---|---:|---:|---:|---:|---:|---:|---:|---|', ...rows].join('\n')]),
    ...list('Changed', changedLines(compared).map(escaped)),
  ]
}

const undecided = (record: RunRecord): readonly string[] =>
  groupedBy(record.inconclusive, (item) => item.reason).map(({ key, items }) => {
    const where = items
      .slice(0, 3)
      .map((item) => `${code(item.check)} on ${code(named(item.operation))}`)
      .join(', ')
    return `${grouped(items.reduce((sum, item) => sum + item.count, 0))} × ${escaped(key)} (${where}${items.length > 3 ? `, and ${items.length - 3} more` : ''})`
  })

const list = (title: string, items: readonly string[]): readonly string[] =>
  items.length === 0
    ? []
    : [
        `### ${title}`,
        items
          .slice(0, maxRows)
          .map((item) => `- ${item}`)
          .join('\n'),
      ]

function load(load: LoadRecord): readonly string[] {
  const rate = load.rate.asked === null ? '' : ` of ${grouped(load.rate.asked)}/s asked`
  const rows = load.operations.map(({ operation, status, count, latencyMs: ms }) =>
    row([code(operation), escaped(status), grouped(count), ...[ms.p50, ms.p90, ms.p95, ms.p99, ms.p999, ms.max].map(milliseconds)]),
  )
  const held = load.thresholds.map(
    (threshold) => `- ${threshold.held ? 'held' : '**broken**'}: ${code(threshold.text)} (${grouped(threshold.actual)})`,
  )
  const bands = tellingBands(load).map((band) => row(bandCells(band)))
  const remarks = [...loadRemarks(load), ...pressureRemarks(load)]
  return [
    `### ${escaped(loadTitle(load))}`,
    `${load.model} model, ${grouped(load.durationSeconds)} s, ${grouped(load.rate.achieved)}/s achieved${rate}.`,
    ...(load.invalid === null ? [] : [`**Invalid run:** ${escaped(load.invalid)}`]),
    [
      row(['operation', 'status', 'count', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max']),
      '|---|---|---:|---:|---:|---:|---:|---:|---:|',
      ...rows,
    ].join('\n'),
    ...(held.length === 0 ? [] : [held.join('\n')]),
    ...(bands.length === 0 ? [] : [[row(bandTitles), '|---|---:|---:|---:|---:|---:|---:|---:|', ...bands].join('\n')]),
    ...(remarks.length === 0 ? [] : [remarks.map((remark) => `- ${escaped(remark)}`).join('\n')]),
  ]
}

const coverage = (record: RunRecord): string => {
  const totals = totalsOf(record.tally)
  const plan = `${grouped(record.plan.executed)} of ${counted(record.plan.sequences, 'sequence')} played (${percent(record.plan.executed, record.plan.sequences)})`
  return `Coverage: ${coverageWords(record.coverage) || 'none'}; ${counted(totals.operations, 'operation')}, ${counted(record.plan.requests, 'request')}, ${plan}.`
}

/** Every character that could begin a construct becomes an entity, which is always literal text; `@` would call people, `://` make links. */
export const escaped = (text: string): string =>
  line(text, maxValue).replace(
    /[\\`*_{}[\]<>()#|~@&$]|(?<=^\s*)[-+=]|(?<=^\s*\d+)\.(?=\s)|:(?=\/\/)|w(?=ww\.)/gi,
    (character) => `&#${character.charCodeAt(0)};`,
  )

export const code = (text: string): string => `<code>${escaped(text)}</code>`

/** The fence is longer than any run of backticks inside. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}
