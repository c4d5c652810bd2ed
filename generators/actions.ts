/** Operations that do something to one resource: `POST /orders/{id}/cancel`. */
import { bareShape, type Resource } from '#generators/resources.ts'
import type { Planning } from '#generators/planning.ts'
import type { Operation } from '#model/contract.ts'

/** A POST on a literal below the resource's id, where nothing is created that could be read. */
export function actionsOf({ contract, resources }: Pick<Planning, 'contract' | 'resources'>, { key }: Resource): readonly Operation[] {
  const creates = new Set([...resources.values()].flatMap(({ create }) => (create === undefined ? [] : [create.operation])))
  return contract.operations.filter((operation) => {
    const rest = bareShape(operation.path).slice(key.length)
    return operation.method === 'POST' && bareShape(operation.path).startsWith(`${key}/`) && !rest.includes('{}') && !creates.has(operation)
  })
}

export const isAction = (planning: Pick<Planning, 'contract' | 'resources'>, operation: Operation): boolean =>
  operation.method === 'POST' && [...planning.resources.values()].some((resource) => actionsOf(planning, resource).includes(operation))
