/**
 * Whether a value keeps a schema, near enough to choose between candidates: the branch that fits, an example that is not stale.
 * The proof that a case is valid is the lens's, over ajv; here unknown keywords and formats count as kept.
 */
import { canonical, isSame } from '#lib/hash.ts'
import { child, isObject, pointerOfRef } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Side } from '#model/lens.ts'
import { discriminatorOf, namesOfBranch } from '#generators/values/discriminator.ts'
import { effectiveSchema, schemaAt, type Part } from '#generators/values/effective-schema.ts'
import { keepsFormat } from '#generators/values/formats.ts'
import { matches } from '#generators/pattern.ts'
import { isLeftOut, itemPointers, leftOutNames, memberPointers, type Node } from '#generators/values/properties.ts'

interface Scope {
  readonly root: JsonObject
  readonly side: Side
  /** Properties of the object at hand that this side leaves out: `required` does not want them. */
  readonly out: ReadonlySet<string>
  readonly depth: number
  /** What was found out before: alternatives inside alternatives would be asked about the same value again and again. */
  readonly known: Map<Json, Map<string, boolean>>
}

/** Documents of good will end long before; a cycle of bare references does not. */
const maxDepth = 300

export const keeps = (root: JsonObject, node: Node, side: Side, value: Json): boolean => {
  const out = new Set(isObject(value) ? leftOutNames(root, effectiveSchema(root, node), side) : [])
  const known = new Map<Json, Map<string, boolean>>()
  return node.every((at) => keepsAt({ root, side, out, depth: 0, known }, at, value))
}

function keepsAt(scope: Scope, at: Pointer, value: Json): boolean {
  const schema = schemaAt(scope.root, at)
  if (typeof schema === 'boolean') return schema
  if (!isObject(schema) || scope.depth > maxDepth) return true
  if (typeof value !== 'object' || value === null) return keepsSchema(scope, { at, schema }, value)
  const answers = scope.known.get(value) ?? new Map<string, boolean>()
  scope.known.set(value, answers)
  const key = scope.out.size === 0 ? at : `${at} ${[...scope.out].join(' ')}`
  const answer = answers.get(key) ?? keepsSchema(scope, { at, schema }, value)
  answers.set(key, answer)
  return answer
}

function keepsSchema(outer: Scope, part: Part, value: Json): boolean {
  const { at, schema } = part
  const names = isObject(value) ? leftOutNames(outer.root, effectiveSchema(outer.root, at), outer.side) : []
  const scope = { ...outer, depth: outer.depth + 1, out: names.length === 0 ? outer.out : new Set([...outer.out, ...names]) }
  return (
    keepsListed(schema, value) &&
    keepsType(schema['type'], value) &&
    (typeof value !== 'string' || keepsString(schema, value)) &&
    (typeof value !== 'number' || keepsNumber(schema, value)) &&
    (!Array.isArray(value) || keepsArray(scope, part, value as readonly Json[])) &&
    (!isObject(value) || keepsObject(scope, part, value)) &&
    keepsBranches(scope, part, value)
  )
}

const keepsListed = (schema: JsonObject, value: Json): boolean =>
  (!Array.isArray(schema['enum']) || (schema['enum'] as readonly Json[]).some((listed) => isSame(listed, value))) &&
  (schema['const'] === undefined || isSame(schema['const'], value))

function isOfType(type: string, value: Json): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

const keepsType = (type: Json | undefined, value: Json): boolean =>
  type === undefined || [type].flat().some((allowed) => typeof allowed === 'string' && isOfType(allowed, value))

const within = (amount: number, least: Json | undefined, greatest: Json | undefined): boolean =>
  (typeof least !== 'number' || amount >= least) && (typeof greatest !== 'number' || amount <= greatest)

export function keepsString(schema: JsonObject, value: string): boolean {
  const { minLength, maxLength, pattern, format } = schema
  // JSON Schema counts code points, not UTF-16 units.
  if ((minLength !== undefined || maxLength !== undefined) && !within(codePointsIn(value), minLength, maxLength)) return false
  return (typeof pattern !== 'string' || matches(pattern, value)) && (typeof format !== 'string' || keepsFormat(format, value))
}

function codePointsIn(text: string): number {
  let pairs = 0
  for (let index = 0; index < text.length - 1; index += 1) {
    if ((text.charCodeAt(index) & 0xfc00) !== 0xd800 || (text.charCodeAt(index + 1) & 0xfc00) !== 0xdc00) continue
    pairs += 1
    index += 1
  }
  return text.length - pairs
}

export function keepsNumber(schema: JsonObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema
  if (!within(value, minimum, maximum)) return false
  if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) return false
  if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum) return false
  if (format === 'int32' && (!Number.isInteger(value) || Math.abs(value) > 2 ** 31 - 1)) return false
  return (
    typeof multipleOf !== 'number' || multipleOf <= 0 || (Number.isInteger(value / multipleOf) && decimals(value) <= decimals(multipleOf))
  )
}

