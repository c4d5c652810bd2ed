/** A count of parts goes with the parts. */
import { valueAt } from '#lib/json-pointer.ts'
import type { SequenceCheck } from '#model/check.ts'
import { changeOf } from '#suites/observed.ts'

export const countsWhatBelongs: SequenceCheck = {
  id: 'counts-what-belongs',
  on: 'sequence',
  promise:
    'The number that a resource tells of what belongs to it grows by one with each that is made, and falls with each that is deleted.',
  basis: 'OpenAPI 3.1.0 §4.8.24, Schema Object, description; RFC 9110 §9.3.3, POST, and §9.3.5, DELETE',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const change = changeOf(trace)
    if (!change.ok) return change
    const { before, after, acted, seen } = change
    const { about = [], promised = false } = trace.sequence.claim ?? {}
    const added = operation(trace.sequence.cases[acted]?.operation ?? '').method === 'DELETE' ? -1 : 1
    return about.flatMap(({ seenAt, clauses }) => {
      const [was, is] = [before, after].map((one) => (one === undefined ? undefined : valueAt(one, seenAt)))
      if (typeof was !== 'number' || typeof is !== 'number' || is === was + added) return []
      return [
        {
          clauses,
          step: seen,
          expected: `${was + added} at ${seenAt}`,
          actual: String(is),
          ...(!promised && { class: 'policy' as const }),
        },
      ]
    })
  },
}
