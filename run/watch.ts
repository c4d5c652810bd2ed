/** Whether the target is still there. A process that died, perhaps of what was sent, answers nothing more: no verdict may come of its silence. */
import type { Clock } from '#lib/clock.ts'
import type { HttpRequest, Outcome, Send } from '#model/exchange.ts'

export interface Watch {
  readonly send: Send
  /** Why nothing more is to be had of a target that once answered. */
  readonly gone: () => string | undefined
}

/** No connection came to be, so that the request was not begun and may be sent again, RFC 9110 §9.2.2. */
const unconnected = /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)\b/
/** What is supervised comes back by itself. */
const returnSeconds = [0.5, 1, 2] as const

export function watchOver(send: Send, { clock, redact }: { readonly clock: Clock; readonly redact: (text: string) => string }): Watch {
  let last: HttpRequest | undefined
  let reason: string | undefined

  const noted = (request: HttpRequest, outcome: Outcome): Outcome => {
    if (outcome.kind === 'response') reason = undefined
    // What was begun and had no answer is as much the last as what had one.
    if (!isUnconnected(outcome)) last = request
    return outcome
  }

  return {
    async send(request, signal) {
      let outcome = noted(request, await send(request, signal))
      for (const seconds of returnSeconds) {
        if (!isUnconnected(outcome) || last === undefined || reason !== undefined || signal?.aborted === true) break
        await clock.sleep(seconds * 1000)
        outcome = noted(request, await send(request, signal))
      }
      if (isUnconnected(outcome) && last !== undefined)
        reason ??= `the target stopped answering (${outcome.reason}); the last request that it took was ${last.method} ${redact(last.url)}`
      return outcome
    },
    gone: () => reason,
  }
}

const isUnconnected = (outcome: Outcome): outcome is Exclude<Outcome, { readonly kind: 'response' }> =>
  outcome.kind === 'unreachable' && unconnected.test(outcome.reason)
