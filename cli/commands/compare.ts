/** `proofload compare`: a candidate against its base, live in alternation or from two stored records. */
import type { Command } from 'commander'
import { SuiteError } from '#model/problem.ts'
import { compareStored, compareTargets, type CompareWish } from '#cli/compare.ts'
import { several, withLoadShape, withOutput, withSelection } from '#cli/options.ts'
import { runCommand, writtenIn } from '#cli/run.ts'

export const addCompare = (program: Command, leave: (code: number) => void): void => {
  const command = program
    .command('compare')
    .argument('<base>', 'a run.json; with --live the URL of the base')
    .argument('<head>', 'a run.json; with --live the URL of the candidate')
    .argument('[document]', 'with --live: an OpenAPI document')
    .description('hold a candidate against its base: what changed in two records, or with --live whether it is slower')
    .option('--live', 'run both, in alternation, and test the difference')
    .option('--self', 'with --live: both are the same version; says how often the gate would be wrong, and what it can see')
  withLoad(withSelection(command))
  withOutput(command)
    .addHelpText(
      'after',
      '\nExamples:\n  proofload compare base/run.json out/run.json\n  proofload compare --live http://127.0.0.1:8081 http://127.0.0.1:8082 openapi.yaml --warm-up 2s --duration 10s\n\nExit codes: 0 nothing is worse, 1 something is, 5 undecided after all pairs, 6 the figures judge nothing',
    )
    .action(async (base: string, head: string, document: string | undefined) => {
      const { live, ...wish } = command.opts<CompareWish & { readonly live?: boolean }>()
      const written = writtenIn(command)
      if (live !== true) {
        if (document !== undefined || wish.self === true)
          throw new SuiteError({ code: 'usage', message: 'two records are compared without a document; two URLs need --live' })
        return leave(compareStored([base, head], written))
      }
      if (document === undefined)
        throw new SuiteError({ code: 'usage', message: 'compare --live needs a base URL, a head URL and a document' })
      leave(await runCommand({ command: 'compare', document, written }, (setup) => compareTargets(setup, [base, head], wish)))
    })
}

const withLoad = (command: Command): Command => {
  command
    .optionsGroup('Target')
    .option('--token <token>', 'the main credential (PROOFLOAD_TOKEN), for both')
    .option("-H, --header <'Name: value'>", 'a header for every request; may be given several times', several)
    .option('--safe <mode>', 'what may be written to the targets: read-only, sandbox or full')
    .option('--i-own-this-target', 'allow it against targets that are not on this machine')
    .optionsGroup('Load')
    .option('--pairs <n>', 'pairs of runs before the first look (default: 10)')
    .option('--max-pairs <n>', 'as long as it is undecided, look again after every 5 more (default: 20)')
    .option('--model <model>', 'open: arrivals at a rate; closed: connections in a loop (default: open where --rate is given)')
  return withLoadShape(command, ' of each run')
    .optionsGroup('Judgement')
    .option('--tolerance <metric=share>', 'what is borne: throughput=3%, p50=5%, p95=5%, p99=10%, errors=1%', several)
    .option('--fail-on <class>', 'which new findings fail: violation or policy (default: violation)')
}
