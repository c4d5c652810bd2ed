/** Which JSON types a schema allows, as far as they can be read off it: what a server turns the text of a parameter into. */
import { follow, isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'

export interface DeclaredType {
  /** Empty: any. */
  readonly types: readonly string[]
  readonly items?: DeclaredType
  readonly properties: { readonly [name: string]: DeclaredType }
}

const anyType: DeclaredType = { types: [], properties: {} }

const known = new WeakMap<JsonObject, Map<Pointer, DeclaredType>>()

/** Kept for as long as the document is: every request is read by the same few. */
export function declaredTypeAt(root: JsonObject, schemaAt: Pointer | undefined): DeclaredType {
  if (schemaAt === undefined) return anyType
  const types = known.get(root) ?? new Map<Pointer, DeclaredType>()
  known.set(root, types)
  const type = types.get(schemaAt) ?? typeAt(root, schemaAt, 0)
  types.set(schemaAt, type)
  return type
}

function typeAt(root: JsonObject, schemaAt: Pointer, depth: number): DeclaredType {
  if (depth > 8) return anyType
  const at = follow(root, schemaAt)
  const schema = valueAt(root, at)
  if (!isObject(schema)) return anyType
  const types = new Set<string>([schema['type'] ?? []].flat().filter((type) => typeof type === 'string'))
  let items = isObject(schema['items']) ? typeAt(root, `${at}/items`, depth + 1) : undefined
  // Without a prototype: a document may call its properties `constructor` or `__proto__`.
  const properties: Record<string, DeclaredType> = Object.create(null) as Record<string, DeclaredType>
  if (isObject(schema['properties'])) {
    for (const name of Object.keys(schema['properties'])) {
      properties[name] = typeAt(root, `${at}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1)
    }
  }
  for (const value of [...(Array.isArray(schema['enum']) ? schema['enum'] : []), schema['const']]) {
    if (value !== undefined && schema['type'] === undefined) types.add(jsonTypeOf(value as Json))
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches = schema[keyword]
    if (!Array.isArray(branches)) continue
    for (const index of branches.keys()) {
      const branch = typeAt(root, `${at}/${keyword}/${index}`, depth + 1)
      for (const type of branch.types) types.add(type)
      items ??= branch.items
      Object.assign(properties, branch.properties)
    }
  }
  return { types: [...types], ...(items !== undefined && { items }), properties }
}

/** JSON Schema's name for the type of a value. */
export function jsonTypeOf(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

/** The value that a text stands for, if it can stand for one of the declared types; else the text itself. */
export function coerce(text: string, { types }: DeclaredType): Json {
  if (types.length === 0 || types.includes('string')) return text
  if ((types.includes('integer') || types.includes('number')) && /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) {
    const value = Number(text)
    if (Number.isFinite(value)) return value
  }
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  if (types.includes('null') && (text === '' || text === 'null')) return null
  return text
}
