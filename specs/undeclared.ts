/** Properties that a schema allows without knowing them: it describes an object by its properties and leaves it open. */
import { child, isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { branchesAt } from '#lib/schema-view.ts'
import type { Undeclared } from '#model/lens.ts'

/** Of lists the first items say enough. */
const maxItems = 20

/** What some schemas say together of one value. Which alternative a value means does not matter: what any of them knows is known. */
interface Known {
  /** Who describes an object by its properties; undefined where nobody does, or where others are welcome. */
  readonly closing: Pointer | undefined
  property(name: string): Known | undefined
  items(): Known | undefined
}

/** What was worked out of schemas once serves every response. */
export function undeclaredFinder(root: JsonObject): (schemaAt: Pointer, value: Json) => readonly Undeclared[] {
  const known = new Map<string, Known>()
  const knownOf = (schemasAt: readonly Pointer[]): Known => {
    const key = schemasAt.join(' ')
    const found = known.get(key) ?? describe(root, schemasAt, knownOf)
    known.set(key, found)
    return found
  }
  return (schemaAt, value) => find(knownOf([schemaAt]), value, '')
}

function find(known: Known, value: Json, at: Pointer): readonly Undeclared[] {
  if (Array.isArray(value)) {
    const items = known.items()
    return items === undefined
      ? []
      : (value as readonly Json[]).slice(0, maxItems).flatMap((item, index) => find(items, item, child(at, index)))
  }
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const inner = known.property(name)
    if (inner !== undefined) return find(inner, member, child(at, name))
    return known.closing === undefined ? [] : [{ at: child(at, name), clause: known.closing }]
  })
}

/** What lies deeper is described when it is asked for: schemas may go round in circles. */
function describe(root: JsonObject, schemasAt: readonly Pointer[], knownOf: (schemasAt: readonly Pointer[]) => Known): Known {
  const branches = schemasAt.flatMap((schemaAt) => branchesAt(root, schemaAt))
  const described = branches.map((branch) => ({ branch, names: namesAt(root, child(branch, 'properties')) }))
  const named = Map.groupBy(
    described.flatMap(({ branch, names }) => names.map((name) => ({ name, at: child(branch, 'properties', name) }))),
    ({ name }) => name,
  )
  const inner = branches.map((branch) => child(branch, 'items')).filter((at) => isObject(valueAt(root, at)))
  return {
    closing: branches.some((branch) => welcomesOthers(root, branch)) ? undefined : described.find(({ names }) => names.length > 0)?.branch,
    property(name) {
      const places = named.get(name)
      return places === undefined ? undefined : knownOf(places.map(({ at }) => at))
    },
    items: () => (inner.length === 0 ? undefined : knownOf(inner)),
  }
}

function namesAt(root: JsonObject, at: Pointer): readonly string[] {
  const properties = valueAt(root, at)
  return isObject(properties) ? Object.keys(properties) : []
}

/** A schema that speaks of further properties expects them; what it refuses, validation says. */
function welcomesOthers(root: JsonObject, at: Pointer): boolean {
  const schema = valueAt(root, at)
  const keywords = ['additionalProperties', 'patternProperties', 'unevaluatedProperties', 'propertyNames', 'if', 'dependentSchemas']
  return isObject(schema) && keywords.some((keyword) => schema[keyword] !== undefined)
}
