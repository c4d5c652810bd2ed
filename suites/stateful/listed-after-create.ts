/** What was created stands in the list of its kind, and no second one like it. */
import { isDeepStrictEqual } from 'node:util'
import type { Json, JsonObject } from '#lib/json.ts'
import { isObject } from '#lib/json-pointer.ts'
import { isOftenServersName, isServersName } from '#lib/property-meaning.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { SequenceCheck } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import type { Trace } from '#model/exchange.ts'
import { isPassedOver } from '#suites/stateful/passed-over.ts'
import { actedStatus, claimedId, holds, itemsAt, lastOf, stepsOf } from '#suites/observed.ts'

export const listedAfterCreate: SequenceCheck = {
  id: 'listed-after-create',
  on: 'sequence',
  promise: 'A resource stands in the list of its kind once its creation has been answered with success, and is the only one that was made.',
  basis: 'RFC 9110 §9.3.1, GET, §9.3.3, POST, and §15.3.2, 201 Created',
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
    const list = operation(trace.sequence.cases[step]?.operation ?? '')
    const there = items.find((item) => holds(item, id, trace.sequence.claim?.idAt))
    if (there !== undefined) {
      const more = doubles(trace, items, there, id)
      return more === 0
        ? []
        : [{ clauses: [list.at], step, expected: 'one resource of what was sent once', actual: `${more + 1} that are alike` }]
    }
    if (!isWhole(trace, step, items)) return { undecided: 'the list may go on where nothing leads' }
    const mayChoose = chooses(list) || trace.sequence.claim?.about?.some(({ doubtful }) => doubtful === true) === true
    // Asked for what it is, a list has no reason to leave it out.
    const mild = mayChoose && trace.sequence.claim?.promised !== true && !isPassedOver(trace, items, list)
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

/** Copies may be what was asked for. */
const manifold = /count|quantity|copies|amount|number|repeat|recur|interval|schedul|instances|seats|batch|split/i

/** How many others have all that the client said of this one, a text of its own among it. Sent again, it would be two. */
function doubles(trace: Trace, items: readonly Json[], there: Json, id: Json): number {
  const [act = -1] = stepsOf(trace, 'act')
  const body = trace.parts[act]?.body
  const sent = body?.kind === 'json' && isObject(body.value) ? body.value : {}
  if (!isObject(there) || trace.exchanges.filter(({ step }) => step === act).length > 1) return 0
  if (Object.keys(sent).some((name) => manifold.test(name))) return 0
  const said = Object.entries(there).filter(
    ([name, value]) =>
      Object.hasOwn(sent, name) &&
      value !== id &&
      (isDeepStrictEqual(value, sent[name]) || (!isServersName(name) && !isOftenServersName(name))),
  )
  const planned = trace.sequence.cases[act]?.parts.body
  const standIn = planned?.kind === 'json' && isObject(planned.value) ? planned.value : {}
  // Made anew for this very request: an example of the document may have been sent by many, and many may refer to one thing.
  if (!said.some(([name, value]) => !/(?:id|ref)s?$/i.test(name) && isLong(value) && value === sent[name] && value !== standIn[name]))
    return 0
  const isAlike = (item: JsonObject): boolean => said.every(([name, value]) => isDeepStrictEqual(item[name], value))
  const names = Object.keys(there).filter((name) => there[name] === id)
  // One thing that is shown twice has one id.
  return new Set(
    items
      .filter((item): item is JsonObject => isObject(item) && !holds(item, id, trace.sequence.claim?.idAt) && isAlike(item))
      .map((item) => item[names[0] ?? '']),
  ).size
}

/** Too long for a second request to come upon it by chance, and no name of a kind. */
const isLong = (value: Json | undefined): boolean => typeof value === 'string' && value.length >= 12 && /[\d\s@]/.test(value)

/** A walk that ended by itself saw all; a list without pages is cut at a round number, where it is cut at all. */
function isWhole({ sequence, exchanges }: Trace, step: number, items: readonly Json[]): boolean {
  const repeat = sequence.cases[step]?.repeat
  const isRound = items.length % 5 === 0 || Number.isInteger(Math.log2(items.length))
  const isCut = items.length >= 10 && isRound
  if (repeat === undefined) return !isCut
  const pages = exchanges.filter((one) => one.step === step).length
  // Who asks for a hundred may get fifty of them and no word about the rest.
  const isCapped = pages === 1 && isCut && repeat.by !== 'poll' && repeat.totalAt === undefined && repeat.moreAt === undefined
  return pages < repeat.max && !isCapped
}

const paging =
  /^(?:limit|page_?size|per_?page|size|max_?results|top|first|take|cursor|page_?token|after|starting_?after|next_?token|continuation_?token|offset|skip|page|page_?number|sort|sort_?by|order|order_?by|direction)$/i

/** What can be asked to choose may choose unasked: what is open, published, or the caller's own. */
const chooses = ({ parameters }: Operation): boolean => parameters.some(({ in: place, name }) => place === 'query' && !paging.test(name))
