/** Errors that call themselves problem details are read by programs which know no more than RFC 9457. */
import { headerOf, jsonOf } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { JsonObject } from '#lib/json.ts'
import { parseMediaType } from '#lib/media-type.ts'
import type { Evidence, ExchangeCheck } from '#model/check.ts'

type Fault = Pick<Evidence, 'expected' | 'actual' | 'class'>

const types = { type: 'string', title: 'string', detail: 'string', instance: 'string', status: 'number' } as const

export const problemDetailsWellFormed: ExchangeCheck = {
  id: 'problem-details-well-formed',
  on: 'exchange',
  promise: 'A problem document is an object of the members that RFC 9457 gives it, and tells the status that it came with.',
  basis: 'RFC 9457 §3.1, Members of a Problem Details Object; RFC 9457 §3.1.2, status',
  class: 'violation',
  restsOnHttp: true,
  appliesTo: ({ exchange: { request, outcome } }) =>
    outcome.kind !== 'response'
      ? 'there was no response'
      : parseMediaType(headerOf(outcome, 'content-type') ?? '')?.essence !== 'application/problem+json'
        ? 'it is no problem document'
        : outcome.base64 === '' || request.method === 'HEAD'
          ? 'there is no body'
          : jsonOf(outcome).ok
            ? true
            : 'the body is not JSON',
  inspect({ operation, exchange: { step, outcome } }) {
    const body = outcome.kind === 'response' ? jsonOf(outcome) : undefined
    if (outcome.kind !== 'response' || body?.ok !== true) return []
    const faults: readonly Fault[] = isObject(body.value)
      ? [...memberFaults(body.value), ...statusFaults(body.value, outcome.status)]
      : [{ expected: 'an object', actual: JSON.stringify(body.value).slice(0, 100) }]
    return faults.map((fault) => ({ clauses: [operation.at], step, ...fault }))
  },
}

/** RFC 9457 §3.1: a reader ignores a member of another type, so that only its meaning is lost. */
const memberFaults = (problem: JsonObject): readonly Fault[] =>
  Object.entries(types).flatMap(([name, type]) => {
    const value = Object.hasOwn(problem, name) ? problem[name] : undefined
    if (value === undefined || typeof value === type) return []
    return [{ expected: `${name} as a ${type}`, actual: JSON.stringify(value).slice(0, 100), class: 'policy' }]
  })

/** RFC 9457 §3.1.2: whoever writes a problem MUST use the same status in the response itself. */
const statusFaults = ({ status }: JsonObject, sent: number): readonly Fault[] =>
  typeof status === 'number' && status !== sent ? [{ expected: `status ${sent}`, actual: `status ${status}` }] : []
