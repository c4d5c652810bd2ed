/** What a person reads in the terminal: the verdict first, a block for each finding, the counts last. 96 columns. */
import { styleText } from 'node:util'
import { loadsOf, type Finding, type Inconclusive, type LimitRecord, type LoadRecord, type RunRecord, type Verdict } from '#model/record.ts'
import { entriesOf, entryOwner, entryTitle } from '#reports/baseline-words.ts'
import { changedLines, comparisonSentences, rowCells, rowTitles } from '#reports/comparison-words.ts'
import { table, wrapped } from '#reports/columns.ts'
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
import { limitRemarks, limitSentence } from '#reports/limit-sentence.ts'
import { loadRemarks, loadTitle } from '#reports/load-words.ts'
import { bandCells, bandTitles, pressureRemarks, tellingBands, underLoadText } from '#reports/pressure-words.ts'
import { line } from '#reports/printable.ts'
import type { Reporter } from '#reports/reporter.ts'

type Tone = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'magenta'
type Paint = (tone: Tone, text: string) => string

const maxFindings = 60
const maxReasons = 20
const maxValue = 320

const tones: Readonly<Record<Verdict, Tone>> = { pass: 'green', fail: 'red', inconclusive: 'yellow', invalid: 'magenta', error: 'magenta' }

