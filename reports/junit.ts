/**
 * JUnit XML for CI systems: a testsuite for each operation, a testcase for each check on it, passes included.
 * A violation is a `failure`, a fault of our own an `error`, what was skipped or undecided is `skipped` with its reason in
 * `system-out`; policy findings do not fail and are told in `system-out` too; known ones are `skipped`. Load thresholds, limits and the gate have suites of their own.
 */
import builder from 'junit-report-builder'
import type { TestCase } from 'junit-report-builder'
import {
  loadsOf,
  type Finding,
  type LimitRecord,
  type LoadRecord,
  type OperationName,
  type RunRecord,
  type TallyRow,
} from '#model/record.ts'
import { grouped, groupedBy, named, verdictWords } from '#reports/figures.ts'
import { limitSentence } from '#reports/limit-sentence.ts'
import { cut, line, shown } from '#reports/printable.ts'
import type { Reporter } from '#reports/reporter.ts'

const maxValue = 1000
const maxMessage = 400
const maxParts = 40
const maxText = 6000

type Builder = typeof builder.default
// The package's types promise `default`, its CommonJS exports the builder itself.
const report = builder as unknown as Builder

export const junit: Reporter = {
  id: 'junit',
  promise: 'JUnit XML with every operation and check as a test case, passes included.',
  fileName: 'junit.xml',
  render(record) {
    const xml = report.newBuilder().name('proofload')
    for (const { items } of groupedBy(rowsOf(record), (row) => row.operation.id)) {
      const suite = xml
        .testSuite()
        .name(line(named(items[0].operation), maxMessage))
        .timestamp(line(record.startedAt, 40))
      for (const row of items)
        judged(
          suite
            .testCase()
            .className(line(row.check, maxMessage))
            .name(`${line(named(row.operation), maxMessage)} [${line(row.check, maxMessage)}]`),
          row,
          record,
        )
    }
    for (const load of loadsOf(record)) thresholds(xml, load)
    if (record.limits.length > 0) limits(xml, record.limits)
    gate(xml, record)
    return `${xml.build()}\n`
  },
}

const blank = { pass: 0, violation: 0, policy: 0, skip: 0, inconclusive: 0, error: 0 }

/** The tally, and a row for each finding that no row counts (those of load and limits). */
function rowsOf(record: RunRecord): readonly TallyRow[] {
  const key = (row: { readonly operation: OperationName; readonly check: string }): string => `${row.operation.id}\n${row.check}`
  const known = new Set(record.tally.map(key))
  const uncounted = groupedBy(
    record.findings.filter((finding) => !known.has(key(finding))),
    key,
  )
  return [...record.tally, ...uncounted.map(({ items: [{ operation, check }] }) => ({ ...blank, operation, check }))]
}

function judged(testCase: TestCase, row: TallyRow, record: RunRecord): void {
  const own = (item: { readonly operation: OperationName; readonly check: string }): boolean =>
    item.operation.id === row.operation.id && item.check === row.check
  const broken = record.findings.filter((finding) => own(finding) && finding.class === 'violation')
  const known = broken.filter(({ state }) => state === 'known')
  const violations = broken.filter(({ state }) => state !== 'known')
  const policies = record.findings.filter((finding) => own(finding) && finding.class === 'policy')
  const flaky = record.flaky.filter(own)
  const undecided = record.inconclusive.filter(own).map((item) => `inconclusive (${grouped(item.count)}): ${line(item.reason, maxValue)}`)
  const [first] = violations
  if (first !== undefined) {
    testCase
      .file(line(first.file, maxMessage))
      .failure(line(first.message, maxMessage), 'violation')
      .stacktrace(cdata(violations.map(text)))
  } else if (row.error > 0) {
    testCase.error(`${grouped(row.error)} of its rulings ended in a fault of the check`, 'error', cdata(undecided))
  } else if (known.length > 0 || (isUndecided(row) && policies.length === 0)) {
    testCase.skipped()
  }
  const counts = `pass ${row.pass}, violation ${row.violation}, policy ${row.policy}, skip ${row.skip}, inconclusive ${row.inconclusive}, error ${row.error}`
  const skipped = isUndecided(row) && undecided.length === 0 ? ['skipped: the check does not apply here'] : []
  testCase.standardOutput(
    cdata([
      ...skipped,
      counts,
      ...undecided,
      ...known.map((finding) => `known, accepted by the baseline\n${text(finding)}`),
      ...policies.map((finding) => `policy\n${text(finding)}`),
      ...flaky.map((finding) => `flaky\n${text(finding)}`),
    ]),
  )
}

/** xmlbuilder splits only the first `]]>` of a text, so none is left to it. */
const cdata = (parts: readonly string[]): string => cut(parts.slice(0, maxParts).join('\n\n'), maxText).replaceAll(']]>', ']]\\x3e')

const isUndecided = (row: TallyRow): boolean => row.pass + row.violation + row.policy + row.error === 0

const text = (finding: Finding): string =>
  [
    line(finding.message, maxValue),
    `clause: ${line(finding.file, maxMessage)}:${finding.line} ${line(finding.contractAt, maxMessage)}`,
    `expected: ${shown(finding.expected, maxValue)}`,
    `actual: ${shown(finding.actual, maxValue)}`,
    `seen: ${grouped(finding.count)}, confirmed ${line(finding.confirmed, 20)}, id ${line(finding.id, 40)}, case ${line(finding.caseId, 40)}`,
    ...finding.reproduce.curl.slice(0, 4).map((curl) => shown(curl, maxValue)),
  ].join('\n')

function thresholds(xml: Builder, load: LoadRecord): void {
  const suite = xml.testSuite().name(load.name === undefined ? 'load' : `load: ${line(load.name, maxMessage)}`)
  const run = suite.testCase().className('load').name('the figures can be judged')
  if (load.invalid !== null) run.error(line(load.invalid, maxMessage), 'invalid run')
  for (const threshold of load.thresholds) {
    const testCase = suite
      .testCase()
      .className('threshold')
      .name(line(threshold.text, maxMessage))
      .standardOutput(`actual ${grouped(threshold.actual)}`)
    if (load.invalid !== null) testCase.skipped()
    else if (!threshold.held) testCase.failure(`actual ${grouped(threshold.actual)}`, 'threshold')
  }
}

/** A measurement fails nothing: what breaks a promise about limits stands among the findings. */
function limits(xml: Builder, all: readonly LimitRecord[]): void {
  const suite = xml.testSuite().name('rate-limit')
  for (const limit of all) {
    const testCase = suite
      .testCase()
      .className('limit')
      .name(`${line(limit.operation, maxMessage)} (${line(limit.scope, maxMessage)})`)
    testCase.standardOutput(cdata([limitSentence(limit), ...limit.notes.map((note) => line(note, maxValue))]))
    if (limit.algorithm === 'uncertain') testCase.skipped()
  }
}

/** The one verdict, so that a gate that closes for a reason beyond any test case is red here too. */
function gate(xml: Builder, { gate: { verdict, reasons } }: RunRecord): void {
  const testCase = xml.testSuite().name('gate').testCase().className('gate').name('verdict')
  const told = cdata(reasons.map((reason) => line(reason, maxValue)))
  if (verdict === 'fail') testCase.failure(verdictWords.fail.sentence, verdict).stacktrace(told)
  else if (verdict === 'invalid' || verdict === 'error') testCase.error(verdictWords[verdict].sentence, verdict, told)
  else if (verdict === 'inconclusive') testCase.skipped().standardOutput(told)
}
