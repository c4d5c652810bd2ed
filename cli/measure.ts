/** The load and limits runs of a command. */
import type { Pieces } from '#cli/assemble.ts'
import { parseDuration, parseCount } from '#cli/quantities.ts'
import type { Setup } from '#cli/run.ts'
import { mustOwn, reach } from '#cli/target.ts'
import { usualCaps } from '#load/prober.ts'
import { runLimits } from '#run/limits.ts'
import { runLoad } from '#run/load.ts'

export interface LoadWish {
  readonly model?: string
  readonly duration?: string
  readonly warmUp?: string
  readonly connections?: string
  readonly threshold?: readonly string[]
  readonly weights?: { readonly [operation: string]: number }
}

const usual = { duration: '8s', warmUp: '0s', closedConnections: 10, openInFlight: 1000, timeoutMs: 10_000 } as const

export async function loadTarget(setup: Setup, wish: LoadWish): Promise<Required<Pick<Pieces, 'load' | 'target'>>> {
  const { settings } = setup
  mustOwn(settings, 'load')
  const model = wish.model === 'open' || (wish.model === undefined && settings.perSecond !== undefined) ? 'open' : 'closed'
  const connections =
    wish.connections === undefined
      ? model === 'open'
        ? usual.openInFlight
        : usual.closedConnections
      : parseCount(wish.connections, '--connections')
  const reached = await reach(setup.opened, settings, { overPort: true, connections: 4, clock: setup.clock })
  try {
    const { target, redact } = reached
    const load = await runLoad({
      ...setup,
      target,
      redact,
      model,
      connections,
      safe: settings.safe,
      selected: settings.selected,
      durationMs: parseDuration(wish.duration ?? usual.duration, '--duration'),
      warmUpMs: parseDuration(wish.warmUp ?? usual.warmUp, '--warm-up'),
      timeoutMs: usual.timeoutMs,
      thresholds: wish.threshold ?? [],
      ...(settings.perSecond !== undefined && { perSecond: settings.perSecond }),
      ...(wish.weights !== undefined && { weights: wish.weights }),
    })
    return { load, target: { url: target.baseUrl, mock: target.mock } }
  } finally {
    await reached.close()
  }
}

export interface LimitsWish {
  readonly operations: readonly string[]
  readonly maxRequests?: string
  readonly maxTime?: string
}

export async function probeTarget(setup: Setup, wish: LimitsWish): Promise<Required<Pick<Pieces, 'limits' | 'target'>>> {
  const { settings } = setup
  mustOwn(settings, 'limits')
  const reached = await reach(setup.opened, settings, { overPort: true, connections: 128, clock: setup.clock })
  try {
    const { target, redact } = reached
    const limits = await runLimits({
      ...setup,
      target,
      redact,
      operations: wish.operations,
      caps: {
        ...usualCaps,
        ...(wish.maxRequests !== undefined && { maxRequests: parseCount(wish.maxRequests, '--max-requests') }),
        ...(wish.maxTime !== undefined && { maxMs: parseDuration(wish.maxTime, '--max-time') }),
      },
    })
    return { limits, target: { url: target.baseUrl, mock: target.mock } }
  } finally {
    await reached.close()
  }
}
