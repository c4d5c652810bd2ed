/** A server that is stricter than its document refuses clients who keep it. */
import { jsonOf } from '#lib/bytes.ts'
import { isObject, tokensOf } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Case, Parts } from '#model/case.ts'
import type { SequenceCheck } from '#model/check.ts'
import type { HttpResponse } from '#model/exchange.ts'
import type { Operation } from '#model/contract.ts'

/** Refusals that speak of the content of the request, not of the state of the world. */
const ofContent = new Set([400, 406, 411, 413, 414, 415, 422, 431])

export const refusesContent = (status: number): boolean => ofContent.has(status)

/** RFC 9110 §4.1 asks for 8000 octets of a URL, and asks no more than that; RFC 6585 §5 leaves the fields to the server. */
const tooLarge = new Set([414, 431])

/** "At least one of these" is a rule that no document can write down for parameters: each of them is optional, and together they are not. */
const isOneOfSome = ({ parameters }: Operation, clause: Pointer): boolean =>
  parameters.some(({ at }) => at === clause) && parameters.filter(({ required }) => !required).length > 1

/**
 * A refusal that speaks of another property that was sent may be for a rule between the two: an end before its beginning. Names of one
 * plain word stand in any message.
 */
function speaksOfAnother(refusal: HttpResponse, parts: Parts | undefined, own: ReadonlySet<string>): boolean {
  const body = parts?.body?.kind === 'json' && isObject(parts.body.value) ? parts.body.value : {}
  const said = jsonOf(refusal)
  const texts = said.ok ? textsIn(said.value) : []
  return Object.keys(body).some(
    (name) => /[a-z][A-Z]|_/.test(name) && !own.has(name) && texts.some((text) => text.split(/[^\w]+/).includes(name)),
  )
}

/** What the two differ in, by the names in its clause and in its place: a clause that many refer to names none of them. */
function namesTried(act: Case | undefined, twin: Case | undefined, covers: readonly Pointer[]): ReadonlySet<string> {
  const [tried, other] = [act, twin].map((one) => {
    const from = one?.binds.find(({ at }) => at === '/body/value')?.from
    return from?.kind === 'fresh' ? from.recipe : undefined
  })
  const added = (tried?.include ?? []).filter((at) => other?.include?.includes(at) !== true)
  return new Set([...covers, ...added, ...(tried?.pin === undefined ? [] : [tried.pin.at])].flatMap(tokensOf))
}

const textsIn = (value: Json): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []

export const validAccepted: SequenceCheck = {
  id: 'valid-accepted',
  on: 'sequence',
  promise: 'A valid request is accepted where its twin, equal but for one value within the contract, is.',
  basis: 'OpenAPI 3.1.0 §4.8.12 and §4.8.13, Parameter and Request Body Object',
  class: 'violation',
  appliesTo: ({ trace: { sequence } }) => (sequence.cases.some(({ role }) => role === 'setup') ? true : 'there is no twin'),
  inspect({ trace, operation }) {
    const { cases } = trace.sequence
    const last = cases.findIndex(({ role }) => role === 'act')
    const first = cases.findIndex(({ role }) => role === 'setup')
    const intent = cases[last]?.intent
    const [twin, outcome] = [first, last].map((step) => trace.exchanges.findLast((exchange) => exchange.step === step)?.outcome)
    if (intent?.kind !== 'valid' || outcome?.kind !== 'response' || twin?.kind !== 'response') return { undecided: 'there was no response' }
    const [clause] = intent.covers
    const isWanted = isSuccess(outcome.status)
    if (isWanted && isSuccess(twin.status)) return []
    const refusal = isWanted ? twin : outcome
    const { status } = refusal
    if (!isWanted && !isSuccess(twin.status)) return { undecided: `neither it nor its twin was accepted: ${status}` }
    if (!refusesContent(status) || clause === undefined) return { undecided: `${status} does not speak of the content` }
    return [
      {
        clauses: [clause],
        step: isWanted ? first : last,
        expected: isWanted ? 'acceptance without what is optional, as of its twin that has it' : 'acceptance, as of its twin',
        actual: String(status),
        ...((intent.mild === true ||
          tooLarge.has(status) ||
          speaksOfAnother(refusal, trace.parts[isWanted ? first : last], namesTried(cases[last], cases[first], intent.covers)) ||
          (isWanted && isOneOfSome(operation(trace.sequence.operation), clause))) && {
          class: 'policy',
        }),
      },
    ]
  },
}
