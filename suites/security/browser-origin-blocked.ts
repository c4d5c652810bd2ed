/** An API that promises to block browsers must not tell them that their page is welcome. */
import { headerOf } from '#lib/bytes.ts'
import type { ExchangeCheck } from '#model/check.ts'
import { foreignOrigin } from '#lib/foreign-origin.ts'

export const browserOriginBlocked: ExchangeCheck = {
  id: 'browser-origin-blocked',
  on: 'exchange',
  promise: 'Where browser origins are promised to be blocked, no answer admits the Origin that was sent.',
  basis: 'docs/extensions.md, x-proofload-promise; Fetch Standard §3.2.5, Access-Control-Allow-Origin',
  class: 'violation',
  appliesTo: ({ case: { intent }, exchange: { outcome } }) =>
    intent.kind !== 'access' || intent.probe !== 'browser-origin'
      ? 'no Origin was sent'
      : outcome.kind !== 'response'
        ? 'there was no response'
        : true,
  inspect({ case: { intent }, exchange: { step, outcome } }) {
    if (outcome.kind !== 'response' || intent.kind !== 'access') return []
    const admitted = headerOf(outcome, 'access-control-allow-origin')
    // No status is documented for a blocked call: only this header lets a page read the answer.
    if (admitted !== '*' && admitted !== foreignOrigin) return []
    return [{ clauses: [intent.clause], step, expected: `no Access-Control-Allow-Origin that admits ${foreignOrigin}`, actual: admitted }]
  },
}
