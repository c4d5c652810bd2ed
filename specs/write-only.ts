/** Whether a schema leads to anything that is `writeOnly`. */
import { isObject, pointerOfRef, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'

/** What was worked out of a schema once serves every exchange. */
export function writeOnlyFinder(root: JsonObject): (schemaAt: Pointer) => boolean {
  const known = new Map<Pointer, boolean>()
  return (schemaAt) => {
    const found = known.get(schemaAt) ?? leadsTo(root, schemaAt, new Set())
    known.set(schemaAt, found)
    return found
  }
}

/** Every reference is followed once: schemas may go round in circles. */
function leadsTo(root: JsonObject, start: Pointer, seen: Set<Pointer>): boolean {
  if (seen.has(start)) return false
  seen.add(start)
  const search = (value: Json | undefined): boolean => {
    if (Array.isArray(value)) return (value as readonly Json[]).some(search)
    if (!isObject(value)) return false
    const { $ref: ref } = value
    return (
      value['writeOnly'] === true ||
      (typeof ref === 'string' && leadsTo(root, pointerOfRef(ref), seen)) ||
      Object.values(value).some(search)
    )
  }
  return search(valueAt(root, start))
}
