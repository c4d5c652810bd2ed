/** The options that commands share, with the words that teach them. */
import { Option, type Command } from 'commander'
import { safeModes } from '#model/target.ts'

/** For an option that may be given several times: the values in order. */
export const several = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]
const list = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...value.split(',').map((one) => one.trim()),
]

export const withTarget = (command: Command): Command =>
  command
    .optionsGroup('Target')
    .option('--url <url>', 'a live target; replaces the server URL of the document whole (default: the embedded mock)')
    .addOption(new Option('--token <token>', 'the main credential, placed as the security scheme says').env('PROOFLOAD_TOKEN'))
    .addOption(new Option('--token-limited <token>', 'a credential that lacks scopes').env('PROOFLOAD_TOKEN_LIMITED'))
    .option('--limited-scopes <a,b>', 'the scopes that the limited credential has')
    .addOption(new Option('--token-stranger <token>', 'a credential of another tenant').env('PROOFLOAD_TOKEN_STRANGER'))
    .option("-H, --header <'Name: value'>", 'a header for every request; may be given several times', several)
    .addOption(new Option('--safe <mode>', 'what may be written to the target').choices(safeModes))
    .option('--i-own-this-target', 'allow load and limits against a target that is not on this machine')
    .option('--limit <spec>', 'a rate limit for the embedded mock: fixed:100/60s, sliding:…, token:…, gcra:…', several)
    .option('--defect <id>', 'a planted defect for the embedded mock: see proofload list defects', several)

export const withSelection = (command: Command): Command =>
  command
    .optionsGroup('Selection')
    .option('--include <what>', 'only these operations: operationId, path, METHOD or tag', list)
    .option('--exclude <what>', 'not these operations', list)
    .option('--seed <n>', 'the seed of all generated data (default: 1)')

export const withChecks = (command: Command): Command =>
  command.option('--check <id>', 'only these checks: see proofload list checks', list).option('--skip-check <id>', 'not these checks', list)

/** How much is sent, of what and for how long; `each` says of which of several runs. */
export const withLoadShape = (command: Command, each = ''): Command =>
  command
    .optionsGroup('Load')
    .option('--rate <rate>', 'arrivals: 200/s')
    .option('--stages <stages>', "rates one after the other: '30s@50/s, 10s@50..200/s, 5s@400/s'", several)
    .option('--scenario <file>', 'chains of requests, YAML or a TypeScript module, instead of single operations')
    .option('--duration <duration>', `of the measured part${each} (default: 8s)`)
    .option('--warm-up <duration>', 'before it, not measured (default: 0s)')
    .option('--connections <n>', 'closed: connections (default: 10); open: the most requests under way (default: 1000)')

export const withBaseline = (command: Command): Command =>
  command.optionsGroup('Judgement').option('--baseline <file>', 'known findings, each with owner and last day: they do not close the gate')

export const withOutput = (command: Command): Command =>
  command
    .optionsGroup('Output')
    .option('--out <dir>', 'where the record and the reports go (default: out)')
    .option(
      '--report <format=path>',
      'a further report: console, json, junit, markdown, html, baseline, failures, prometheus, otlp',
      several,
    )
    .option('--quiet', 'no progress')
    .option('--json', 'the run record on standard output, and nothing else')
