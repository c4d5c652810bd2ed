/** A write that answers success has written all of what it was given. */
import type { Aspect } from '#model/case.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import type { Trace } from '#model/exchange.ts'
import type { Json } from '#lib/json.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { bare, likenessOf, say } from '#suites/stateful/likeness.ts'
import { actedStatus, claimedId, exchangeValue, lastOf, sentValue, showingAt, stepsOf, saysGone } from '#suites/observed.ts'

export const writtenIsRead: SequenceCheck = {
  id: 'written-is-read',
  on: 'sequence',
  promise: 'What a create, a PUT or a PATCH sets of a resource is what is read of it afterwards, where it was.',
  basis: 'RFC 9110 §9.3.4, PUT; RFC 5789 §2, PATCH',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }, lens) {
    const [acted = -1] = stepsOf(trace, 'act')
    // RFC 9110 §15.3.3: 202 promises nothing yet.
    const step = stepsOf(trace, 'observe').at(-1) ?? -1
    if (actedStatus(trace) === 202 && !hasEnded(trace, step)) return { undecided: 'the write was only accepted, not done' }
    const showing = showingAt(trace, step)
    if (!showing.ok) return isLost(trace, acted, step) ? [lost(operation(trace.sequence.operation), trace, step)] : showing
    const { claim, cases } = trace.sequence
    const selects = claim?.within !== undefined || selectsMembers(operation(cases[step]?.operation ?? ''))
    return (claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
      const [sent, seen] = [sentValue(trace, acted, aspect), valueAt(showing.resource, aspect.seenAt)]
      const holds = (value: Json): boolean => lens.issues(aspect.clauses.at(-1) ?? '', 'response', value).length === 0
      // What the response's schema cannot hold cannot be read back; and where a response breaks it, that is what is wrong.
      if (sent === undefined || !holds(sent) || (seen !== undefined && !holds(seen))) return []
      const likeness = likenessOf(sent, seen)
      if (likeness === 'same') return []
      // What has ended may put away what it was made of.
      const isPutAway = (seen === undefined || seen === null) && actedStatus(trace) === 202
      const mild = likeness === 'like' || (seen === undefined && selects) || isPutAway
      return [evidenceOf(aspect, { step, sent, seen, mild })]
    })
  },
}

/** Whether what a change was done to is gone after it. Where the id is made of a text of the client's, a change of that may move it. */
function isLost(trace: Trace, acted: number, step: number): boolean {
  const { claim, cases } = trace.sequence
  const [change, seen] = [lastOf(trace, acted), lastOf(trace, step)?.outcome]
  const isChange = acted > 0 && (change?.request.method === 'PATCH' || change?.request.method === 'PUT')
  if (!isChange || trace.broken !== undefined || claim?.within !== undefined || seen?.kind !== 'response') return false
  const id = bare(String(claimedId(trace) ?? ''))
  const said = bare(JSON.stringify(cases.map((_, index) => trace.parts[index]?.body ?? null)))
  return saysGone(seen.status) && id.length >= 8 && !said.includes(id)
}

const lost = ({ at }: Operation, trace: Trace, step: number): Evidence => {
  const outcome = lastOf(trace, step)?.outcome
  return { clauses: [at], step, expected: 'what was changed', actual: outcome?.kind === 'response' ? String(outcome.status) : '' }
}

/** Whether it was asked how far it is until it was done. */
function hasEnded(trace: Trace, step: number): boolean {
  const repeat = trace.sequence.cases[step]?.repeat
  if (repeat?.by !== 'poll') return false
  const state = exchangeValue(lastOf(trace, step), repeat.stateAt)
  return state !== undefined && !repeat.pending.includes(state)
}

/** A read that lets the client choose the members may show few by itself; so may a list. */
const selectsMembers = ({ parameters }: Operation): boolean =>
  parameters.some(({ in: place, name }) => place === 'query' && /field|include|expand|select|embed|view|properties/i.test(name))

interface Found {
  readonly step: number
  readonly sent: Json
  readonly seen: Json | undefined
  readonly mild: boolean
}

const evidenceOf = ({ clauses, doubtful, seenAt }: Aspect, { step, sent, seen, mild }: Found): Evidence => ({
  clauses,
  step,
  expected: `${say(sent)} at ${seenAt}, as it was sent`,
  actual: say(seen),
  ...((mild || doubtful === true) && { class: 'policy' }),
})
