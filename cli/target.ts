/** The deployment that a run talks to: a live one, or the embedded mock. */
import type { Clock } from '#lib/clock.ts'
import { SuiteError } from '#model/problem.ts'
import type { Target } from '#model/target.ts'
import { liveSend } from '#http/live.ts'
import { redactor, type Redact } from '#http/redact.ts'
import { parseLimitSpec } from '#mock/limit-spec.ts'
import { createMock } from '#mock/mock.ts'
import type { Opened } from '#specs/open.ts'
import { startMock } from '#cli/mock-process.ts'
import type { Settings } from '#cli/settings.ts'

export interface Reached {
  readonly target: Target
  readonly redact: Redact
  close(): Promise<void>
}

export const liveLimits = { timeoutMs: 30_000, maxBodyBytes: 10 * 1024 * 1024 } as const

export interface TargetWish {
  /** The mock behind a socket: load and limits are measured over a real one. */
  readonly overPort: boolean
  readonly connections: number
  readonly clock: Clock
}

export async function reach(opened: Opened, settings: Settings, wish: TargetWish): Promise<Reached> {
  return settings.url === undefined ? reachMock(opened, settings, wish) : reachLive(settings.url, settings, wish)
}

async function reachMock(opened: Opened, settings: Settings, { overPort, connections, clock }: TargetWish): Promise<Reached> {
  if (overPort) return reachMockProcess(opened, settings, connections)
  const mock = createMock(opened.contract, opened.lens, {
    seed: settings.seed,
    clock,
    limits: settings.limits.map(parseLimitSpec),
    defects: settings.defects,
  })
  const { main, limited, stranger } = mock.credentials
  const target: Target = {
    mock: true,
    loopback: true,
    tokens: { main, limited, stranger },
    limitedScopes: mock.limitedScopes,
    extraHeaders: settings.extraHeaders,
    baseUrl: mockUrl,
    send: mock.send,
  }
  return { redact: redactorFor(settings, [main, limited, stranger]), target, close: () => Promise.resolve() }
}

/** Where `proofload mock --port 4010` stands: what is pasted from a report finds it there. */
const mockUrl = 'http://127.0.0.1:4010'

/** Load and limits are measured against a process of its own: a server that shares a thread with its clients is measured with them. */
async function reachMockProcess(opened: Opened, settings: Settings, connections: number): Promise<Reached> {
  const mock = await startMock(opened.file, settings)
  const live = liveSend({ ...liveLimits, connections })
  const { main, limited, stranger } = mock.credentials
  const target: Target = {
    mock: true,
    loopback: true,
    tokens: mock.credentials,
    limitedScopes: mock.limitedScopes,
    extraHeaders: settings.extraHeaders,
    baseUrl: mock.url,
    send: live.send,
  }
  return {
    redact: redactorFor(settings, [main, limited, stranger]),
    target,
    close: async () => {
      await live.close()
      mock.stop()
    },
  }
}

async function reachLive(url: string, settings: Settings, { connections }: TargetWish): Promise<Reached> {
  const live = liveSend({ ...liveLimits, connections })
  const outcome = await live.send({ method: 'GET', url: `${url}/`, headers: [['accept', '*/*'], ...settings.extraHeaders], base64: '' })
  if (outcome.kind !== 'response' && !/body is longer/.test(outcome.reason)) {
    await live.close()
    throw new SuiteError({
      code: 'target',
      message: `cannot reach ${url}: ${outcome.reason}`,
      hint: 'Is the server running, and is the URL right? It replaces the server URL of the document whole, path included.',
    })
  }
  const { tokens, limitedScopes, extraHeaders } = settings
  const target: Target = {
    baseUrl: url,
    mock: false,
    loopback: isLoopback(url),
    send: live.send,
    tokens,
    extraHeaders,
    ...(limitedScopes !== undefined && { limitedScopes }),
  }
  return { target, redact: redactorFor(settings, []), close: live.close }
}

export const isLoopback = (url: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)

/** Every credential of the run, and what headers with a telling name hold. */
export function redactorFor({ tokens, extraHeaders }: Pick<Settings, 'tokens' | 'extraHeaders'>, more: readonly string[] = []): Redact {
  const telling = extraHeaders.filter(([name]) => /auth|token|key|secret|cookie|session|password/i.test(name)).map(([, value]) => value)
  return redactor([...Object.values(tokens), ...telling, ...more])
}

/** Load and limits take a target to its edge: elsewhere than on this machine only the owner may. */
export function mustOwn({ url, iOwnThisTarget }: Settings, what: string): void {
  if (url === undefined || isLoopback(url) || iOwnThisTarget) return
  throw new SuiteError({
    code: 'usage',
    message: `${what} against ${new URL(url).host} needs --i-own-this-target`,
    hint: 'It may exhaust quotas and slow the target for others: add the option if it is yours to do so.',
  })
}
