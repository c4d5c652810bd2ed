/** What a schema says of an object or array, read through `$ref`, `allOf`, `oneOf` and `anyOf`; first mention wins. Pointers, never copies. */
import { child, follow, isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'

const combiners = ['allOf', 'oneOf', 'anyOf'] as const

/** Kept for as long as the document is, which nobody changes once it is read: every issue of every body asks again. */
const known = new WeakMap<object, Map<Pointer, readonly Pointer[]>>()

/** The schema itself and every branch below its combiners, references followed; each once. */
export function branchesAt(root: Json, schemaAt: Pointer): readonly Pointer[] {
  if (typeof root !== 'object' || root === null) return []
  const ofRoot = known.get(root) ?? new Map<Pointer, readonly Pointer[]>()
  known.set(root, ofRoot)
  const branches = ofRoot.get(schemaAt) ?? branchesBelow(root, schemaAt, new Set())
  ofRoot.set(schemaAt, branches)
  return branches
}

function branchesBelow(root: Json, schemaAt: Pointer, seen: Set<Pointer>): readonly Pointer[] {
  const at = follow(root, schemaAt)
  const schema = valueAt(root, at)
  if (!isObject(schema) || seen.has(at)) return []
  seen.add(at)
  const below = combiners.flatMap((combiner) => {
    const branches = schema[combiner]
    return Array.isArray(branches) ? branches.flatMap((_, index) => branchesBelow(root, child(at, combiner, index), seen)) : []
  })
  return [at, ...below]
}

/** Where the other of two alternatives stands, the one of which is null alone: `anyOf/0`. As frameworks write what is optional. */
export function besideNull(schema: JsonObject): Pointer | undefined {
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = schema[keyword]
    if (!Array.isArray(branches) || branches.length !== 2) continue
    const empty = branches.findIndex((branch) => isObject(branch as Json) && (branch as JsonObject)['type'] === 'null')
    if (empty >= 0) return child('', keyword, 1 - empty)
  }
  return undefined
}

/** Property name to the pointer of its schema. */
export function propertiesAt(root: Json, schemaAt: Pointer): { readonly [name: string]: Pointer } {
  // Without a prototype: `constructor` is a name like any other.
  const found = Object.create(null) as Record<string, Pointer>
  for (const at of branchesAt(root, schemaAt)) {
    const properties = valueAt(root, `${at}/properties`)
    if (isObject(properties)) for (const name of Object.keys(properties)) found[name] ??= child(at, 'properties', name)
  }
  return found
}

/** Where the members of a resource stand that are its own: under `attributes`, where its `type` stands beside them (JSON:API 1.1 §7.2), else in it. */
export function attributesAt(root: Json, schemaAt: Pointer): { readonly at: Pointer; readonly schemaAt: Pointer } {
  const { attributes, type } = propertiesAt(root, schemaAt)
  return attributes !== undefined && type !== undefined && describes(root, attributes, 'object')
    ? { at: '/attributes', schemaAt: attributes }
    : { at: '', schemaAt }
}

/** The schema of an array's items, or `undefined` where none is written. */
export function itemsAt(root: Json, schemaAt: Pointer): Pointer | undefined {
  return branchesAt(root, schemaAt)
    .map((at) => `${at}/items`)
    .find((at) => isObject(valueAt(root, at)))
}

/** Whether the schema is about objects (or arrays): it says so, or it describes members. */
export const describes = (root: Json, schemaAt: Pointer, type: 'object' | 'array'): boolean =>
  branchesAt(root, schemaAt).some((at) => {
    const schema = valueAt(root, at)
    return isObject(schema) && ([schema['type']].flat().includes(type) || schema[type === 'object' ? 'properties' : 'items'] !== undefined)
  })

/** The value of a keyword in the schema or its `allOf` branches, with where it stands. */
export function keywordAt(root: Json, schemaAt: Pointer, keyword: string): { readonly at: Pointer; readonly value: Json } | undefined {
  for (const at of branchesAt(root, schemaAt)) {
    const value = valueAt(root, child(at, keyword))
    if (value !== undefined) return { at: child(at, keyword), value }
  }
  return undefined
}