/** How many digits stand behind the point: what divides evenly in binary need not on paper, and readers differ. */
const decimals = (value: number): number => {
  const [, digits = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  return Math.max(0, digits.length - Number(exponent))
}

function keepsArray(scope: Scope, part: Part, value: readonly Json[]): boolean {
  const { minItems, maxItems, uniqueItems, contains, minContains, maxContains } = part.schema
  if (!within(value.length, minItems, maxItems)) return false
  if (uniqueItems === true && new Set(value.map(canonical)).size < value.length) return false
  if (!value.every((item, index) => itemPointers(part, index).every((at) => keepsInside(scope, at, item)))) return false
  if (contains === undefined) return true
  const held = value.filter((item) => keepsInside(scope, child(part.at, 'contains'), item)).length
  return within(held, typeof minContains === 'number' ? minContains : 1, maxContains)
}

/** A value of its own: what its parent leaves out says nothing about it. */
const keepsInside = (scope: Scope, at: Pointer, value: Json): boolean => keepsAt({ ...scope, out: new Set() }, at, value)

function keepsObject(scope: Scope, part: Part, value: JsonObject): boolean {
  const { at, schema } = part
  const { required, minProperties, maxProperties, propertyNames, dependentRequired, dependentSchemas, unevaluatedProperties } = schema
  const has = (name: Json): boolean => typeof name !== 'string' || Object.hasOwn(value, name) || scope.out.has(name)
  const names = Object.keys(value)
  if (Array.isArray(required) && !(required as readonly Json[]).every(has)) return false
  if (!within(names.length, minProperties, maxProperties)) return false
  if (propertyNames !== undefined && !names.every((name) => keepsInside(scope, child(at, 'propertyNames'), name))) return false
  if (!Object.entries(value).every(([name, member]) => memberPointers(part, name).every((below) => keepsInside(scope, below, member))))
    return false
  if (
    isObject(dependentRequired) &&
    !Object.entries(dependentRequired).every(([name, wants]) => !names.includes(name) || !Array.isArray(wants) || wants.every(has))
  )
    return false
  if (
    isObject(dependentSchemas) &&
    !Object.keys(dependentSchemas).every((name) => !names.includes(name) || keepsAt(scope, child(at, 'dependentSchemas', name), value))
  )
    return false
  return unevaluatedProperties !== false || names.every((name) => isEvaluated(scope, at, name, value))
}

/** Whether a schema, or one that it applies in place and that the value keeps, knows the member. */
function isEvaluated(scope: Scope, at: Pointer, name: string, value: JsonObject): boolean {
  const schema = schemaAt(scope.root, at)
  if (!isObject(schema) || scope.depth > maxDepth) return false
  const deeper = { ...scope, depth: scope.depth + 1 }
  if (memberPointers({ at, schema }, name).length > 0) return true
  const ref = schema['$ref']
  const inPlace = [
    ...(typeof ref === 'string' && ref.startsWith('#/') ? [pointerOfRef(ref)] : []),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => branchesOf({ at, schema }, keyword)),
    ...['if', 'then', 'else'].flatMap((keyword) => (schema[keyword] === undefined ? [] : [child(at, keyword)])),
    ...(isObject(schema['dependentSchemas'])
      ? Object.keys(schema['dependentSchemas']).map((key) => child(at, 'dependentSchemas', key))
      : []),
  ]
  return inPlace.some((below) => isEvaluated(deeper, below, name, value) && keepsAt(deeper, below, value))
}

const noBranches: Node = []

export const branchesOf = ({ at, schema }: Part, keyword: string): Node => {
  const branches = schema[keyword]
  return Array.isArray(branches) ? branches.map((_, index) => child(at, keyword, index)) : noBranches
}

function keepsBranches(scope: Scope, part: Part, value: Json): boolean {
  const { at, schema } = part
  const here = (below: Pointer): boolean => keepsAt(scope, below, value)
  const ref = schema['$ref']
  if (typeof ref === 'string' && ref.startsWith('#/') && !here(pointerOfRef(ref))) return false
  if (!branchesOf(part, 'allOf').every(here)) return false
  if (schema['not'] !== undefined && here(child(at, 'not'))) return false
  if (schema['if'] !== undefined) {
    const next = here(child(at, 'if')) ? 'then' : 'else'
    if (schema[next] !== undefined && !here(child(at, next))) return false
  }
  const discriminator = discriminatorOf(part)
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = branchesOf(part, keyword)
    if (branches.length === 0) continue
    // With a discriminator only the branch that it names counts, OpenAPI 3.1.0 §4.8.25.
    const named = discriminator === undefined || !isObject(value) ? undefined : value[discriminator.property]
    if (discriminator !== undefined && named !== undefined) {
      const branch = branches.find((below) => namesOfBranch(scope.root, discriminator, below).some((name) => name === named))
      if (branch !== undefined) {
        if (!here(branch)) return false
        continue
      }
    }
    const kept = branches.filter(here).length
    if (keyword === 'oneOf' ? kept !== 1 : kept === 0) return false
  }
  return true
}

/** Whether `null` is a value here, and this side sends it. */
export const allowsNull = (root: JsonObject, node: Node, side: Side): boolean =>
  !isLeftOut(root, node, side) && keeps(root, node, side, null)
