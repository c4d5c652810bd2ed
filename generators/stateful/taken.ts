/** Made under an id that its body says, and made again under the same: by another body, as somebody else would. */
import { child, lastToken } from '#lib/json-pointer.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Case, Sequence } from '#model/case.ts'
import { mainMedia } from '#generators/bodies.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { claimOf } from '#generators/stateful/collection.ts'
import { claiming, creationOf } from '#generators/stateful/life.ts'
import { listObserverOf } from '#generators/stateful/listed.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'

export function planTaken(planning: Planning, resource: Resource): readonly Sequence[] {
  const { create, list } = resource
  const first = creationOf(planning, resource)
  const observer = listObserverOf(planning, resource)
  const name = create?.idAt === undefined ? '' : lastToken(create.idAt)
  if (create === undefined || list === undefined || first === undefined || observer === undefined) return []
  if (!isChosen(planning, resource, name)) return []
  if (!create.operation.responses.some(({ status }) => status === '409')) return []
  const second = validCase(planning, create.operation, { recipe: { shape: 'full' }, role: 'act', assured: false })
  if (second === undefined) return []
  const at = child('/body/value', name)
  const again: Case = { ...second, binds: [...second.binds, { at, from: { kind: 'sent', step: 0, at } }] }
  const listing = claimOf(planning, list, [first.id])
  const claim = { check: 'one-of-each-id', id: first.id, ...observer.sees, listing }
  return claiming(create.operation, [first.case, again, observer.case], claim)
}

/** The body has to say what the answer then gives as the id. */
function isChosen({ contract: { root } }: Planning, { create }: Resource, name: string): boolean {
  const schemaAt = create === undefined ? undefined : mainMedia(create.operation)?.schemaAt
  if (schemaAt === undefined || create?.idAt?.startsWith('/headers/') === true) return false
  const { requiredAt } = effectiveSchema(root, schemaAt)
  return Object.hasOwn(requiredAt, name) && propertiesAt(root, schemaAt)[name] !== undefined
}
