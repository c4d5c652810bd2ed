/** `proofload load`: load scenarios, thresholds and sampled validation. */
import { Option, type Command } from 'commander'
import { loadTarget, type LoadWish } from '#cli/measure.ts'
import { several, withBaseline, withChecks, withLoadShape, withOutput, withSelection, withTarget } from '#cli/options.ts'
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
        'open: arrivals at a rate; closed: connections in a loop (default: open where --rate, --stages or --arrivals is given)',
      ).choices(['open', 'closed']),
    )
    .option('--arrivals <file>', 'arrivals as they were recorded: one time a line')
  withLoadShape(command)
    .option('--threads <n>', 'generators, each with a core of its own, that divide the load exactly (default: 1)')
    .option('--threshold <bound>', "for example 'p95 < 200ms' or 'errors < 1%'; may be given several times", several)
    .option('--abort-on-fail [delay]', 'end as soon as a threshold does not hold, not before the delay is over (default: 2s)')
    .option('--shard <i/n>', 'send only every n-th request: one of several machines; proofload merge adds them')
    .option('--start-at <time>', 'when all shards start: 2026-11-21T18:00:00Z, or epoch seconds')
  withOutput(withBaseline(command))
    .addHelpText(
      'after',
      "\nExamples:\n  proofload load openapi.yaml --duration 10s --connections 20\n  proofload load openapi.yaml --url http://127.0.0.1:8080 --rate 200/s --threshold 'p95 < 200ms' --threshold 'errors < 1%'\n  proofload load openapi.yaml --stages '20s@50/s, 10s@50..200/s' --scenario scenarios.yaml --abort-on-fail",
    )
    .action(async (document: string) => {
      const wish: LoadWish = command.opts()
      leave(await runCommand({ command: 'load', document, written: writtenIn(command) }, (setup) => loadTarget(setup, wish)))
    })
}
