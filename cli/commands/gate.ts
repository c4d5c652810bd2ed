/** `proofload gate`: all that the config names, one verdict. */
import type { Command } from 'commander'
import { readConfig, type Config } from '#cli/config.ts'
import { testTarget } from '#cli/conformance.ts'
import { loadTarget, probeTarget, type LoadWish } from '#cli/measure.ts'
import { withBaseline, withOutput } from '#cli/options.ts'
import { runCommand, writtenIn, type Run } from '#cli/run.ts'
import type { Written } from '#cli/settings.ts'

export const addGate = (program: Command, leave: (code: number) => void): void => {
  const command = program
    .command('gate')
    .description('run conformance, load and limits as a config says, and give one verdict')
    .option('--config <file>', 'the config (default: proofload.yaml)')
    .option('--corpus <file>', 'failures of an earlier run, its failures.json: played first, and told whether they are fixed')
    .option('--url <url>', 'a live target, instead of the one in the config')
    .option('--i-own-this-target', 'allow load and limits against a target that is not on this machine')
  withOutput(withBaseline(command)).action(async () => {
    const { config: file = 'proofload.yaml' } = command.opts<{ config?: string }>()
    const config = readConfig(file)
    const excused = new Set((config.unreachable ?? []).map(({ operation }) => operation))
    leave(
      await runCommand(
        { command: 'gate', document: config.document, written: { ...writtenBy(config), ...writtenIn(command) }, excused },
        runAll(config),
      ),
    )
  })
}

/** The command line speaks after the config. */
function writtenBy({ url, seed, out, reports, limitedScopes, baseline, corpus, coverage, test }: Config): Written {
  const { include, exclude, checks, skipChecks, maxCases, maxTime, rate, failOn, formats, safe } = test === false ? {} : (test ?? {})
  return {
    ...(url !== undefined && { url }),
    ...(limitedScopes !== undefined && { limitedScopes: limitedScopes.join(',') }),
    ...(seed !== undefined && { seed: String(seed) }),
    ...(out !== undefined && { out }),
    ...(baseline !== undefined && { baseline }),
    ...(coverage?.floor !== undefined && { coverageFloors: coverage.floor }),
    ...(reports !== undefined && { report: reports.map(({ format, path }) => `${format}=${path}`) }),
    ...(include !== undefined && { include }),
    ...(exclude !== undefined && { exclude }),
    ...(checks !== undefined && { check: checks }),
    ...(skipChecks !== undefined && { skipCheck: skipChecks }),
    ...(corpus !== undefined && { corpus }),
    ...(maxCases !== undefined && { maxCases: String(maxCases) }),
    ...(maxTime !== undefined && { maxTime }),
    ...(rate !== undefined && { rate }),
    ...(failOn !== undefined && { failOn }),
    ...(formats !== undefined && { formats }),
    ...(safe !== undefined && { safe }),
  }
}

const runAll =
  (config: Config): Run =>
  async (setup) => {
    const { test, load = [], limits } = config
    const tested = test === false ? undefined : await testTarget(setup)
    const loads = []
    // One after the other: side by side they would be measured with each other.
    for (const wish of load)
      loads.push(await loadTarget({ ...setup, settings: { ...setup.settings, perSecond: undefined } }, loadWish(wish)))
    const [loaded, ...further] = loads
    const measured =
      limits === undefined
        ? undefined
        : await probeTarget(
            { ...setup, settings: { ...setup.settings, limits: limits.mock === undefined ? [] : [limits.mock] } },
            {
              operations: limits.operations ?? [],
              ...(limits.maxRequests !== undefined && { maxRequests: String(limits.maxRequests) }),
              ...(limits.maxTime !== undefined && { maxTime: limits.maxTime }),
            },
          )
    return {
      target: (tested ?? loaded ?? measured)?.target ?? { url: '', mock: true },
      ...tested,
      ...(loaded && { load: loaded.load, furtherLoads: further.map((one) => one.load) }),
      ...(measured && { limits: measured.limits }),
    }
  }

const loadWish = ({ thresholds, connections, threads, ...rest }: NonNullable<Config['load']>[number]): LoadWish => ({
  ...rest,
  ...(connections !== undefined && { connections: String(connections) }),
  ...(threads !== undefined && { threads: String(threads) }),
  ...(thresholds !== undefined && { threshold: thresholds }),
})
