/**
 * What hangs below a resource and is only read (the result of an export, the text of an invoice), for each way in which the resource was
 * made, and of a job once it has ended: a result in another format has another media type. Nothing is claimed but that the answer keeps
 * the document.
 */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { bareShape, type Resource } from '#generators/resources.ts'
import { untilEnded } from '#generators/stateful/ending.ts'
import { idOf } from '#generators/stateful/life.ts'
import { waysOf } from '#generators/stateful/ways.ts'

const maxResults = 4

export const planResults = (planning: Planning, resource: Resource): readonly Sequence[] =>
  resultsOf(planning, resource)
    .slice(0, maxResults)
    .flatMap((result) =>
      waysOf(planning, resource, { role: 'setup' }).flatMap(({ case: made, id }) => {
        const read = validCase(planning, result, { ...idOf(result, id), assured: false })
        const ended = untilEnded(planning, resource, id)
        const before = ended === undefined ? [] : [{ ...ended, role: 'setup' } as const]
        return read === undefined ? [] : [sequenceOf('stateful', result, [made, ...before, read])]
      }),
    )

/** A GET on a literal below the resource's id that lists no other resource. */
function resultsOf({ contract, resources }: Planning, { key }: Resource): readonly Operation[] {
  const lists = new Set([...resources.values()].flatMap(({ list }) => list?.operation ?? []))
  return contract.operations.filter((operation) => {
    const shape = bareShape(operation.path)
    return operation.method === 'GET' && shape.startsWith(`${key}/`) && !shape.slice(key.length).includes('{}') && !lists.has(operation)
  })
}
