/** A status that the document does not list is a promise nobody made. */
import { headerOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { isRead } from '#lib/read-methods.ts'
import { coveringStatus } from '#lib/status-range.ts'
import type { Intent } from '#model/case.ts'
import type { ExchangeCheck, ExchangeSubject } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import type { Exchange } from '#model/exchange.ts'

/** Refusals that a document may well forget: they fit a request that was not meant to succeed. What it names may not be there: many say 409 to that. */
const plausible = new Set([400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429])
/** Somebody stood in the way: a limiter or a gateway, not the operation. */
const inTheWay = new Set([429, 502, 503, 504])

/** RFC 9110 §15.5.15, RFC 6585 §5: every server, and whatever stands before it, sets bounds to the request line and the fields; what operation is meant is not known then. */
const beforeRouting = new Set([414, 431])

/** Whether an id still stands for something is the state's affair: the stateful suite knows more. */
const lacksResource = ({ path }: Operation, status: number): boolean => path.includes('{') && status === 404

/**
 * A read under an id that nobody has, by whom the operation has let in: where 404 is documented, that is the word for it, and none about
 * who asks. A number may be somebody's.
 */
const isMisnamed = ({ operation, case: { intent, actor, parts, binds }, exchange, acceptedBefore }: ExchangeSubject): boolean =>
  intent.kind === 'valid' &&
  !intent.proven &&
  acceptedBefore &&
  actor === 'main' &&
  isRead(exchange.request.method) &&
  operation.responses.some(({ status }) => status === '404') &&
  binds.some(({ at, from }) => from.kind === 'fresh' && at.startsWith('/path/') && typeof valueAt(parts.path, at.slice(5)) === 'string')

/** RFC 9110 §13.1 and §12.5.1: whoever sends a precondition, or accepts nothing that is there, asks for these himself. */
function isAsked({ request, outcome }: Exchange, intent: Intent): boolean {
  const status = outcome.kind === 'response' ? outcome.status : 0
  if (status === 406) return intent.kind === 'protocol' && intent.probe === 'nothing-acceptable'
  const asked = (name: string): boolean => headerOf(request, name) !== undefined
  return (status === 304 && asked('if-none-match')) || (status === 412 && (asked('if-match') || asked('if-none-match')))
}

const fits = (subject: ExchangeSubject, status: number): boolean =>
  plausible.has(status) && !((status === 401 || status === 403) && isMisnamed(subject))

export const statusDocumented: ExchangeCheck = {
  id: 'status-documented',
  on: 'exchange',
  promise: 'An operation answers only with status codes that it documents: exactly, by range, or through `default`.',
  basis: 'OpenAPI 3.1.0 §4.8.16, Responses Object',
  class: 'violation',
  appliesTo: ({ case: { method, intent }, exchange, exchange: { outcome } }) =>
    method !== undefined
      ? 'the request used a method that the document does not describe'
      : outcome.kind !== 'response'
        ? 'there was no response'
        : outcome.status >= 500 && !inTheWay.has(outcome.status)
          ? 'no-server-error judges it'
          : isAsked(exchange, intent)
            ? 'it answers what HTTP lets every client ask'
            : true,
  inspect(subject) {
    const {
      operation,
      case: { intent, actor },
      exchange: { step, outcome },
    } = subject
    if (outcome.kind !== 'response' || coveringStatus(operation.responses, outcome.status) !== undefined) return []
    const { status } = outcome
    if (inTheWay.has(status)) return { undecided: `${status} stood in the way` }
    const meantToSucceed = intent.kind === 'valid' && intent.proven && intent.mild !== true
    if (meantToSucceed && actor === 'main' && (status === 401 || status === 403))
      return { undecided: `the credential was refused with ${status}` }
    return [
      {
        clauses: [`${operation.at}/responses`],
        step,
        expected: `one of ${operation.responses.map((rule) => rule.status).join(', ')}`,
        actual: String(status),
        ...((beforeRouting.has(status) || lacksResource(operation, status) || (!meantToSucceed && fits(subject, status))) && {
          class: 'policy',
        }),
      },
    ]
  },
}
