/**
 * What hangs below a thing of one tenant, reached for by another: its content, its settings, its children. Two things of the owner show
 * whether it is theirs at all, and not the same for everybody; that the thing itself is closed to the stranger is asked in the same breath.
 */
import type { Case, Sequence } from '#model/case.ts'
import { shapeOf } from '#lib/path-template.ts'
import type { Operation } from '#model/contract.ts'
import { isSecured } from '#model/security.ts'
import { sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { creationOf, idOf } from '#generators/stateful/life.ts'

export const planParts = (planning: Planning, operation: Operation): readonly Sequence[] =>
  isSecured(operation) && operation.method === 'GET'
    ? [...planning.resources.values()].flatMap((resource) => intrusionOf(planning, resource, operation))
    : []

/** Only below what is made under an id of its own, and read. */
function intrusionOf(planning: Planning, resource: Resource, operation: Operation): readonly Sequence[] {
  const { key, read } = resource
  const shape = shapeOf(operation.path)
  const isBelow = shape.startsWith(`${key}/`) && !shape.slice(key.length).includes('{')
  const creation = isBelow ? creationOf(planning, resource) : undefined
  if (read === undefined || creation === undefined) return []
  const own = idOf(operation, creation.id)
  const stranger: Wish = { actor: 'stranger', intent: { kind: 'access', probe: 'foreign-part', clause: operation.securityAt } }
  const cases = [
    creation.case,
    validCase(planning, operation, { ...own, role: 'setup', needs: 'success' }),
    // Another one, which is there anyway.
    validCase(planning, operation, { role: 'setup', needs: 'success' }),
    validCase(planning, read.operation, { ...stranger, ...idOf(read.operation, creation.id), role: 'setup' }),
    validCase(planning, operation, { ...stranger, ...own, role: 'act' }),
  ].filter((one): one is Case => one !== undefined)
  const [first, ...others] = cases
  return first === undefined || others.length < 4
    ? []
    : [sequenceOf('security', operation, [first, ...others], { check: 'parts-isolated' })]
}
