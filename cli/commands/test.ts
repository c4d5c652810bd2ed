/** `proofload test`: conformance, all suites but load and rate-limit. */
import { Option, type Command } from 'commander'
import { testTarget } from '#cli/conformance.ts'
import { withBaseline, withChecks, withOutput, withSelection, withTarget } from '#cli/options.ts'
import { runCommand, writtenIn } from '#cli/run.ts'

export const addTest = (program: Command, leave: (code: number) => void): void => {
  const command = program
    .command('test')
    .argument('<document>', 'an OpenAPI 3.0 or 3.1 document, or an overlay on one')
    .description('prove that a deployment keeps its contract')
  withChecks(withSelection(withTarget(command)))
    .option('--case <id>', 'play one case of the plan again')
    .option('--corpus <file>', 'failures of an earlier run, its failures.json: played first, and told whether they are fixed')
    .option('--max-cases <n>', 'play at most so many sequences')
    .option('--max-time <duration>', 'stop planning new requests after this: 90s')
    .option('--rate <rate>', 'send at most so many requests: 10/s')
    .optionsGroup('Judgement')
    .addOption(new Option('--fail-on <class>', 'what closes the gate (default: violation)').choices(['violation', 'policy']))
    .addOption(
      new Option('--formats <mode>', 'whether the server must assert the formats of requests (default: annotate)').choices([
        'assert',
        'annotate',
      ]),
    )
  withOutput(withBaseline(command))
    .addHelpText(
      'after',
      '\nExamples:\n  proofload test openapi.yaml\n  proofload test openapi.yaml --url http://127.0.0.1:8080 --token $TOKEN\n  proofload test openapi.yaml --include /pets --case 1a2b3c4d5e6f',
    )
    .action(async (document: string) => {
      leave(await runCommand({ command: 'test', document, written: writtenIn(command) }, testTarget))
    })
}
