/** The contract as one side sees it: a request does not owe what is `readOnly`, a response does not owe what is `writeOnly` (OpenAPI 3.1.0 §4.8.24.4). */
import { child, isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Side } from '#model/lens.ts'

export interface Sided {
  readonly root: JsonObject
  /** Where an object of `root` stands in the contract. */
  pointerOf(value: object): Pointer | undefined
}

export function sideOf(root: JsonObject, side: Side): Sided {
  const pointers = new WeakMap<object, Pointer>()
  const notOwed = side === 'request' ? 'readOnly' : 'writeOnly'
  const copy = (value: Json, at: Pointer): Json => {
    if (typeof value !== 'object' || value === null) return value
    const made: Json = isObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name, member]) => !isIdentifier(name, member))
            .map(([name, member]) => [name, name === 'required' && Array.isArray(member) ? owed(value, at) : copy(member, child(at, name))]),
        )
      : value.map((item, index) => copy(item, child(at, index)))
    pointers.set(made as object, at)
    return made
  }
  const owed = (schema: JsonObject, at: Pointer): Json => {
    const { required } = schema
    if (!Array.isArray(required)) return required ?? null
    const properties = propertiesAt(root, at)
    return (required as readonly Json[]).filter((name) => {
      const property = typeof name === 'string' && Object.hasOwn(properties, name) ? properties[name] : undefined
      return property === undefined || !hasFlag(root, property, notOwed)
    })
  }
  return { root: copy(root, '') as JsonObject, pointerOf: (value) => pointers.get(value) }
}

function hasFlag(root: JsonObject, propertyAt: Pointer, flag: string): boolean {
  const written = valueAt(root, propertyAt)
  if (!isObject(written)) return false
  if (written[flag] === true) return true
  const ref = written['$ref']
  const target = typeof ref === 'string' ? valueAt(root, decodeURIComponent(ref.slice(1))) : undefined
  return isObject(target) && target[flag] === true
}

/** ajv would take these for names of schemas wherever they stand, in examples too; `discriminator` is read by the lens itself. */
const isIdentifier = (name: string, value: Json): boolean =>
  (['$id', '$anchor', '$dynamicAnchor', '$schema'].includes(name) && typeof value === 'string') || (name === 'nullable' && typeof value === 'boolean')
