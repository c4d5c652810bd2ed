/** What was created stands in the list of its kind. */
import type { Json } from '#lib/json.ts'
import { isObject } from '#lib/json-pointer.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import type { Trace } from '#model/exchange.ts'
import { actedStatus, claimedId, itemsAt, lastOf, stepsOf } from '#suites/observed.ts'

export const listedAfterCreate: SequenceCheck = {
  id: 'listed-after-create',
  on: 'sequence',
  promise: 'A resource stands in the list of its kind once its creation has been answered with success.',
  basis: 'RFC 9110 §9.3.1, GET, and §9.3.3, POST',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    // RFC 9110 §15.3.3: 202 promises nothing yet.
    if (actedStatus(trace) === 202) return { undecided: 'the creation was only accepted, not done' }
    const step = stepsOf(trace, 'observe').at(-1) ?? -1
    const outcome = lastOf(trace, step)?.outcome
    if (outcome?.kind !== 'response' || !isSuccess(outcome.status))
      return { undecided: `the list answered ${outcome?.kind === 'response' ? outcome.status : (outcome?.reason ?? 'nothing')}` }
    const [id, items] = [claimedId(trace), itemsAt(trace, step)]
    if (id === undefined || items === undefined) return { undecided: 'there is no id to look for, or no list to look in' }
    if (items.some((item) => holds(item, id))) return []
    if (!isWhole(trace, step, items)) return { undecided: 'the list may go on where nothing leads' }
    const list = operation(trace.sequence.cases[step]?.operation ?? '')
    const mild = chooses(list) || trace.sequence.claim?.about?.some(({ doubtful }) => doubtful === true) === true
    return [
      {
        clauses: [list.at],
        step,
        expected: 'the created resource in the list',
        actual: `${items.length} others`,
        ...(mild && { class: 'policy' }),
      },
    ]
  },
}

/** A Location gives every id as text. */
const holds = (item: Json, id: Json): boolean =>
  (isObject(item) ? Object.values(item) : [item]).some((value) => value === id || (typeof value === 'number' && String(value) === id))

/** A walk that ended by itself saw all; a list without pages is cut at a round number, where it is cut at all. */
function isWhole({ sequence, exchanges }: Trace, step: number, items: readonly Json[]): boolean {
  const repeat = sequence.cases[step]?.repeat
  if (repeat !== undefined) return exchanges.filter((one) => one.step === step).length < repeat.max
  const isRound = items.length % 5 === 0 || Number.isInteger(Math.log2(items.length))
  return items.length < 10 || !isRound
}

const paging =
  /^(?:limit|page_?size|per_?page|size|max_?results|top|first|take|cursor|page_?token|after|starting_?after|next_?token|continuation_?token|offset|skip|page|page_?number|sort|sort_?by|order|order_?by|direction)$/i

/** What can be asked to choose may choose unasked: what is open, published, or the caller's own. */
const chooses = ({ parameters }: Operation): boolean => parameters.some(({ in: place, name }) => place === 'query' && !paging.test(name))
