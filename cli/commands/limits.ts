/** `proofload limits`: the rate-limit prober. */
import type { Command } from 'commander'
import { probeTarget } from '#cli/measure.ts'
import { withBaseline, withOutput, withSelection, withTarget } from '#cli/options.ts'
import { runCommand, writtenIn } from '#cli/run.ts'

export const addLimits = (program: Command, leave: (code: number) => void): void => {
  const command = program
    .command('limits')
    .argument('<document>', 'an OpenAPI document')
    .description('measure the rate limit from outside: limit, window, algorithm, and whether Retry-After is true')
  withSelection(withTarget(command))
    .optionsGroup('Probe')
    .option('--max-requests <n>', 'send at most so many (default: 2000)')
    .option('--max-time <duration>', 'probe at most so long (default: 120s)')
    .option('--clients', 'tell what the limit costs those who retry in four ways, and another tenant beside a flood: some ten windows more')
  withOutput(withBaseline(command))
    .addHelpText(
      'after',
      '\nExamples:\n  proofload limits openapi.yaml --limit fixed:20/2s\n  proofload limits openapi.yaml --url http://127.0.0.1:8080 --token $TOKEN --include listPets',
    )
    .action(async (document: string) => {
      const {
        include = [],
        maxRequests,
        maxTime,
        clients,
      } = command.opts<{
        include?: readonly string[]
        maxRequests?: string
        maxTime?: string
        clients?: true
      }>()
      const { include: _, maxTime: __, ...written } = { ...writtenIn(command) }
      const wish = {
        operations: include,
        ...(clients && { clients }),
        ...(maxRequests !== undefined && { maxRequests }),
        ...(maxTime !== undefined && { maxTime }),
      }
      leave(await runCommand({ command: 'limits', document, written }, (setup) => probeTarget(setup, wish)))
    })
}
