/** Many made at once are as well made as one by one. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Aspect } from '#model/case.ts'
import type { Evidence, SequenceCheck, SequenceSubject } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import type { Lens } from '#model/lens.ts'
import { likenessOf, say } from '#suites/stateful/likeness.ts'
import { exchangeValue, holds, itemsAt } from '#suites/observed.ts'

export const bulkEqualsSingles: SequenceCheck = {
  id: 'bulk-equals-singles',
  on: 'sequence',
  promise: 'Each of many that are made at once is made, once, and can be read as it was sent.',
  basis: 'RFC 9110 §9.3.3, POST',
  class: 'violation',
  appliesTo: () => true,
  inspect(subject, lens) {
    const { trace, operation } = subject
    const { listing, sentAt, shownAt } = trace.sequence.claim ?? {}
    const made = lastOf(trace, 0)
    const results = listing === undefined ? undefined : exchangeValue(made, listing.itemsAt)
    // Parts are JSON: the types only say more.
    const sent = valueAt(trace.parts[0] as unknown as Json, sentAt ?? '')
    if (trace.broken !== undefined || listing === undefined || !Array.isArray(results) || !Array.isArray(sent))
      return { undecided: trace.broken ?? 'the answer shows no results' }
    if (made?.outcome.kind === 'response' && made.outcome.status === 202) return { undecided: 'the creation was only accepted, not done' }
    const ids = (results as readonly Json[]).flatMap((result) => valueAt(result, listing.idAt) ?? [])
    const clause = operation(trace.sequence.operation).at
    if (ids.length < sent.length) {
      const fewer = `${sent.length - ids.length} of ${sent.length} were not made`
      const isMade = made?.outcome.kind === 'response' && made.outcome.status === 201 && results.length === ids.length
      if (!isMade || saysWhy(exchangeValue(made, '/body'))) return { undecided: fewer }
      return [{ clauses: [clause], step: 0, expected: `${sent.length} made, as many as were sent`, actual: `201, and ${ids.length} made` }]
    }
    const more = new Set(ids).size - sent.length
    const count: readonly Evidence[] =
      more > 0
        ? [{ clauses: [clause], step: 0, expected: `${sent.length} made, as many as were sent`, actual: `${sent.length + more} made` }]
        : []
    const listed = trace.sequence.claim?.within === undefined ? undefined : trace.sequence.cases.length - 1
    if (listed !== undefined) return [...count, ...unlisted(subject, ids, listed, sent as readonly Json[], lens)]
    const reads = trace.exchanges.filter(
      ({ step }, index) => step > 0 && trace.exchanges.findLastIndex((one) => one.step === step) === index,
    )
    const shown = reads.flatMap((one) =>
      one.outcome.kind === 'response' && isSuccess(one.outcome.status) ? [exchangeValue(one, shownAt ?? '') ?? null] : [],
    )
    return [...count, ...lost(subject, clause), ...(shown.length < sent.length ? [] : changed(trace, sent as readonly Json[], shown, lens))]
  },
}

/** A part may have been refused, and the answer tells which. */
const saysWhy = (body: Json | undefined): boolean =>
  /error|fail|refus|reject|skip|ignor|duplic|invalid|conflict|warn/i.test(JSON.stringify(body ?? ''))

/** What has no path of its own stands in its list; that may choose, but not among its like. */
function unlisted(
  { trace, operation }: SequenceSubject,
  ids: readonly Json[],
  step: number,
  sent: readonly Json[],
  lens: Lens,
): readonly Evidence[] {
  const items = itemsAt(trace, step)
  if (items === undefined) return []
  const shown = items.filter((item) => ids.some((id) => holds(item, id)))
  if (shown.length >= ids.length) return changed(trace, sent, shown, lens)
  const list = operation(trace.sequence.cases[step]?.operation ?? '')
  // Many pages may not have been read to their end.
  if (items.length > 2 * ids.length) return []
  const mayChoose = shown.length === 0 && list.parameters.some(({ in: place, required }) => place === 'query' && !required)
  return [
    {
      clauses: [list.at],
      step,
      expected: `all ${ids.length} that were made at once in their list`,
      actual: `${shown.length} of them, and ${items.length - shown.length} others`,
      ...(mayChoose && { class: 'policy' as const }),
    },
  ]
}

const lastOf = ({ exchanges }: Trace, step: number): Trace['exchanges'][number] | undefined =>
  exchanges.findLast((one) => one.step === step)

/** Ids that nothing can be read under. */
function lost({ trace }: SequenceSubject, clause: Pointer): readonly Evidence[] {
  return trace.sequence.cases.flatMap(({ role }, step): readonly Evidence[] => {
    const outcome = role === 'observe' ? lastOf(trace, step)?.outcome : undefined
    if (outcome?.kind !== 'response' || (outcome.status !== 404 && outcome.status !== 410)) return []
    return [{ clauses: [clause], step, expected: 'each that was answered as made', actual: String(outcome.status) }]
  })
}

/** The results need not stand in the order of the request: what was sent has to be among them. */
function changed({ sequence }: Trace, sent: readonly Json[], shown: readonly Json[], lens: Lens): readonly Evidence[] {
  return (sequence.claim?.about ?? []).flatMap((aspect): readonly Evidence[] => {
    const values = shown.map((one) => valueAt(one, aspect.seenAt))
    // What breaks its schema is not for this check to judge.
    if (values.some((value) => lens.issues(aspect.clauses.at(-1) ?? '', 'response', value ?? null).length > 0)) return []
    const missing = sent.map((one) => valueAt(one, aspect.sentAt ?? '')).filter((value) => value !== undefined)
    const gone = missing.find((value) => values.every((seen) => likenessOf(value, seen) === 'other'))
    return gone === undefined ? [] : [evidenceOf(aspect, gone, values)]
  })
}

const evidenceOf = ({ clauses, seenAt, doubtful }: Aspect, sent: Json, seen: readonly (Json | undefined)[]): Evidence => ({
  clauses,
  step: 0,
  expected: `${say(sent)} at ${seenAt} of one of them, as it was sent`,
  actual: seen.map(say).join(', '),
  ...(doubtful === true && { class: 'policy' }),
})
