/** `proofload merge`: the parts of a load run that was sent from several machines, as one record and one verdict. */
import type { Command } from 'commander'
import { mergedOf, type PartFile } from '#run/merged.ts'
import { several } from '#cli/options.ts'
import { readRecord } from '#cli/read-record.ts'
import { tell } from '#cli/run.ts'

interface Wish {
  readonly gate?: true
  readonly out: string
  readonly threshold?: readonly string[]
}

export const addMerge = (program: Command, leave: (code: number) => void): void => {
  const command = program
    .command('merge')
    .argument('<parts...>', 'the run.json of every shard')
    .description('add the parts of a sharded load run; a missing or late one makes the run invalid')
    .option('--gate', 'leave with the exit code of the whole run')
    .option('--threshold <bound>', 'besides those that the shards were given', several)
    .option('--out <dir>', 'where the record and the reports go', 'out')
    .addHelpText('after', "\nExample:\n  proofload merge part-0/run.json part-1/run.json --gate --threshold 'p99 < 500ms'")
    .action((parts: readonly [string, ...string[]]) => {
      const wish = command.opts<Wish>()
      const fileOf = (file: string): PartFile => ({ file, record: readRecord(file) })
      const [first, ...others] = parts
      const record = mergedOf([fileOf(first), ...others.map(fileOf)], wish.threshold ?? [])
      tell(record, { out: wish.out, reports: [], json: false, quiet: false })
      leave(wish.gate === true ? record.gate.exitCode : 0)
    })
}
