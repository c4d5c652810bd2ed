/** The embedded server: made from any contract, stateful, seeded, and sound unless defects are planted. */
import { toBase64 } from '#lib/bytes.ts'
import type { Clock } from '#lib/clock.ts'
import { behaviourOf } from '#mock/behaviour.ts'
import { limitedScopesOf, mainCaller, makeCredentials, type Caller, type Credentials } from '#mock/credentials.ts'
import { defectsOf } from '#mock/defects/index.ts'
import { fitter } from '#mock/fit.ts'
import { generatorOf } from '#mock/generate.ts'
import { handle } from '#mock/handle.ts'
import { compose, type Handler, type MockResponse } from '#mock/layer.ts'
import { authenticate } from '#mock/layers/authenticate.ts'
import { authorise } from '#mock/layers/authorise.ts'
import { conditional } from '#mock/layers/conditional.ts'
import { idempotency } from '#mock/layers/idempotency.ts'
import { negotiate } from '#mock/layers/negotiate.ts'
import { rateLimit } from '#mock/layers/rate-limit.ts'
import { routed } from '#mock/layers/route.ts'
import type { LimitSpec } from '#mock/limit-spec.ts'
import { routesOf } from '#mock/routes.ts'
import { seedStore } from '#mock/seed-store.ts'
import { createStore } from '#mock/store.ts'
import type { World } from '#mock/world.ts'
import type { Contract } from '#model/contract.ts'
import type { Send } from '#model/exchange.ts'
import type { Lens } from '#model/lens.ts'

export interface MockOptions {
  readonly seed: number
  readonly clock: Clock
  readonly limits?: readonly LimitSpec[]
  /** Ids of planted defects. */
  readonly defects?: readonly string[]
}

export interface Mock {
  /** In-process, without a socket. */
  readonly send: Send
  readonly credentials: Credentials
  readonly limitedScopes: readonly string[]
}

export function createMock(contract: Contract, lens: Lens, { seed, clock, limits = [], defects = [] }: MockOptions): Mock {
  const credentials = makeCredentials(seed)
  const limitedScopes = limitedScopesOf(contract)
  const planted = defectsOf(defects)
  const generate = generatorOf(contract, lens)
  const callers = new Map<string, Caller>([
    [credentials.main, mainCaller],
    [credentials.limited, { actor: 'limited', tenant: 'home', scopes: new Set(limitedScopes) }],
    [credentials.stranger, { actor: 'stranger', tenant: 'away' }],
  ])
  const world: World = {
    contract,
    lens,
    seed,
    clock,
    callers,
    generate,
    routes: routesOf(contract),
    store: createStore(),
    behaviour: behaviourOf(planted.map(({ tweak }) => tweak)),
    fit: fitter(contract, lens, generate),
  }
  seedStore(world)
  const layers = [
    authenticate(world),
    authorise(world),
    ...limits.map((limit) => rateLimit(world, limit)),
    negotiate(world),
    idempotency(world),
    conditional(world, handle),
  ]
  return { send: sendTo(world, routed(world, compose(layers, handle(world)))), credentials, limitedScopes }
}

const bytesOf = ({ body, encoding }: MockResponse): string => toBase64(encoding === undefined ? body : Buffer.from(body, encoding))

/** The paths are the contract's own: whatever base path the target has is not looked at. */
function sendTo({ behaviour, clock }: World, handler: Handler): Send {
  let underWay = 0
  return async ({ method, url, headers, base64 }) => {
    const [, origin = '', path = '/', query = ''] = /^([a-z]+:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? []
    underWay += 1
    try {
      const request = { method, origin, path: path === '' ? '/' : path, query, headers, base64, underWay }
      const waitMs = behaviour.waitMs(0, request)
      if (waitMs > 0) await clock.sleep(waitMs)
      const response = await handler(request)
      return { kind: 'response', status: response.status, headers: response.headers, base64: bytesOf(response) }
    } catch (cause) {
      // A fault of ours must not pass for an answer of a server.
      return { kind: 'unreachable', reason: `the mock failed: ${(cause as Error).message}` }
    } finally {
      underWay -= 1
    }
  }
}
