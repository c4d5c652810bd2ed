/** Takes away what a run made: at its end, or from the ledger of one that never came to its end. */
import type { Clock } from '#lib/clock.ts'
import type { Pairs } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Parts } from '#model/case.ts'
import type { Contract, Operation } from '#model/contract.ts'
import type { HttpRequest, Send } from '#model/exchange.ts'
import type { Removal } from '#model/target.ts'
import { headersFor, placementsOf, type Tokens } from '#http/credentials.ts'
import { serialise } from '#http/serialise.ts'
import { maxWaits, secondsToWait } from '#run/patience.ts'

export interface RemoveTools {
  readonly send: Send
  readonly clock: Clock
  readonly contract: Pick<Contract, 'securitySchemes'>
  readonly tokens: Tokens
  /** Those that a removal may name instead of the main one. */
  readonly credentials?: { readonly [name: string]: string | undefined }
  readonly extraHeaders: Pairs
}

/** Says why it is still there. What is gone already is gone: 404 and 410 do (RFC 9110 §15.5.5, §15.5.11). */
export async function remove(removal: Removal, tools: RemoveTools): Promise<string | undefined> {
  const request = requestOf(removal, tools)
  for (let waits = 0; ; waits += 1) {
    const outcome = await tools.send(request)
    if (outcome.kind !== 'response') return outcome.reason
    if (isSuccess(outcome.status) || outcome.status === 404 || outcome.status === 410) return undefined
    const seconds = secondsToWait(outcome, waits, tools.clock)
    if (seconds === undefined || waits === maxWaits) return `${removal.method} was answered ${outcome.status}`
    await tools.clock.sleep(seconds * 1000)
  }
}

/** The credential is placed anew: no ledger holds one. */
function requestOf({ method, url, actor, security, credential }: Removal, tools: RemoveTools): HttpRequest {
  const { contract, extraHeaders, credentials = {} } = tools
  const named = credential === undefined ? undefined : credentials[credential]
  const tokens = named === undefined ? tools.tokens : { ...tools.tokens, main: named }
  return serialise({ ...bare, method, security }, nothing, {
    baseUrl: url,
    extraHeaders: headersFor(contract, actor, extraHeaders),
    placements: placementsOf(contract, { security }, actor, tokens),
  })
}

const nothing: Parts = { path: {}, query: [], headers: [], cookies: [] }

/** An operation whose path is filled already. */
const bare: Omit<Operation, 'method' | 'security'> = {
  id: 'remove',
  path: '',
  at: '',
  tags: [],
  parameters: [],
  responses: [],
  securityAt: '',
  schemesAt: [],
  schemes: [],
  limits: [],
  promises: [],
}
