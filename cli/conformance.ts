/** A conformance run of a command. */
import { readCorpus } from '#cli/corpus.ts'
import { reach } from '#cli/target.ts'
import type { Setup } from '#cli/run.ts'
import type { Pieces } from '#cli/assemble.ts'
import { runConformance } from '#run/conformance.ts'

/** On this machine as fast as it goes; elsewhere as a polite guest. */
const polite = { concurrency: 2, perSecond: 10 } as const
const concurrency = 4

export async function testTarget(setup: Setup): Promise<Required<Pick<Pieces, 'conformance' | 'target'>>> {
  const { settings } = setup
  const corpus = settings.corpus === undefined ? undefined : readCorpus(settings.corpus)
  const reached = await reach(setup.opened, settings, { overPort: false, connections: concurrency, clock: setup.clock })
  try {
    const { target, redact } = reached
    const perSecond = settings.perSecond ?? (target.loopback ? undefined : polite.perSecond)
    const conformance = await runConformance({
      ...setup,
      target,
      redact,
      safe: settings.safe,
      selected: settings.selected,
      formatsAsserted: settings.formatsAsserted,
      concurrency: target.mock ? 1 : target.loopback ? concurrency : polite.concurrency,
      ...(perSecond !== undefined && { perSecond }),
      ...(settings.maxCases !== undefined && { maxCases: settings.maxCases }),
      ...(settings.maxTimeMs !== undefined && { maxTimeMs: settings.maxTimeMs }),
      ...(settings.only !== undefined && { only: settings.only }),
      ...(corpus !== undefined && { corpus }),
    })
    return { conformance, target: { url: target.baseUrl, mock: target.mock } }
  } finally {
    await reached.close()
  }
}
