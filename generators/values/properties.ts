/** Which schemas bind a member of an object or an item of an array, and which properties a side leaves out. */
import { child, isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Side } from '#model/lens.ts'
import { effectiveSchema, type EffectiveSchema, type Part } from '#generators/values/effective-schema.ts'
import { matches, regexOf } from '#generators/pattern.ts'

/** All schemas that bind one value; more than one where `allOf`, a chosen branch or a pattern adds its own. */
export type Node = readonly Pointer[]

/** The schemas that `part` puts on its member `name`. */
export function memberPointers({ at, schema }: Part, name: string): Node {
  const found: Pointer[] = []
  const { properties, patternProperties, additionalProperties } = schema
  if (isObject(properties) && Object.hasOwn(properties, name)) found.push(child(at, 'properties', name))
  if (isObject(patternProperties)) {
    for (const pattern of Object.keys(patternProperties))
      if (regexOf(pattern) !== undefined && matches(pattern, name)) found.push(child(at, 'patternProperties', pattern))
  }
  if (found.length === 0 && additionalProperties !== undefined) found.push(child(at, 'additionalProperties'))
  return found
}

const nodes = new WeakMap<EffectiveSchema, Map<string, Node>>()

/** Kept, since a load run asks for the same few members a million times. */
export function memberNode(effective: EffectiveSchema, name: string): Node {
  const known = nodes.get(effective) ?? new Map<string, Node>()
  nodes.set(effective, known)
  const node = known.get(name) ?? newMemberNode(effective, name)
  known.set(name, node)
  return node
}

function newMemberNode({ parts }: EffectiveSchema, name: string): Node {
  const found = parts.flatMap((part) => memberPointers(part, name))
  if (found.length > 0) return found
  const part = parts.find(({ schema }) => schema['unevaluatedProperties'] !== undefined)
  return part === undefined ? [] : [child(part.at, 'unevaluatedProperties')]
}

export const itemPointers = ({ at, schema }: Part, index: number): Node => {
  const { prefixItems, items, unevaluatedItems } = schema
  if (Array.isArray(prefixItems) && index < prefixItems.length) return [child(at, 'prefixItems', index)]
  if (items !== undefined) return [child(at, 'items')]
  // Beside other parts it would depend on what those evaluate.
  const isAlone = !['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'contains'].some((keyword) => schema[keyword] !== undefined)
  return unevaluatedItems !== undefined && isAlone ? [child(at, 'unevaluatedItems')] : []
}

export const itemNode = (effective: EffectiveSchema, index: number): Node => effective.parts.flatMap((part) => itemPointers(part, index))

/** OpenAPI 3.1.0 §4.8.24.3 by way of JSON Schema validation §9.4: `readOnly` is not sent, `writeOnly` not answered. */
export function isLeftOut(root: JsonObject, node: Node, side: Side): boolean {
  return effectiveSchema(root, node).keywords[side === 'request' ? 'readOnly' : 'writeOnly'] === true
}

const leftOut = { request: new WeakMap<EffectiveSchema, readonly string[]>(), response: new WeakMap<EffectiveSchema, readonly string[]>() }

/** The declared properties that this side leaves out. */
export function leftOutNames(root: JsonObject, effective: EffectiveSchema, side: Side): readonly string[] {
  const known = leftOut[side].get(effective)
  if (known !== undefined) return known
  const names = Object.keys(effective.propertyAt).filter((name) => isLeftOut(root, memberNode(effective, name), side))
  leftOut[side].set(effective, names)
  return names
}

/** A document's example as this side would have it: without the members that are left out. */
export function withoutLeftOut(root: JsonObject, node: Node, side: Side, value: Json): Json {
  const effective = effectiveSchema(root, node)
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, index) => withoutLeftOut(root, itemNode(effective, index), side, item))
  if (!isObject(value)) return value
  const out = new Set(leftOutNames(root, effective, side))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !out.has(name))
      .map(([name, member]) => [name, withoutLeftOut(root, memberNode(effective, name), side, member)]),
  )
}
