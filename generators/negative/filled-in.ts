/** What many a server fills in, where it is left out. */
import { follow, parentOf } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { branchesAt, propertiesAt } from '#lib/schema-view.ts'
import type { Contract, Operation } from '#model/contract.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { successSchemaAt } from '#generators/resources.ts'
import { typesOf } from '#generators/values/effective-schema.ts'
import type { ValuePlace } from '#generators/values/places.ts'

/** What is required and has a default is the one or the other; where one schema is sent and answered, so is what may be null. */
export function isFilledIn(
  { root }: Contract,
  operation: Operation,
  { on }: Mutation,
  { effective: { keywords } }: ValuePlace,
  clause: Pointer,
): boolean {
  if (on !== 'presence') return false
  return keywords['default'] !== undefined || (typesOf(keywords).includes('null') && isAnswered(root, operation, parentOf(clause)))
}

/** Whether a schema is that of an answer too, whole or in an envelope. */
function isAnswered(root: JsonObject, operation: Operation, schemaAt: Pointer): boolean {
  const answered = successSchemaAt(operation)
  if (answered === undefined) return false
  const all = [answered, ...Object.values(propertiesAt(root, answered))].flatMap((at) => branchesAt(root, at))
  return all.includes(follow(root, schemaAt))
}
