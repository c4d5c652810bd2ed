/** `proofload report`: renders a stored record again. */
import path from 'node:path'
import type { Command } from 'commander'
import { readRecord } from '#cli/read-record.ts'
import { reporterNamed, writeFile } from '#cli/write.ts'

export const addReport = (program: Command): void => {
  const command = program
    .command('report')
    .argument('<record>', 'a run.json')
    .description('render a stored run record again')
    .requiredOption('--format <format>', 'console, json, junit, markdown, html, baseline, prometheus or otlp; several with commas')
    .option('--out <dir>', 'where the files go; console goes to standard output without it')
    .action((file: string) => {
      const { format, out } = command.opts<{ format: string; out?: string }>()
      const chosen = format.split(',').map((id) => reporterNamed(id.trim()))
      const record = readRecord(file)
      for (const reporter of chosen) {
        if (out === undefined && reporter.id === 'console')
          process.stdout.write(`${reporter.render(record, { colour: process.stdout.isTTY })}\n`)
        else process.stdout.write(`${writeFile(path.join(out ?? 'out', reporter.fileName), reporter.render(record))}\n`)
      }
    })
}
