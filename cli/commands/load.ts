/** `proofload load`: load scenarios, thresholds and sampled validation. */
import { Option, type Command } from 'commander'
import { loadTarget, type LoadWish } from '#cli/measure.ts'
import { withBaseline, withChecks, withOutput, withSelection, withTarget } from '#cli/options.ts'
import { runCommand, writtenIn } from '#cli/run.ts'

export const addLoad = (program: Command, leave: (code: number) => void): void => {
  const command = program
    .command('load')
    .argument('<document>', 'an OpenAPI document')
    .description('drive load, hold latency against thresholds and sampled answers against the contract')
  withChecks(withSelection(withTarget(command)))
    .optionsGroup('Load')
    .addOption(
      new Option(
        '--model <model>',
        'open: arrivals at a rate; closed: connections in a loop (default: open where --rate is given)',
      ).choices(['open', 'closed']),
    )
    .option('--rate <rate>', 'arrivals: 200/s')
    .option('--duration <duration>', 'of the measured part (default: 8s)')
    .option('--warm-up <duration>', 'before it, not measured (default: 0s)')
    .option('--connections <n>', 'closed: connections (default: 10); open: the most requests under way (default: 1000)')
    .option(
      '--threshold <bound>',
      "for example 'p95 < 200ms' or 'errors < 1%'; may be given several times",
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    )
  withOutput(withBaseline(command))
    .addHelpText(
      'after',
      "\nExamples:\n  proofload load openapi.yaml --duration 10s --connections 20\n  proofload load openapi.yaml --url http://127.0.0.1:8080 --rate 200/s --threshold 'p95 < 200ms' --threshold 'errors < 1%'",
    )
    .action(async (document: string) => {
      const wish: LoadWish = command.opts()
      leave(await runCommand({ command: 'load', document, written: writtenIn(command) }, (setup) => loadTarget(setup, wish)))
    })
}
