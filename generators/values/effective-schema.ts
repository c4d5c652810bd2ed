/** The schema that really binds a value: references followed, `allOf` merged, and where in the document each keyword came from. */
import { canonical } from '#lib/hash.ts'
import { child, follow, isObject, pointerOfRef, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { besideNull } from '#lib/schema-view.ts'

/** One schema object that binds the value, and where it stands. */
export interface Part {
  readonly at: Pointer
  readonly schema: JsonObject
}

export interface EffectiveSchema {
  readonly at: Pointer
  /** False where nothing can keep it: `false`, or types without overlap. */
  readonly possible: boolean
  readonly parts: readonly Part[]
  /** The keywords of all parts as one schema: the tightest bound, the types and enum values left, all properties. */
  readonly keywords: JsonObject
  /** Where the keyword that decides stands. */
  readonly clauseOf: { readonly [keyword: string]: Pointer }
  readonly propertyAt: { readonly [name: string]: Pointer }
  /** The `required` that names the property. */
  readonly requiredAt: { readonly [name: string]: Pointer }
}

/** Deeper chains of `allOf` and `$ref` are not followed: no document that means well has them. */
const maxChain = 200

const known = new WeakMap<JsonObject, Map<string, EffectiveSchema>>()

/** Several pointers: schemas that all bind the same value, such as a branch of `oneOf` and what stands beside it. */
export function effectiveSchema(root: JsonObject, schemaAt: Pointer | readonly Pointer[]): EffectiveSchema {
  const node = typeof schemaAt === 'string' ? [schemaAt] : schemaAt
  const byNode = known.get(root) ?? new Map<string, EffectiveSchema>()
  known.set(root, byNode)
  const key = node.join('\n')
  const cached = byNode.get(key)
  if (cached !== undefined) return cached
  const made = merge(root, node)
  byNode.set(key, made)
  return made
}

function merge(root: JsonObject, node: readonly Pointer[]): EffectiveSchema {
  const merged = emptyMerge()
  const seen = new Set<Pointer>()
  const visit = (at: Pointer, chain: number): void => {
    if (seen.has(at) || chain > maxChain) return
    seen.add(at)
    const schema = schemaAt(root, at)
    if (schema === false) merged.possible = false
    if (!isObject(schema)) return
    merged.parts.push({ at, schema })
    const ref = schema['$ref']
    if (typeof ref === 'string' && ref.startsWith('#/')) visit(pointerOfRef(ref), chain + 1)
    for (const [keyword, value] of Object.entries(schema)) take(merged, keyword, value, child(at, keyword))
    if (Array.isArray(schema['allOf'])) for (const index of schema['allOf'].keys()) visit(child(at, 'allOf', index), chain + 1)
    // What is something or nothing is read as what it is; a node that has chosen says more.
    const something = besideNull(schema)
    if (something !== undefined && !node.some((one) => /^\/(?:any|one)Of\/\d+$/.test(one.slice(at.length)) && one.startsWith(at)))
      visit(at + something, chain + 1)
  }
  for (const pointer of node) visit(pointer, 0)
  const properties = [...merged.propertyAt].map(([name, at]) => [name, valueAt(root, at) ?? true] as const)
  if (properties.length > 0) merged.keywords.set('properties', Object.fromEntries(properties))
  return {
    at: follow(root, node[0] ?? ''),
    possible: merged.possible,
    parts: merged.parts,
    keywords: Object.fromEntries(merged.keywords),
    clauseOf: Object.fromEntries(merged.clauseOf),
    propertyAt: Object.fromEntries(merged.propertyAt),
    requiredAt: Object.fromEntries(merged.requiredAt),
  }
}

interface Merge {
  possible: boolean
  readonly parts: Part[]
  readonly keywords: Map<string, Json>
  readonly clauseOf: Map<string, Pointer>
  readonly propertyAt: Map<string, Pointer>
  readonly requiredAt: Map<string, Pointer>
}

const emptyMerge = (): Merge => ({
  possible: true,
  parts: [],
  keywords: new Map(),
  clauseOf: new Map(),
  propertyAt: new Map(),
  requiredAt: new Map(),
})

const greaterWins = new Set(['minLength', 'minItems', 'minProperties', 'minimum', 'exclusiveMinimum', 'minContains'])
const smallerWins = new Set(['maxLength', 'maxItems', 'maxProperties', 'maximum', 'exclusiveMaximum', 'maxContains'])
const trueWins = new Set(['uniqueItems', 'readOnly', 'writeOnly', 'deprecated'])
const falseWins = new Set(['additionalProperties', 'unevaluatedProperties', 'items', 'unevaluatedItems'])
/** Applied by following them; nothing is left of them here. */
const followed = new Set(['$ref', 'allOf', 'properties'])

function take(merged: Merge, keyword: string, value: Json, at: Pointer): void {
  if (keyword === 'properties' && isObject(value)) {
    for (const name of Object.keys(value)) if (!merged.propertyAt.has(name)) merged.propertyAt.set(name, child(at, name))
    if (!merged.clauseOf.has(keyword)) merged.clauseOf.set(keyword, at)
  }
  if (followed.has(keyword)) return
  const before = merged.keywords.get(keyword)
  const set = (next: Json): void => {
    merged.keywords.set(keyword, next)
    merged.clauseOf.set(keyword, at)
  }
  if (keyword === 'required' && Array.isArray(value)) {
    for (const name of value as readonly Json[])
      if (typeof name === 'string' && !merged.requiredAt.has(name)) merged.requiredAt.set(name, at)
    merged.keywords.set(keyword, [...merged.requiredAt.keys()])
    if (before === undefined) merged.clauseOf.set(keyword, at)
  } else if (before === undefined) set(value)
  else if (keyword === 'type') intersect(merged, before, typesBoth(before, value), set)
  else if (keyword === 'enum') intersect(merged, before, valuesBoth(before, value), set)
  else if (keyword === 'const') merged.possible &&= canonical(before) === canonical(value)
  else if (greaterWins.has(keyword) ? Number(value) > Number(before) : smallerWins.has(keyword) && Number(value) < Number(before))
    set(value)
  else if ((trueWins.has(keyword) && value === true) || (falseWins.has(keyword) && value === false)) set(value)
}

function intersect(merged: Merge, before: Json, both: readonly Json[], set: (next: Json) => void): void {
  if (both.length === 0) merged.possible = false
  if (both.length < [before].flat().length || canonical(both) !== canonical([before].flat()))
    set(both.length === 1 && !Array.isArray(before) ? (both[0] ?? null) : both)
}

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [value])

