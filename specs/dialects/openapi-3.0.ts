/** OpenAPI 3.0: `nullable`, boolean exclusive bounds and references whose siblings mean nothing (OpenAPI 3.0.3 §4.7.24, §4.7.23). */
import type { OpenAPIV3 } from 'openapi-types'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { filesMember } from '#specs/bundle.ts'
import type { Dialect } from '#specs/dialects/dialect.ts'
import { isData, isMap } from '#specs/grammar.ts'

export const openapi30: Dialect = {
  version: '3.0',
  recognises: (root) => /^3\.0\.\d+$/.test(String((root as Partial<OpenAPIV3.Document>).openapi)),
  lower: (root) => visit(root, false, false),
}

const mapObject = (value: JsonObject, change: (name: string, member: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(name, member)]))

/** Everything but schemas is passed through; `schema` and what stands in `components/schemas` are lowered. `names`: the keys are an author's. */
function visit(node: JsonObject, inFile: boolean, names: boolean): JsonObject {
  return mapObject(node, (name, member) => {
    if (!names) {
      if (name === filesMember && isObject(member)) return mapObject(member, (_, file) => (isObject(file) ? lowerFile(file) : file))
      if (isData(name)) return member
      if (name === 'schema' && isObject(member)) return lowerSchema(member)
      if (name === 'schemas' && isObject(member)) return mapObject(member, (_, schema) => (isObject(schema) ? lowerSchema(schema) : schema))
    }
    if (inFile && isObject(member) && looksLikeSchema(member)) return lowerSchema(member)
    if (Array.isArray(member)) return (member as readonly Json[]).map((item) => (isObject(item) ? visit(item, inFile, false) : item))
    return isObject(member) ? visit(member, inFile, !names && isMap(name)) : member
  })
}

/** A file that is referred to may be a schema, or hold some, without saying so. */
const lowerFile = (file: JsonObject): JsonObject => (looksLikeSchema(file) ? lowerSchema(file) : visit(file, true, false))
const looksLikeSchema = (value: JsonObject): boolean =>
  (typeof value['type'] === 'string' && !('in' in value)) || ['properties', 'allOf', 'oneOf', 'anyOf'].some((name) => name in value)

type Schema30 = OpenAPIV3.SchemaObject & OpenAPIV3.ReferenceObject

function lowerSchema(schema: JsonObject): JsonObject {
  const { $ref } = schema as Partial<Schema30>
  if (typeof $ref === 'string') {
    // Siblings mean nothing here, but they would in 3.1; our own extensions are no siblings of the schema's.
    return { $ref, ...Object.fromEntries(Object.entries(schema).filter(([name]) => name.startsWith('x-'))) }
  }
  const lowered: Record<string, Json> = mapObject(schema, (name, member) => {
    if (isData(name)) return member
    if (name === 'properties' && isObject(member))
      return mapObject(member, (_, property) => (isObject(property) ? lowerSchema(property) : property))
    if (['allOf', 'oneOf', 'anyOf'].includes(name) && Array.isArray(member))
      return (member as readonly Json[]).map((branch) => (isObject(branch) ? lowerSchema(branch) : branch))
    if (['items', 'not', 'additionalProperties'].includes(name) && isObject(member)) return lowerSchema(member)
    return member
  })
  lowerBound(lowered, 'minimum', 'exclusiveMinimum')
  lowerBound(lowered, 'maximum', 'exclusiveMaximum')
  return lowerNullable(lowered)
}

function lowerBound(schema: Record<string, Json>, bound: 'minimum' | 'maximum', exclusive: 'exclusiveMinimum' | 'exclusiveMaximum'): void {
  const flag = schema[exclusive]
  if (typeof flag !== 'boolean') return
  delete schema[exclusive]
  const value = schema[bound]
  if (!flag || value === undefined) return
  delete schema[bound]
  schema[exclusive] = value
}

/** Without a `type` in the same object `nullable` strictly means nothing; whoever writes it means that null is allowed, and so it is read. */
function lowerNullable(schema: Record<string, Json>): JsonObject {
  const { nullable, ...rest } = schema
  if (nullable !== true) return rest
  if (typeof rest['type'] !== 'string') return nullableWithoutType(rest)
  const values = rest['enum']
  return {
    ...rest,
    type: [rest['type'], 'null'],
    ...(Array.isArray(values) && !values.includes(null) && { enum: [...(values as readonly Json[]), null] }),
  }
}

/** What only describes stays outside, where `readOnly` and `x-proofload-basis` are looked for. */
function nullableWithoutType(schema: JsonObject): JsonObject {
  const constrains = Object.keys(schema).filter((name) => ['allOf', 'oneOf', 'anyOf', 'enum', 'not'].includes(name))
  const values = schema['enum']
  if (constrains.length === 0) return schema
  if (constrains.length === 1 && Array.isArray(values))
    return values.includes(null) ? schema : { ...schema, enum: [...(values as readonly Json[]), null] }
  const entries = Object.entries(schema)
  const describes = ([name]: readonly [string, Json]): boolean =>
    name.startsWith('x-') ||
    ['title', 'description', 'readOnly', 'writeOnly', 'deprecated', 'default', 'example', 'externalDocs'].includes(name)
  return {
    ...Object.fromEntries(entries.filter(describes)),
    anyOf: [Object.fromEntries(entries.filter((entry) => !describes(entry))), { type: 'null' }],
  }
}
