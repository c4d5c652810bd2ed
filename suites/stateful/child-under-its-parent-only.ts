/** The parent in a path is part of what names a child. */
import type { SequenceCheck } from '#model/check.ts'
import { claimedId, lastOf, showingAt, stepsOf } from '#suites/observed.ts'

export const childUnderItsParentOnly: SequenceCheck = {
  id: 'child-under-its-parent-only',
  on: 'sequence',
  promise: 'A resource that was made inside a parent is not found inside another.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object; RFC 3986 §1.2.3, Hierarchical Identifiers',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const step = stepsOf(trace, 'observe').at(-1) ?? -1
    const outcome = lastOf(trace, step)?.outcome
    if (outcome?.kind !== 'response') return { undecided: outcome?.reason ?? 'nobody looked for the child' }
    if (outcome.status >= 400 && outcome.status < 500 && outcome.status !== 429) return []
    const showing = showingAt(trace, step)
    if (!showing.ok) return showing
    const id = claimedId(trace)
    if (id === undefined || !Object.values(showing.resource).includes(id)) return { undecided: 'what is shown is not the child' }
    const { at, parameters, path } = operation(trace.sequence.operation)
    const names = parameters
      .filter(({ in: place }) => place === 'path')
      .toSorted((a, b) => path.indexOf(`{${a.name}}`) - path.indexOf(`{${b.name}}`))
    return [
      {
        clauses: [names.at(-2)?.at ?? at],
        step,
        expected: 'a refusal: it stands in another parent',
        actual: `${outcome.status}, with its id`,
      },
    ]
  },
}
