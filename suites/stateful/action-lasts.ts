/** What an action says that it has brought about is so. */
import { isDeepStrictEqual } from 'node:util'
import { bringsBack } from '#lib/bringing-back.ts'
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck, SequenceSubject } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { say } from '#suites/stateful/likeness.ts'
import { actedStatus, changeOf, claimedId, exchangeValue, holds, isGone, lastOf, stepsOf } from '#suites/observed.ts'

export const actionLasts: SequenceCheck = {
  id: 'action-lasts',
  on: 'sequence',
  promise:
    'A state in which the answer to an action shows a resource is not the old one again when that is read, and what was brought back is there.',
  basis: 'RFC 9110 §9.3.3, POST, and §15.3.1, 200 OK',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const lost = stillGone(trace, operation)
    if (lost !== undefined) return [lost]
    if (trace.sequence.claim?.promised === true) return broughtBack(trace)
    const change = changeOf(trace)
    if (!change.ok) return change
    const { before, after, acted, seen: step } = change
    const { about = [], shownAt = '/body' } = trace.sequence.claim ?? {}
    const id = claimedId(trace)
    const outcome = lastOf(trace, acted)?.outcome
    if (outcome?.kind !== 'response' || !isSuccess(outcome.status)) return { undecided: 'the action was not done' }
    const told = exchangeValue(lastOf(trace, acted), shownAt)
    if (!isObject(told) || id === undefined || !areOf(id, before, told, after))
      return { undecided: 'the answer does not show the resource itself' }
    return about.flatMap(({ seenAt, clauses }) => {
      const [was, said, is] = [before, told, after].map((one) => valueAt(one, seenAt))
      if (was === undefined || said === undefined || isPassing(said)) return []
      if (isDeepStrictEqual(was, said) || !(isDeepStrictEqual(was, is) || isBelied(said, is))) return []
      return [{ clauses, step, expected: `${say(said)} at ${seenAt}, as the action answered`, actual: say(is) }]
    })
  },
}

/** What an action brings back, and shows, can be read again. */
function stillGone(trace: Trace, operation: SequenceSubject['operation']): Evidence | undefined {
  const [before = -1, after = -1] = stepsOf(trace, 'observe')
  const [act = -1] = stepsOf(trace, 'act')
  const action = operation(trace.sequence.operation)
  if (!bringsBack(action) || trace.broken !== undefined) return undefined
  const [told, own] = [exchangeValue(lastOf(trace, act), trace.sequence.claim?.shownAt ?? '/body'), claimedId(trace)]
  const isPromised = trace.sequence.claim?.promised === true && isSuccess(actedStatus(trace) ?? 0)
  const isShown = isPromised || (actedStatus(trace) === 200 && isObject(told) && own !== undefined && holds(told, own))
  if (!isGone(trace, before) || !isShown || !isGone(trace, after)) return undefined
  const status = exchangeValue(lastOf(trace, after), '/status')
  const expected = isPromised ? 'what came back with it, as the document says' : 'the resource, as the action answered'
  return { clauses: [action.at], step: after, expected, actual: String(status) }
}

function broughtBack(trace: Trace): readonly Evidence[] | { readonly undecided: string } {
  const [before = -1] = stepsOf(trace, 'observe')
  if (trace.broken !== undefined) return { undecided: trace.broken }
  return isGone(trace, before) ? [] : { undecided: 'it was not gone before' }
}

/** Whether all have the id under the same name: a copy, or what undoes it, is another thing that may speak of this one. */
const areOf = (id: Json, ...[first, ...others]: readonly (JsonObject | undefined)[]): boolean =>
  Object.entries(first ?? {}).some(([name, value]) => holds(value, id) && others.every((one) => isDeepStrictEqual(one?.[name], value)))

/** What was stopped has not ended well after that, nor is it still to come. */
const isBelied = (said: Json, is: Json | undefined): boolean =>
  typeof said === 'string' &&
  typeof is === 'string' &&
  /^(?:cancel|abort|stop|terminat|kill)\w*ed$/i.test(said) &&
  /^(?:queued|pending|running|processing|in[ _-]?progress|scheduled|completed|succeeded)$/i.test(is)

/** What is under way ends by itself, and may end where it began. */
const isPassing = (state: Json): boolean =>
  typeof state === 'string' && /ing$|^(?:pend|queu|wait|request|progress|busy|schedul|in_|accepted)/i.test(state)
