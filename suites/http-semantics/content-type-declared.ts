/** A client reads a body by its Content-Type: its bytes have to be what that says. */
import { fromBase64, headerOf, jsonOf, textOf } from '#lib/bytes.ts'
import { isJson, mediaFor, parseMediaType } from '#lib/media-type.ts'
import { repeatedName } from '#lib/repeated-name.ts'
import { coveringStatus } from '#lib/status-range.ts'
import type { Evidence, ExchangeCheck, ExchangeSubject } from '#model/check.ts'
import type { HttpResponse } from '#model/exchange.ts'

type Fault = Pick<Evidence, 'expected' | 'actual' | 'class'>

export const contentTypeDeclared: ExchangeCheck = {
  id: 'content-type-declared',
  on: 'exchange',
  promise: 'A body is what its Content-Type says: text in its charset, JSON that can be read in only one way.',
  basis: 'RFC 9110 §8.3, Content-Type; RFC 8259 §4, §8.1, JSON',
  class: 'violation',
  restsOnHttp: true,
  appliesTo: ({ exchange: { request, outcome, bytes } }) =>
    outcome.kind !== 'response'
      ? 'there was no response'
      : bytes === 'lossy'
        ? 'the bytes were not kept'
        : [502, 503, 504].includes(outcome.status)
          ? 'a gateway answered'
          : outcome.base64 === '' || request.method === 'HEAD'
            ? 'there is no body'
            : headerOf(outcome, 'content-encoding') !== undefined
              ? 'the body is coded'
              : true,
  inspect(subject) {
    const { operation, exchange } = subject
    if (exchange.outcome.kind !== 'response') return []
    const type = headerOf(exchange.outcome, 'content-type') ?? ''
    const faults = [...charsetFaults(exchange.outcome, type), ...(isJson(type) ? jsonFaults(subject, exchange.outcome, type) : [])]
    return faults.map((fault) => ({ clauses: [operation.at], step: exchange.step, ...fault }))
  },
}

/** RFC 8259 §8.1: JSON is UTF-8, whether it says so or not. */
function charsetFaults(response: HttpResponse, type: string): readonly Fault[] {
  const charset = parseMediaType(type)?.parameters['charset']?.toLowerCase()
  const isUtf8 = charset === 'utf-8' || charset === 'utf8'
  if (!isUtf8 && !isJson(type)) return []
  const other: readonly Fault[] =
    charset === undefined || isUtf8 ? [] : [{ expected: 'UTF-8, as all JSON', actual: `charset=${charset}`, class: 'policy' }]
  // Bytes that say themselves that they are of another charset are no broken UTF-8.
  if (other.length > 0 || decodes(response)) return other
  return [{ expected: `UTF-8, as ${type} says`, actual: 'bytes that are no UTF-8' }]
}

function decodes(response: HttpResponse): boolean {
  if (!textOf(response).includes('\uFFFD')) return true
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(fromBase64(response.base64))
    return true
  } catch {
    return false
  }
}

function jsonFaults({ operation, case: { method } }: ExchangeSubject, response: HttpResponse, type: string): readonly Fault[] {
  const text = textOf(response)
  // RFC 8259 §8.1: it must not be written; that readers may ignore it is for those who get it all the same.
  const marked: readonly Fault[] = text.startsWith('\uFEFF') ? [{ expected: 'JSON', actual: 'a byte order mark before it' }] : []
  const body = jsonOf(response)
  if (!body.ok) {
    // With a schema it is the affair of body-matches-schema.
    const rule = method === undefined ? coveringStatus(operation.responses, response.status) : undefined
    const judged = rule !== undefined && mediaFor(rule.media, type)?.schemaAt !== undefined
    return judged ? marked : [...marked, { expected: `JSON, as ${type} says`, actual: body.reason }]
  }
  // Most bodies are written without a space: what is the same when it is written again has lost no member.
  const name = JSON.stringify(body.value) === text ? undefined : repeatedName(text)
  return name === undefined
    ? marked
    : [...marked, { expected: 'names that stand once', actual: `"${name.slice(0, 100)}" twice in one object`, class: 'policy' }]
}