export const consoleText: Reporter = {
  id: 'console',
  promise: 'The verdict and every finding as plain text for a terminal, with colours on request.',
  fileName: 'console.txt',
  render(record, options = {}) {
    // Whether a terminal wants colours is the caller's knowledge: no stream is asked here.
    const paint: Paint = options.colour === true ? (tone, text) => styleText(tone, text, { validateStream: false }) : (_, text) => text
    const blocks = [
      head(record, paint),
      ...section(paint, 'Comparison', 'base and candidate', comparison(record)),
      ...findings(
        record.findings.filter((finding) => finding.class === 'violation'),
        paint,
      ),
      ...section(
        paint,
        'Policy',
        'the document leaves it open',
        record.findings
          .filter((finding) => finding.class === 'policy')
          .slice(0, maxFindings)
          .flatMap(policy),
      ),
      ...section(paint, 'Flaky', 'failed once, did not repeat', record.flaky.slice(0, maxFindings).flatMap(flaky)),
      ...section(paint, 'Inconclusive', 'could not be decided', inconclusive(record.inconclusive)),
      ...section(paint, 'Corpus', 'what failed before', corpus(record)),
      ...section(
        paint,
        'Baseline',
        line(record.baseline?.file ?? '', maxValue),
        entriesOf(record).flatMap((known) => entry(entryTitle(known), entryOwner(known))),
      ),
      ...section(
        paint,
        'Never answered 2xx',
        'so little about them is proved',
        record.unreached.flatMap((row) => entry(row.operation, row.reason)),
      ),
      ...loadsOf(record).flatMap((one) => load(one, paint)),
      ...section(paint, 'Rate limits', 'as measured from outside', limits(record.limits)),
      foot(record, paint),
    ]
    return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`
  },
}

type Block = readonly string[]

const head = (record: RunRecord, paint: Paint): Block => {
  const { verdict, reasons } = record.gate
  return [
    paint(tones[verdict], paint('bold', verdictWords[verdict].word.toUpperCase())),
    ...wrapped(
      `${line(record.contract.title, 80)} ${line(record.contract.version, 40)} at ${record.target.mock ? 'the embedded mock' : line(record.target.url, 200)}`,
      '  ',
    ),
    ...reasons.flatMap((reason) => wrapped(line(reason, maxValue), '  - ', '    ')),
  ]
}

function findings(all: readonly Finding[], paint: Paint): readonly Block[] {
  const printed = bySeverity(all)
    .slice(0, maxFindings)
    .map((finding) => block(finding, paint))
  const more = all.length - printed.length
  return more > 0 ? [...printed, [`${counted(more, 'more finding')} in the record.`]] : printed
}

function block(finding: Finding, paint: Paint): Block {
  const tone = finding.class === 'violation' ? 'red' : 'yellow'
  const count = `${counted(finding.count, 'case')}, confirmed ${line(finding.confirmed, 20)}, ${finding.severity}, ${finding.basis}${finding.state === undefined ? '' : `, ${finding.state}`}`
  return [
    `${paint(tone, finding.class.toUpperCase())}  ${paint('bold', line(finding.check, 80))}  ${line(named(finding.operation), 160)}`,
    ...wrapped(line(finding.message, maxValue), '  '),
    ...field('clause', `${line(finding.file, 160)}:${finding.line}`),
    ...field('', line(finding.contractAt, maxValue)),
    ...field('expected', line(finding.expected, maxValue)),
    ...field('actual', line(finding.actual, maxValue)),
    ...field('seen', count),
    ...(finding.underLoad === undefined ? [] : field('load', underLoadText(finding.underLoad))),
    ...field('id', `${line(finding.id, 40)}${finding.caseId === '' ? '' : `   again with --case ${line(finding.caseId, 40)}`}`),
    // Not wrapped: a command is there to be copied. The last one is where it broke.
    ...finding.reproduce.curl.slice(-1).map((curl) => paint('dim', `  curl      ${line(curl.replace(/^curl /, ''), 600)}`)),
    ...(finding.reproduce.curl.length > 1
      ? field('', `(the last of ${finding.reproduce.curl.length} commands; all are in the record)`)
      : []),
  ]
}

const field = (name: string, value: string): Block => wrapped(value, `  ${name.padEnd(10)}`, ' '.repeat(12))

const policy = (finding: Finding): Block =>
  entry(
    `${line(finding.check, 80)} on ${line(named(finding.operation), 160)}, ${line(finding.file, 160)}:${finding.line}`,
    `expected ${line(finding.expected, 160)}; got ${line(finding.actual, 160)}`,
  )

const flaky = (finding: Finding): Block =>
  entry(
    `${line(finding.check, 80)} on ${line(named(finding.operation), 160)} (${finding.class}, ${line(finding.confirmed, 20)})`,
    `${line(finding.actual, 160)}${finding.underLoad === undefined ? '' : `: ${underLoadText(finding.underLoad)}`}`,
  )

const inconclusive = (rows: readonly Inconclusive[]): Block => {
  const groups = groupedBy(rows, (row) => row.reason)
  const printed = groups.slice(0, maxReasons).flatMap(({ key, items }) => {
    const where = items.slice(0, 3).map((row) => `${line(row.check, 60)} on ${line(named(row.operation), 100)}`)
    const more = items.length > 3 ? ` and ${items.length - 3} more` : ''
    return entry(`${grouped(items.reduce((sum, row) => sum + row.count, 0))} x ${line(key, maxValue)}`, `${where.join('; ')}${more}`)
  })
  return groups.length > maxReasons ? [...printed, `  ${counted(groups.length - maxReasons, 'more reason')} in the record.`] : printed
}

const entry = (title: string, text: string): Block => [
  ...wrapped(line(title, maxValue), '  ', '    '),
  ...wrapped(line(text, maxValue), '    '),
]

function comparison({ comparison: compared }: RunRecord): Block {
  if (compared === undefined) return []
  const rows = compared.rows.slice(0, maxFindings).map((row) => {
    const [operation = '', ...cells] = rowCells(row)
    // Of `operation metric base head change interval borne p noise ruling` what fits; the rest is in the record.
    return [line(operation, 60).slice(0, 24), ...cells.slice(0, 5), ...cells.slice(8)]
  })
  return [
    ...comparisonSentences(compared).flatMap((sentence) => wrapped(line(sentence, maxValue * 3), '  ')),
    ...(rows.length === 0 ? [] : table([[...rowTitles.slice(0, 6), ...rowTitles.slice(9)], ...rows], 2)),
    ...changedLines(compared)
      .slice(0, maxFindings)
      .flatMap((text) => wrapped(line(text, maxValue), '  - ', '    ')),
  ]
}

/** Those that are fixed need no line of their own. */
function corpus({ corpus: all = [] }: RunRecord): Block {
  if (all.length === 0) return []
  const open = all.filter(({ result }) => result !== 'fixed')
  return [
    `  ${counted(all.length, 'known failure')}, ${all.length - open.length} fixed`,
    ...open
      .slice(0, maxFindings)
      .flatMap(({ result, check, operation, fingerprint, reason = '' }) =>
        entry(`${result.toUpperCase()} ${check} ${operation}`, [fingerprint, reason].join(' ').trim()),
      ),
  ]
}

const section = (paint: Paint, title: string, note: string, lines: Block): readonly Block[] =>
  lines.length === 0 ? [] : [[`${paint('bold', title)}  ${paint('dim', note)}`, ...lines]]

function load(load: LoadRecord, paint: Paint): readonly Block[] {
  const rate = `${grouped(load.rate.achieved)}/s achieved${load.rate.asked === null ? '' : ` of ${grouped(load.rate.asked)}/s asked`}`
  const note = `${load.model} model, ${grouped(load.durationSeconds)} s, ${rate}`
  const header = ['operation', 'status', 'count', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max']
  const rows = load.operations.map(({ operation, status, count, latencyMs: ms }) => [
    line(operation, 60).slice(0, 28),
    line(status, 10),
    grouped(count),
    ...[ms.p50, ms.p90, ms.p95, ms.p99, ms.p999, ms.max].map(milliseconds),
  ])
  const held = load.thresholds.map(
    (threshold) =>
      `  ${threshold.held ? paint('green', 'held  ') : paint('red', 'broken')}  ${line(threshold.text, 120)}  (${grouped(threshold.actual)})`,
  )
  const invalid = load.invalid === null ? [] : wrapped(`invalid run: ${line(load.invalid, maxValue)}`, '  ')
  const bands = tellingBands(load).map(bandCells)
  const pressure = bands.length === 0 ? [] : ['', ...table([bandTitles, ...bands], 2)]
  const remarks = [...loadRemarks(load), ...pressureRemarks(load)].flatMap((remark) => wrapped(remark, '  '))
  return section(paint, loadTitle(load), note, [...invalid, ...table([header, ...rows], 2), ...held, ...pressure, ...remarks])
}

const limits = (all: readonly LimitRecord[]): Block =>
  all.flatMap((limit) => [
    ...wrapped(line(`${limit.operation} (${limit.scope}): ${limitSentence(limit)}`, maxValue), '  ', '    '),
    ...[...limitRemarks(limit), ...limit.notes].flatMap((remark) => wrapped(line(remark, 300), '    ')),
  ])

const foot = (record: RunRecord, paint: Paint): Block => {
  const totals = totalsOf(record.tally)
  const rulings = totals.decided === 0 ? '' : `, ${grouped(totals.pass)} of ${grouped(totals.decided)} rulings passed`
  const operations = totals.operations === 0 ? '' : `${counted(totals.operations, 'operation')}, `
  const run = `${operations}${counted(record.plan.requests, 'request')}${rulings}`
  const executed =
    record.plan.sequences === 0
      ? ''
      : `${grouped(record.plan.executed)} of ${counted(record.plan.sequences, 'sequence')} (${percent(record.plan.executed, record.plan.sequences)})${record.plan.cutBy === undefined ? '' : ` (cut by ${line(record.plan.cutBy, 80)})`}`
  const events = record.plan.events === undefined ? '' : `events ${line(record.plan.events, 12).slice(0, 12)}  `
  return [
    ...(record.coverage.length === 0 ? [] : [paint('dim', `coverage  ${coverageWords(record.coverage)}`)]),
    paint(
      'dim',
      `seed ${record.seed}  plan ${line(record.plan.hash, 12).slice(0, 12)}  ${events}${executed}${executed === '' ? '' : '  '}${duration(record.durationMs)}`,
    ),
    `${paint(tones[record.gate.verdict], verdictWords[record.gate.verdict].word)}: ${headline(record)}; ${run}.`,
  ]
}
