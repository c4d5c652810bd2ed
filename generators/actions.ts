/** Operations that do something to one resource: `POST /orders/{id}/cancel`. */
import { lastToken } from '#lib/json-pointer.ts'
import { mainMedia } from '#generators/bodies.ts'
import { bareShape, type Resource } from '#generators/resources.ts'
import { placesOf } from '#generators/values/places.ts'
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

const stateNames = /^(?:status|state|phase|stage|archived|active|enabled|disabled|locked|closed|deleted|cancell?ed|published)$/i

/** Of one plan: every case of an operation asks again. */
const known = new WeakMap<Planning['resources'], ReadonlySet<Operation>>()

/**
 * Whether a thing may be of no use for others afterwards: deleted, brought by an action to where nothing more can be done, set to a
 * state by a change, or holding a part that leaves no room for the next (two contracts of one time).
 */
export function usesUp(planning: Pick<Planning, 'contract' | 'resources'>, operation: Operation): boolean {
  const found = known.get(planning.resources) ?? allUsingUp(planning)
  known.set(planning.resources, found)
  return found.has(operation)
}

function allUsingUp(planning: Pick<Planning, 'contract' | 'resources'>): ReadonlySet<Operation> {
  const { contract, resources } = planning
  const actions = [...resources.values()].flatMap((resource) => actionsOf(planning, resource))
  const setsState = (operation: Operation): boolean => {
    const schemaAt = operation.method === 'PATCH' || operation.method === 'PUT' ? mainMedia(operation)?.schemaAt : undefined
    return schemaAt !== undefined && placesOf(contract, schemaAt, 'request').some(({ at }) => stateNames.test(lastToken(at)))
  }
  const crowds = [...resources.values()].flatMap(({ create }) =>
    create !== undefined && create.operation.path.includes('{') && isContested(create.operation) ? [create.operation] : [],
  )
  const using = contract.operations.filter((operation) => operation.method === 'DELETE' || setsState(operation))
  return new Set([...actions, ...crowds, ...using])
}

/** What is there already may stand in the way of what is made. */
export const isContested = ({ responses }: Operation): boolean => responses.some(({ status }) => status === '409')
