/** A password goes in and does not come out. */
import { decodeBody } from '#lib/body.ts'
import { headerOf, jsonOf, textOf, type Parsed } from '#lib/bytes.ts'
import { child, isObject, lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { matchesRange } from '#lib/media-type.ts'
import { isPasswordName } from '#lib/property-meaning.ts'
import type { Evidence, ExchangeCheck, ExchangeSubject } from '#model/check.ts'
import type { Lens } from '#model/lens.ts'
import { documentedJson } from '#suites/documented.ts'

export const writeOnlyWithheld: ExchangeCheck = {
  id: 'write-only-withheld',
  on: 'exchange',
  promise: 'What a schema calls write-only is in no response, and a password that was sent in no refusal.',
  basis: 'OpenAPI 3.1.0 §4.8.24, Schema Object; JSON Schema 2020-12 §9.4, writeOnly; RFC 9457 §5, Security Considerations',
  class: 'violation',
  appliesTo: ({ exchange: { outcome } }) => (outcome.kind === 'response' ? true : 'there was no response'),
  inspect(subject, lens) {
    return [...answered(subject, lens), ...repeated(subject, lens)]
  },
}

/** What the response's own schema calls write-only. */
function answered(subject: ExchangeSubject, lens: Lens): readonly Evidence[] {
  const found = documentedJson(subject)
  if (typeof found === 'string') return []
  return lens
    .issues(found.schemaAt, 'response', found.value)
    .filter(({ keyword }) => keyword === 'writeOnly')
    .map(({ clause, via, at }) => ({
      clauses: [clause, found.rule.at, ...via],
      step: subject.exchange.step,
      expected: `nothing at ${at}`,
      // The value may be somebody's password.
      actual: 'a value',
    }))
}

/** A shorter one may stand there by chance. */
const shortestSecret = 8

/** What was sent as write-only, and stands somewhere in the response: in the message of a refusal, in a link. */
function repeated(subject: ExchangeSubject, lens: Lens): readonly Evidence[] {
  const { step, outcome } = subject.exchange
  const sent = sentBody(subject, lens)
  if (sent === undefined || outcome.kind !== 'response' || outcome.base64 === '') return []
  const text = textOf(outcome)
  const { schemaAt, value: body } = sent
  const isRepeated = (value: Json | undefined): boolean =>
    typeof value === 'string' && value.length >= shortestSecret && text.includes(value)
  const answer = jsonOf(outcome)
  // Seen as a response, a request has an issue wherever it holds what is write-only.
  const declared = (lens.hasWriteOnly(schemaAt) ? lens.issues(schemaAt, 'response', body) : [])
    .filter(
      ({ keyword, at }) => keyword === 'writeOnly' && (isRepeated(valueAt(body, at)) || isNamed(answer, lastToken(at), valueAt(body, at))),
    )
    .map(({ clause, via, at }) => ({ clauses: [clause, ...via] as const, at }))
  const called =
    outcome.status < 400
      ? []
      : textsIn(body)
          .filter(({ at, value }) => isPasswordName(lastToken(at)) && isRepeated(value) && !isElsewhere(body, at, value))
          .filter(({ at }) => !declared.some((one) => one.at === at))
          // A framework may answer with the whole of what it refuses: as data under its own name, not in words.
          .map(({ at, value }) => ({
            clauses: [schemaAt] as const,
            at,
            ...(text.includes(`"${value}"`) && { class: 'policy' as const }),
          }))
  return [...declared, ...called].map(({ at, ...evidence }) => ({
    ...evidence,
    step,
    expected: `nothing of what was sent at ${at}`,
    actual: 'the value, as it was sent',
  }))
}

/** Whether an answer holds a text under the name that it was sent by, however short it is. */
function isNamed(answer: Parsed, name: string, value: Json | undefined): boolean {
  const holds = (one: Json): boolean =>
    typeof one === 'object' &&
    one !== null &&
    ((isObject(one) && typeof value === 'string' && value !== '' && one[name] === value) || Object.values(one).some(holds))
  return answer.ok && holds(answer.value)
}

/** The body of the request, as a server reads it. */
function sentBody({ operation, exchange: { request } }: ExchangeSubject, lens: Lens): { schemaAt: Pointer; value: Json } | undefined {
  const type = headerOf(request, 'content-type') ?? ''
  const media = operation.requestBody?.media.find((one) => matchesRange(one.type, type))
  const { schemaAt } = media ?? {}
  if (schemaAt === undefined || request.base64 === '') return undefined
  const read = decodeBody(type, request.base64, () => lens.declaredType(schemaAt), media?.encoding)
  return read?.ok === true ? { schemaAt, value: read.value } : undefined
}

/** A user name may happen to be the password too. */
const isElsewhere = (body: Json, at: Pointer, secret: string): boolean =>
  textsIn(body).some((other) => other.at !== at && other.value.includes(secret))

/** Without recursion: what is sent may be nested deeper than the stack is. */
function textsIn(value: Json): readonly { readonly at: Pointer; readonly value: string }[] {
  const texts: { readonly at: Pointer; readonly value: string }[] = []
  const open: { readonly at: Pointer; readonly value: Json }[] = [{ at: '', value }]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { at } = one
    if (typeof one.value === 'string') texts.push({ at, value: one.value })
    else if (typeof one.value === 'object' && one.value !== null)
      // Members of JSON are JSON.
      for (const [name, member] of Object.entries(one.value)) open.push({ at: child(at, name), value: member as Json })
  }
  return texts
}
