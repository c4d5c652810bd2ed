/** `proofload history`: the load figures of the records in a folder, night by night, and where their level changed. */
import path from 'node:path'
import type { Command } from 'commander'
import { SuiteError } from '#model/problem.ts'
import { usualHistory } from '#load/history.ts'
import { historyReports, type HistoryFormat } from '#reports/history.ts'
import { historyOf } from '#run/history.ts'
import { indexFolder } from '#cli/history-index.ts'
import { several } from '#cli/options.ts'
import { parseDuration } from '#cli/quantities.ts'
import { writeFile, writeStepSummary } from '#cli/write.ts'

interface HistoryWish {
  readonly recent?: string
  readonly out?: string
  readonly report?: readonly string[]
  readonly json?: boolean
  readonly quiet?: boolean
}

const dayMs = 86_400_000

export const addHistory = (program: Command, leave: (code: number) => void): void => {
  const command = program
    .command('history')
    .argument('<dir>', 'a folder with run records, at any depth')
    .description('where the nightly load figures of stored records changed their level')
    .option('--recent <duration>', 'a change for the worse this long before the newest run closes the gate (default: 336h, 14 days)')
    .option('--out <dir>', 'where history.json and history.html go (default: out)')
    .option('--report <format=path>', 'a further report: console, json, markdown or html', several)
    .option('--quiet', 'do not name the files that were written')
    .option('--json', 'the history on standard output, and nothing else')
    .addHelpText(
      'after',
      '\nExample:\n  proofload load openapi.yaml --url … --out nightly/2026-11-21 && proofload history nightly\n\nExit codes: 0 no recent change for the worse, 1 there is one, 5 too few nights',
    )
    .action((folder: string) => leave(history(folder, command.opts<HistoryWish>())))
}

function history(folder: string, { recent, out = 'out', report = [], json = false, quiet = false }: HistoryWish): number {
  const wanted = report.map(reportWish)
  const recentDays = recent === undefined ? usualHistory.recentDays : parseDuration(recent, '--recent') / dayMs
  const { entries, left } = indexFolder(folder)
  if (entries.length === 0 && left.length === 0)
    throw new SuiteError({
      code: 'usage',
      message: `${folder}: there is no run record with load figures in it`,
      hint: 'Keep the out folder of every night: proofload load … --out nightly/2026-11-21',
    })
  const record = historyOf(entries, { ...usualHistory, recentDays, folder, left })
  const usual = (['json', 'html'] as const).map((format) => ({ format, file: path.join(out, `history.${format}`) }))
  const files = [...usual, ...wanted].map(({ format, file }) => writeFile(file, historyReports[format](record)))
  writeStepSummary(() => historyReports.markdown(record))
  process.stdout.write(json ? historyReports.json(record) : historyReports.console(record))
  if (!json && !quiet) process.stdout.write(`\nThe history: ${files.join(', ')}\n`)
  return record.gate.exitCode
}

function reportWish(text: string): { readonly format: HistoryFormat; readonly file: string } {
  const [, format = '', file = ''] = /^(\w+)=(.+)$/.exec(text) ?? []
  const known = Object.keys(historyReports).find((one): one is HistoryFormat => one === format)
  if (known !== undefined) return { format: known, file }
  throw new SuiteError({
    code: 'usage',
    message: `--report: cannot read "${text}"`,
    hint: `Write it as html=out/history.html; there are ${Object.keys(historyReports).join(', ')}.`,
  })
}
