/** A delete that answers success has deleted something. */
import { textOf } from '#lib/bytes.ts'
import { canonical } from '#lib/hash.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import type { Trace } from '#model/exchange.ts'
import { lastOf, lastSight, showingAt } from '#suites/observed.ts'

export const goneAfterDelete: SequenceCheck = {
  id: 'gone-after-delete',
  on: 'sequence',
  promise: 'A resource can no longer be read once its deletion has been answered with success, and is then said not to be there.',
  basis: 'RFC 9110 §9.3.5, DELETE',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const acted = trace.sequence.cases.findIndex(({ role }) => role === 'act')
    const deletion = trace.exchanges.findLast(({ step }) => step === acted)?.outcome
    // RFC 9110 §15.3.3: 202 promises nothing yet.
    if (deletion?.kind === 'response' && deletion.status === 202) return { undecided: 'the deletion was only accepted, not done' }
    const misnamed = misnamedAs(trace, operation)
    if (misnamed !== undefined) return [misnamed]
    const sight = lastSight(trace)
    if (sight.kind === 'unclear') return { undecided: sight.reason }
    if (sight.kind === 'gone') return []
    // Unless it says so, one that shows itself as cancelled may have been deleted in its own way.
    const changed = trace.sequence.claim?.promised !== true && !isUnchanged(trace)
    return [
      {
        ...(changed && { class: 'policy' }),
        clauses: [operation(trace.sequence.operation).at],
        step: sight.step,
        expected: trace.sequence.claim?.within === undefined ? '404 or 410' : 'no longer listed',
        actual: trace.sequence.claim?.within === undefined ? String(sight.status) : 'still listed',
      },
    ]
  },
}

/** Said of what could be read by the same request before: that something is wrong with it. */
const blamesTheRequest = new Set([400, 405, 409, 422])

/** Where 404 is documented for what is not there, no other refusal fits what has just been deleted. */
function misnamedAs(trace: Trace, operation: (id: string) => Operation): Evidence | undefined {
  const { claim, cases } = trace.sequence
  const step = cases.length - 1
  const outcome = lastOf(trace, step)?.outcome
  const read = operation(cases[step]?.operation ?? trace.sequence.operation)
  const documents404 = read.responses.some(({ status }) => status === '404')
  if (claim?.within !== undefined || trace.broken !== undefined || outcome?.kind !== 'response' || !documents404) return undefined
  if (!blamesTheRequest.has(outcome.status)) return undefined
  return { clauses: [`${read.at}/responses/404`], step, expected: '404', actual: String(outcome.status) }
}

/** Whether the resource looks as it once did, dates apart: one that says that it is cancelled has been deleted in its own way. */
function isUnchanged(trace: Trace): boolean {
  const { cases } = trace.sequence
  const observer = cases.at(-1)?.operation
  const last = cases.length - 1
  const before = cases.flatMap(({ operation }, step) => (operation === observer && step < last ? [looksAt(trace, step)] : []))
  return before.every((looks) => looks === undefined) || before.includes(looksAt(trace, last))
}

function looksAt(trace: Trace, step: number): string | undefined {
  const { claim } = trace.sequence
  const outcome = lastOf(trace, step)?.outcome
  const showing = claim?.within === undefined ? undefined : showingAt(trace, step)
  const text = showing === undefined ? outcome?.kind === 'response' && textOf(outcome) : showing.ok && canonical(showing.resource)
  return text === undefined || text === false ? undefined : text.replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, '')
}
