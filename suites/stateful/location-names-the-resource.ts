/** The Location of a 201 leads to what was made, and that of a 202 to where it is watched. */
import { headerOf, jsonOf } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import type { Trace } from '#model/exchange.ts'
import { claimedId, lastOf, showingAt, stepsOf, saysGone } from '#suites/observed.ts'

export const locationNamesTheResource: SequenceCheck = {
  id: 'location-names-the-resource',
  on: 'sequence',
  promise: 'The Location of a 201 names the resource that was created, and that of a 202 leads somewhere.',
  basis: 'RFC 9110 §10.2.2, Location, and §15.3.2, 201 Created',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const [acted = -1] = stepsOf(trace, 'act')
    const [step = -1] = stepsOf(trace, 'observe')
    const [made, seen] = [lastOf(trace, acted)?.outcome, lastOf(trace, step)?.outcome]
    const { at, responses } = operation(trace.sequence.operation)
    const rule = made?.kind === 'response' ? responses.find(({ status }) => status === String(made.status)) : undefined
    const isPromised = rule?.headers.some(({ name }) => name === 'location') === true
    if (made?.kind !== 'response' || !(made.status === 201 || (made.status === 202 && isPromised)))
      return { undecided: 'the creation did not answer 201' }
    if (seen?.kind !== 'response') return { undecided: seen?.reason ?? 'the Location was not followed' }
    const id = claimedId(trace)
    const evidence = (actual: string, policy: boolean): readonly Evidence[] => [
      {
        clauses: [rule?.headers.find(({ name }) => name === 'location')?.at ?? rule?.at ?? at],
        step,
        expected: `${made.status === 201 ? 'the created resource' : 'what tells how far it is'} at ${headerOf(made, 'location') ?? ''}`,
        actual,
        ...(policy && { class: 'policy' }),
      },
    ]
    if (saysGone(seen.status)) return evidence(String(seen.status), false)
    // RFC 9110 §10.2.2: only with 201 the Location names the created resource; with 202 it may name where the work is watched.
    if (made.status === 202) return isSuccess(seen.status) ? [] : { undecided: `the Location answered ${seen.status}` }
    if (!isSuccess(seen.status))
      return isNowhere(seen.status) && isReadBare(operation(trace.sequence.cases[step]?.operation ?? '')) && isElsewhere(trace)
        ? evidence(String(seen.status), false)
        : { undecided: `the Location answered ${seen.status}` }
    const body = jsonOf(seen)
    if (id === undefined || !body.ok) return { undecided: 'there is no id to compare, or the Location shows no JSON' }
    if (mentions(body.value, id)) return []
    // A page about it, or a part of it, need not repeat the id.
    const showing = showingAt(trace, step)
    return evidence('a representation without its id', !(showing.ok && 'id' in showing.resource))
  },
}

/** An address that is no address: what is refused otherwise may be there for others. */
const isNowhere = (status: number): boolean => status === 400 || status === 422

/** What has to be told more than its path may have wanted that. */
const isReadBare = ({ parameters }: Operation): boolean => !parameters.some(({ in: place, required }) => place === 'query' && required)

/** Whether it can be read all the same, where the document says. */
function isElsewhere(trace: Trace): boolean {
  const [, usual] = stepsOf(trace, 'observe')
  const outcome = usual === undefined ? undefined : lastOf(trace, usual)?.outcome
  return outcome?.kind === 'response' && isSuccess(outcome.status)
}

const mentions = (value: Json, id: Json): boolean =>
  String(value) === String(id) ||
  ((Array.isArray(value) || isObject(value)) && Object.values(value).some((inner) => mentions(inner as Json, id)))
