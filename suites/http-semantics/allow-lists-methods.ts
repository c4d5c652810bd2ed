/** A client that was refused a method reads in Allow which it may use: one that is missing there is given up. */
import { headerOf } from '#lib/bytes.ts'
import { isSuccess } from '#lib/status-range.ts'
import { isStray } from '#lib/stray-methods.ts'
import type { Evidence, ExchangeCheck } from '#model/check.ts'

/** Known to HTTP itself, RFC 9110 §9.3: nobody documents them. */
const general: ReadonlySet<string> = new Set(['HEAD', 'OPTIONS', 'TRACE'])

export const allowListsMethods: ExchangeCheck = {
  id: 'allow-lists-methods',
  on: 'exchange',
  promise: 'Allow lists the methods that a path documents, and not the one that is just refused.',
  basis: 'RFC 9110 §10.2.1, Allow; RFC 9110 §15.5.6, 405 Method Not Allowed',
  class: 'violation',
  appliesTo({ case: { intent }, exchange: { outcome } }) {
    if (intent.kind !== 'protocol' || intent.documented === undefined) return 'nobody asked for the methods of the path'
    if (outcome.kind !== 'response') return 'there was no response'
    const tells = outcome.status === 405 || (intent.probe === 'options' && isSuccess(outcome.status))
    // An empty one says that there is no method just now; that there is none at all is judged by method-not-allowed.
    return tells && (headerOf(outcome, 'allow') ?? '') !== '' ? true : 'the answer lists no methods'
  },
  inspect({ operation, case: { intent, method: asked = '' }, exchange: { step, outcome }, accepted }) {
    if (intent.kind !== 'protocol' || outcome.kind !== 'response') return []
    const { documented = {}, clause } = intent
    const listed = new Set((headerOf(outcome, 'allow') ?? '').split(',').map((method) => method.trim().toUpperCase()))
    const actual = [...listed].join(', ')
    const missing = Object.entries(documented).filter(([method]) => !listed.has(method))
    const more = [...listed].filter((method) => documented[method] === undefined && !general.has(method) && method !== '' && method !== '*')
    // RFC 9110 §10.2.1 speaks of this moment: with the state of a resource its methods may change. What was accepted before is there.
    const isSure = ([method, id]: readonly [string, string]): boolean =>
      outcome.status === 405 && !isStray(asked) && accepted.has(id) && (method === 'GET' || !operation.path.includes('{'))
    const told = (expected: string, own: Pick<Evidence, 'class'>): readonly Evidence[] => [
      { clauses: [clause], step, expected, actual: `Allow: ${actual}`, ...own },
    ]
    // In one breath: the method is not there, and it is.
    if (outcome.status === 405 && listed.has(asked) && !isStray(asked)) return told(`an Allow without the refused ${asked}`, {})
    if (missing.length > 0 && !listed.has('*'))
      return told(`${missing.map(([method]) => method).join(', ')} in Allow`, missing.some(isSure) ? {} : { class: 'policy' })
    return more.length > 0 ? told(`only what is documented: ${Object.keys(documented).join(', ')}`, { class: 'policy' }) : []
  },
}
