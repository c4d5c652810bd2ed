/** OpenAPI 3.0: `nullable`, boolean exclusive bounds and references whose siblings mean nothing (OpenAPI 3.0.3 §4.7.24, §4.7.23). */
import type { OpenAPIV3 } from 'openapi-types'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { filesMember } from '#specs/bundle.ts'
import type { Dialect } from '#specs/dialects/dialect.ts'

export const openapi30: Dialect = {
  version: '3.0',
  recognises: (root) => /^3\.0\.\d+$/.test(String((root as Partial<OpenAPIV3.Document>).openapi)),
  lower: (root) => visit(root, false),
}

/** Members whose values are data, not part of the document's grammar. */
const isData = (name: string): boolean => ['example', 'examples', 'default', 'enum', 'const'].includes(name) || (name.startsWith('x-') && name !== filesMember)

const mapObject = (value: JsonObject, change: (name: string, member: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(name, member)]))

/** Everything but schemas is passed through; `schema` and what stands in `components/schemas` are lowered. */
function visit(node: JsonObject, inFile: boolean): JsonObject {
  return mapObject(node, (name, member) => {
    if (isData(name)) return member
    if (name === filesMember && isObject(member)) return mapObject(member, (_, file) => (isObject(file) ? lowerFile(file) : file))
    if (name === 'schema' && isObject(member)) return lowerSchema(member)
    if (name === 'schemas' && isObject(member)) return mapObject(member, (_, schema) => (isObject(schema) ? lowerSchema(schema) : schema))
    if (inFile && isObject(member) && looksLikeSchema(member)) return lowerSchema(member)
    if (Array.isArray(member)) return (member as readonly Json[]).map((item) => (isObject(item) ? visit(item, inFile) : item))
    return isObject(member) ? visit(member, inFile) : member
  })
}

/** A file that is referred to may be a schema, or hold some, without saying so. */
const lowerFile = (file: JsonObject): JsonObject => (looksLikeSchema(file) ? lowerSchema(file) : visit(file, true))
const looksLikeSchema = (value: JsonObject): boolean =>
  (typeof value['type'] === 'string' && !('in' in value)) || ['properties', 'allOf', 'oneOf', 'anyOf'].some((name) => name in value)

type Schema30 = OpenAPIV3.SchemaObject & OpenAPIV3.ReferenceObject

function lowerSchema(schema: JsonObject): JsonObject {
  const { $ref } = schema as Partial<Schema30>
  if (typeof $ref === 'string') return { $ref }
  const lowered: Record<string, Json> = mapObject(schema, (name, member) => {
    if (isData(name)) return member
    if (name === 'properties' && isObject(member)) return mapObject(member, (_, property) => (isObject(property) ? lowerSchema(property) : property))
    if (['allOf', 'oneOf', 'anyOf'].includes(name) && Array.isArray(member)) return (member as readonly Json[]).map((branch) => (isObject(branch) ? lowerSchema(branch) : branch))
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
  if (typeof rest['type'] !== 'string') {
    const constrains = ['allOf', 'oneOf', 'anyOf', 'enum', 'not'].some((name) => name in rest)
    return constrains ? { anyOf: [rest, { type: 'null' }] } : rest
  }
  const values = rest['enum']
  return {
    ...rest,
    type: [rest['type'], 'null'],
    ...(Array.isArray(values) && !values.includes(null) && { enum: [...(values as readonly Json[]), null] }),
  }
}
