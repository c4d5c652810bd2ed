/** Properties that a schema allows without knowing them: it describes an object by its properties and leaves it open. */
import { child, isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { branchesAt } from '#lib/schema-view.ts'
import type { Undeclared } from '#model/lens.ts'

/** Of lists the first items say enough. */
const maxItems = 20

/** Which alternative a value means does not matter: what any of them knows is known. */
export function undeclaredIn(root: JsonObject, schemasAt: readonly Pointer[], value: Json, at: Pointer = ''): readonly Undeclared[] {
  const branches = schemasAt.flatMap((schemaAt) => branchesAt(root, schemaAt))
  if (Array.isArray(value)) {
    const inner = branches.map((branch) => `${branch}/items`).filter((one) => isObject(valueAt(root, one)))
    return inner.length === 0
      ? []
      : (value as readonly Json[]).slice(0, maxItems).flatMap((item, index) => undeclaredIn(root, inner, item, child(at, index)))
  }
  if (!isObject(value)) return []
  const describing = branches.filter((branch) => Object.keys(propertiesOf(root, branch)).length > 0)
  const [first] = describing
  const isOpen = branches.some((branch) => welcomesOthers(root, branch))
  return Object.entries(value).flatMap(([name, member]) => {
    const inner = describing.filter((branch) => Object.hasOwn(propertiesOf(root, branch), name)).map((branch) => child(branch, 'properties', name))
    if (inner.length > 0) return undeclaredIn(root, inner, member, child(at, name))
    return first === undefined || isOpen ? [] : [{ at: child(at, name), clause: first }]
  })
}

function propertiesOf(root: JsonObject, at: Pointer): JsonObject {
  const properties = valueAt(root, `${at}/properties`)
  return isObject(properties) ? properties : {}
}

/** A schema that speaks of further properties expects them; what it refuses, validation says. */
function welcomesOthers(root: JsonObject, at: Pointer): boolean {
  const schema = valueAt(root, at)
  const keywords = ['additionalProperties', 'patternProperties', 'unevaluatedProperties', 'propertyNames', 'if', 'dependentSchemas']
  return isObject(schema) && keywords.some((keyword) => schema[keyword] !== undefined)
}
