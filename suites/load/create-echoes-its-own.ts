/** Under load the answer to a create shows what this request sent, and not what another sent beside it. */
import { jsonOf } from '#lib/bytes.ts'
import { isObject, valueAt } from '#lib/json-pointer.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, ExchangeCheck } from '#model/check.ts'

/** Shorter texts may be anybody's. */
const tellingLength = 6

export const createEchoesItsOwn: ExchangeCheck = {
  id: 'create-echoes-its-own',
  on: 'exchange',
  underLoad: true,
  promise: 'Under load the answer to a create shows the texts that the same request sent.',
  basis: 'RFC 9112 §9.2, Associating a Response to a Request',
  class: 'violation',
  appliesTo: ({ belonging, exchange: { outcome } }) =>
    belonging?.madeAt === undefined
      ? 'nothing in the answer tells what was sent'
      : outcome.kind === 'response' && isSuccess(outcome.status)
        ? true
        : 'nothing was made',
  inspect({ operation, belonging, exchange: { step, request, outcome } }) {
    if (belonging?.madeAt === undefined || outcome.kind !== 'response') return []
    const [sent, body] = [jsonOf(request), jsonOf(outcome)]
    const made = body.ok ? valueAt(body.value, belonging.madeAt) : undefined
    if (!sent.ok || !isObject(sent.value) || !isObject(made)) return { undecided: 'the request or the answer is no JSON object' }
    return Object.entries(sent.value)
      .flatMap(([name, own]): readonly Evidence[] => {
        const shown = made[name]
        if (typeof own !== 'string' || typeof shown !== 'string' || own.length < tellingLength || isAlike(own, shown)) return []
        return [{ clauses: [operation.at], step, expected: `${own} at ${name}`, actual: `${shown} at ${name}` }]
      })
      .slice(0, 1)
  },
}

/** Many trim, fold or shorten what they are given: that is their own matter, and no other request's. */
function isAlike(own: string, shown: string): boolean {
  const [a, b] = [own, shown].map((text) => text.trim().toLowerCase()) as [string, string] // map keeps the length
  return a.startsWith(b) || b.startsWith(a)
}
