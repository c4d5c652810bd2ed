/** The contract as one side sees it: a request does not owe what is `readOnly`, a response does not owe what is `writeOnly` (OpenAPI 3.1.0 §4.8.24.4). */
import { child, follow, isObject, pointerOfRef, valueAt } from '#lib/json-pointer.ts'
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
  /** `around`: the schemas whose `allOf` and the like hold this one: they may describe the properties that it requires. */
  const copy = (value: Json, at: Pointer, around: readonly Pointer[]): Json => {
    if (typeof value !== 'object' || value === null) return value
    const made: Json = isObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([name, member]) => !isIdentifier(name, member))
            .map(([name, member]) => [
              name,
              name === 'required' && Array.isArray(member)
                ? owed(value, [...around, at])
                : copy(member, child(at, name), isApplied(name) ? [...around, at] : []),
            ]),
        )
      : value.map((item, index) => copy(item, child(at, index), around))
    pointers.set(made as object, at)
    return made
  }
  const owed = (schema: JsonObject, owners: readonly Pointer[]): Json => {
    const { required } = schema
    if (!Array.isArray(required)) return required ?? null
    const properties = Object.assign({}, ...owners.map((at) => propertiesAt(root, at))) as { readonly [name: string]: Pointer }
    return (required as readonly Json[]).filter((name) => {
      const property = typeof name === 'string' && Object.hasOwn(properties, name) ? properties[name] : undefined
      return property === undefined || !hasFlag(root, property, notOwed)
    })
  }
  return { root: copy(root, '', []) as JsonObject, pointerOf: (value) => pointers.get(value) }
}

/** Keywords whose schemas see the same object as the schema that they stand in. */
const isApplied = (name: string): boolean => ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'].includes(name)

function hasFlag(root: JsonObject, propertyAt: Pointer, flag: string): boolean {
  const written = valueAt(root, propertyAt)
  if (!isObject(written)) return false
  if (written[flag] === true) return true
  const ref = written['$ref']
  const target = typeof ref === 'string' ? valueAt(root, follow(root, pointerOfRef(ref))) : undefined
  return isObject(target) && target[flag] === true
}

/** ajv would take these for names of schemas wherever they stand, in examples too; `discriminator` is read by the lens itself. */
const isIdentifier = (name: string, value: Json): boolean =>
  (['$id', '$anchor', '$dynamicAnchor', '$schema'].includes(name) && typeof value === 'string') ||
  (name === 'nullable' && typeof value === 'boolean')
