/** The only process: arguments in, exit code out. */
import { CommanderError, Command } from 'commander'
import { versionOf } from '#cli/assemble.ts'
import { addClean } from '#cli/commands/clean.ts'
import { addCompare } from '#cli/commands/compare.ts'
import { addGate } from '#cli/commands/gate.ts'
import { addHistory } from '#cli/commands/history.ts'
import { addLimits } from '#cli/commands/limits.ts'
import { addList } from '#cli/commands/list.ts'
import { addLoad } from '#cli/commands/load.ts'
import { addMerge } from '#cli/commands/merge.ts'
import { addMock } from '#cli/commands/mock.ts'
import { addReport } from '#cli/commands/report.ts'
import { addTest } from '#cli/commands/test.ts'
import { failureOf } from '#cli/exit.ts'
import { exitCodes } from '#run/gate.ts'

// Whoever reads our output may stop reading: `proofload … | head` is no error.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause
})

const leave = (code: number): void => {
  process.exitCode = code
}

const program = new Command('proofload')
  .description('Proves that an HTTP API keeps its OpenAPI contract, and keeps it under load.')
  .version(versionOf('proofload'))
  .exitOverride()
  .showHelpAfterError('(proofload <command> --help shows what there is)')
  .addHelpText(
    'after',
    '\nExit codes: 0 clean, 1 gate closed, 2 bad usage, 3 document unreadable, 4 target unreachable,\n            5 inconclusive, 6 invalid run, 70 a bug of Proofload (docs/exit-codes.md)\n\nStart with:\n  proofload test openapi.yaml          against the embedded mock\n  proofload test openapi.yaml --url …  against a deployment',
  )

for (const add of [addTest, addLoad, addLimits, addMerge, addGate, addClean, addCompare, addHistory]) add(program, leave)
for (const add of [addMock, addReport, addList]) add(program)

try {
  await program.parseAsync()
} catch (cause) {
  if (cause instanceof CommanderError) {
    // Help and version are no mistakes; commander has already written what is.
    leave(cause.exitCode === 0 ? exitCodes.clean : exitCodes.badUsage)
  } else {
    const { text, exitCode } = failureOf(cause)
    process.stderr.write(`${text}\n`)
    leave(exitCode)
  }
}
