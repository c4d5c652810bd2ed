/** The parent in a path is part of what names a child. */
import type { SequenceCheck } from '#model/check.ts'
import { showsChild, stepsOf } from '#suites/observed.ts'

export const childUnderItsParentOnly: SequenceCheck = {
  id: 'child-under-its-parent-only',
  on: 'sequence',
  promise: 'A resource that was made inside a parent is not found inside another.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object; RFC 3986 §1.2.3, Hierarchical Identifiers',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const step = stepsOf(trace, 'observe').at(-1) ?? -1
    const child = showsChild(trace, step)
    if (!child.ok) return child
    if (!child.shown) return []
    const { at, parameters, path } = operation(trace.sequence.operation)
    const names = parameters
      .filter(({ in: place }) => place === 'path')
      .toSorted((a, b) => path.indexOf(`{${a.name}}`) - path.indexOf(`{${b.name}}`))
    return [
      {
        clauses: [names.at(-2)?.at ?? at],
        step,
        expected: 'a refusal: it stands in another parent',
        actual: `${child.status}, with its id`,
      },
    ]
  },
}
