/** The parent in a path is part of what names a child. */
import { isDeepStrictEqual } from 'node:util'
import type { SequenceCheck } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { claimedId, holds, itemsAt, showsChild, stepsOf } from '#suites/observed.ts'

export const childUnderItsParentOnly: SequenceCheck = {
  id: 'child-under-its-parent-only',
  on: 'sequence',
  promise: 'A resource that was made inside a parent is not found inside another.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object; RFC 3986 §1.2.3, Hierarchical Identifiers',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const step = stepsOf(trace, 'observe').at(-1) ?? -1
    const isListed = trace.sequence.claim?.within !== undefined
    const child = isListed ? listsChild(trace, step) : showsChild(trace, step)
    if (!child.ok) return child
    if (!child.shown) return []
    const { at, parameters, path } = operation(trace.sequence.operation)
    const names = parameters
      .filter(({ in: place }) => place === 'path')
      .toSorted((a, b) => path.indexOf(`{${a.name}}`) - path.indexOf(`{${b.name}}`))
    return [
      {
        clauses: [names.at(isListed ? -1 : -2)?.at ?? at],
        step,
        expected: isListed ? 'nothing of another parent' : 'a refusal: it stands in another parent',
        actual: `${child.status}, with its id`,
      },
    ]
  },
}

/** Where each parent counts its children for itself, one of the same id is another: what is shown has to be the same in both lists. */
function listsChild(trace: Trace, step: number): ReturnType<typeof showsChild> {
  const [id, own, others] = [claimedId(trace), itemsAt(trace, step - 1), itemsAt(trace, step)]
  const child = id === undefined ? undefined : own?.find((item) => holds(item, id, trace.sequence.claim?.idAt))
  if (trace.broken !== undefined || others === undefined || child === undefined)
    return { ok: false, undecided: trace.broken ?? 'its own list does not show the child' }
  return { ok: true, shown: others.some((item) => isDeepStrictEqual(item, child)), status: 200 }
}