/** `integer` is the part of `number` that both allow. */
const typesBoth = (a: Json, b: Json): readonly Json[] => {
  const [left, right] = [listOf(a), listOf(b)]
  const kept = left.filter((type) => right.includes(type) || (type === 'integer' && right.includes('number')))
  return right.includes('integer') && left.includes('number') && !kept.includes('integer')
    ? [...kept.filter((type) => type !== 'number'), 'integer']
    : kept
}

const valuesBoth = (a: Json, b: Json): readonly Json[] => {
  const right = new Set(listOf(b).map(canonical))
  return listOf(a).filter((value) => right.has(canonical(value)))
}

const schemas = new WeakMap<JsonObject, Map<Pointer, Json | undefined>>()

/** The schema at a pointer; kept, because taking pointers apart costs more than all else. */
export function schemaAt(root: JsonObject, at: Pointer): Json | undefined {
  const byPointer = schemas.get(root) ?? new Map<Pointer, Json | undefined>()
  schemas.set(root, byPointer)
  if (!byPointer.has(at)) byPointer.set(at, valueAt(root, at))
  return byPointer.get(at)
}

/** The types that are declared; empty: any. */
export const typesOf = (keywords: JsonObject): readonly string[] =>
  listOf(keywords['type'] ?? []).filter((type) => typeof type === 'string')

/** The only values allowed, where the schema lists them. */
export function listedValues(keywords: JsonObject): readonly Json[] | undefined {
  const listed = Array.isArray(keywords['enum']) ? (keywords['enum'] as readonly Json[]) : undefined
  const constant = keywords['const']
  if (constant === undefined) return listed
  return listed === undefined || listed.some((value) => canonical(value) === canonical(constant)) ? [constant] : []
}
