/** Files that a run leaves: the record and the reports. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SuiteError } from '#model/problem.ts'
import type { RunRecord } from '#model/record.ts'
import { reporterOf, reporters } from '#reports/index.ts'
import type { Reporter } from '#reports/reporter.ts'

/** Throws before a run starts, so that no result is lost to a bad name. */
export function reporterNamed(id: string): Reporter {
  const reporter = reporterOf(id)
  if (reporter === undefined)
    throw new SuiteError({
      code: 'usage',
      message: `there is no report format "${id}"`,
      hint: `There are: ${reporters.map((one) => one.id).join(', ')}`,
    })
  return reporter
}

export function writeFile(file: string, text: string): string {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
    writeFileSync(file, text)
    return file
  } catch (cause) {
    throw new SuiteError({ code: 'usage', message: `cannot write ${file}: ${(cause as Error).message}` })
  }
}

/** The record and every report that was asked for; gives the paths. */
export function writeReports(
  record: RunRecord,
  out: string,
  wanted: readonly { readonly format: string; readonly path: string }[],
): readonly string[] {
  const usual = ['json', 'html', 'failures'].map((format) => ({ format, path: path.join(out, reporterNamed(format).fileName) }))
  return [...usual, ...wanted].map(({ format, path: file }) => writeFile(file, reporterNamed(format).render(record)))
}

/** GitHub shows beside the job what is appended to the file that it names. */
export function writeStepSummary(markdown: () => string): void {
  const file = process.env['GITHUB_STEP_SUMMARY']
  if (file !== undefined && file !== '') appendFileSync(file, markdown())
}
