/** A lowered document into a Contract: operations with their parameters, bodies, responses and security, references followed. */
import { child, follow, isObject, lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type {
  Contract,
  HeaderRule,
  LimitClaim,
  Location,
  Media,
  Operation,
  Parameter,
  Promised,
  RequestBody,
  ResponseRule,
  SecurityRequirement,
  SecurityScheme,
  Server,
} from '#model/contract.ts'
import { fieldsAt } from '#specs/encoding.ts'

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

export function contractOf(root: JsonObject, dialect: Contract['dialect'], hash: string): Contract {
  const info = isObject(root['info']) ? root['info'] : {}
  return {
    title: text(info['title']) ?? 'untitled',
    version: text(info['version']) ?? '0',
    dialect,
    hash,
    root,
    servers: serversOf(root),
    operations: operationsOf(root),
    securitySchemes: securitySchemesOf(root),
  }
}

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
const entriesAt = (root: JsonObject, pointer: Pointer): readonly (readonly [string, Pointer])[] => {
  const value = valueAt(root, pointer)
  return typeof value === 'object' && value !== null ? Object.keys(value).map((name) => [name, child(pointer, name)]) : []
}
const objectAt = (root: JsonObject, pointer: Pointer): JsonObject => {
  const value = valueAt(root, follow(root, pointer))
  return isObject(value) ? value : {}
}

/** Server variables take their defaults, OpenAPI 3.1.0 §4.8.6. */
function serversOf(root: JsonObject): readonly Server[] {
  const servers = Array.isArray(root['servers']) ? (root['servers'] as readonly Json[]) : []
  return servers.filter(isObject).map((server) => {
    const variables = isObject(server['variables']) ? server['variables'] : {}
    const url = (text(server['url']) ?? '').replace(/\{([^{}]+)\}/g, (whole, name: string) => {
      const variable = variables[name]
      return (isObject(variable) ? text(variable['default']) : undefined) ?? whole
    })
    const description = text(server['description'])
    return { url, ...(description !== undefined && { description }) }
  })
}

function operationsOf(root: JsonObject): readonly Operation[] {
  const taken = new Set<string>()
  const schemes = securitySchemesOf(root)
  return entriesAt(root, '/paths').flatMap(([path, pathAt]) => {
    if (!path.startsWith('/')) return []
    const itemAt = follow(root, pathAt)
    return methods.flatMap((method) => {
      const at = child(itemAt, method)
      const written = valueAt(root, at)
      if (!isObject(written)) return []
      const fallback = `${method.toUpperCase()} ${path}`
      const own = text(written['operationId'])
      const id = own === undefined || taken.has(own) ? fallback : own
      taken.add(id)
      return [operationAt(root, { id, method: method.toUpperCase(), path, at, itemAt, schemes })]
    })
  })
}

function operationAt(
  root: JsonObject,
  {
    id,
    method,
    path,
    at,
    itemAt,
    schemes,
  }: {
    readonly id: string
    readonly method: string
    readonly path: string
    readonly at: Pointer
    readonly itemAt: Pointer
    readonly schemes: Contract['securitySchemes']
  },
): Operation {
  const written = objectAt(root, at)
  const securityAt = Array.isArray(written['security']) ? `${at}/security` : '/security'
  const body = written['requestBody'] === undefined ? undefined : requestBodyAt(root, `${at}/requestBody`)
  const security = requirementsAt(root, securityAt)
  const wanted = [...new Set(security.flatMap((requirement) => Object.keys(requirement)))]
  const summary = text(written['summary'])
  const tags = Array.isArray(written['tags']) ? (written['tags'] as readonly Json[]) : []
  return {
    id,
    method,
    path,
    at,
    securityAt,
    tags: tags.filter((tag) => typeof tag === 'string'),
    parameters: parametersOf(root, path, [`${itemAt}/parameters`, `${at}/parameters`]),
    responses: entriesAt(root, `${at}/responses`)
      .filter(([status]) => /^(?:[1-5](?:\d\d|XX)|default)$/i.test(status))
      .map(([status, ruleAt]) => responseAt(root, status, ruleAt)),
    security,
    schemesAt: wanted.map((name) => child('/components/securitySchemes', name)),
    schemes: wanted.flatMap((name) => schemes[name] ?? []),
    limits: [at, itemAt, ''].flatMap((owner) => limitsAt(root, owner)),
    promises: [at, itemAt, ''].flatMap((owner) => promisesAt(root, owner)),
    ...(summary !== undefined && { summary }),
    ...(body !== undefined && { requestBody: body }),
  }
}

/** Parameters of the operation replace those of the path with the same name and place. */
function parametersOf(root: JsonObject, path: string, lists: readonly Pointer[]): readonly Parameter[] {
  const found = new Map<string, Parameter>()
  for (const [, writtenAt] of lists.flatMap((list) => entriesAt(root, list))) {
    const at = follow(root, writtenAt)
    const written = objectAt(root, at)
    const name = text(written['name'])
    const place = text(written['in'])
    if (name === undefined || !isLocation(place)) continue
    // OpenAPI 3.1.0 §4.8.12.1: these three headers are described elsewhere, and parameters of these names are ignored.
    if (place === 'header' && /^(?:accept|content-type|authorization)$/i.test(name)) continue
    if (place === 'path' && !path.includes(`{${name}}`)) continue
    const style = text(written['style']) ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple')
    const [content] = entriesAt(root, `${at}/content`)
    const schemaAt = isSchema(valueAt(root, `${at}/schema`)) ? `${at}/schema` : content === undefined ? undefined : `${content[1]}/schema`
    found.set(`${place} ${name}`, {
      name,
      in: place,
      at,
      style,
      required: place === 'path' || written['required'] === true,
      explode: typeof written['explode'] === 'boolean' ? written['explode'] : style === 'form',
      allowReserved: written['allowReserved'] === true,
      examplesAt: examplesOf(root, at, schemaAt),
      ...(schemaAt !== undefined && { schemaAt }),
      ...(content !== undefined && { mediaType: content[0] }),
    })
  }
  return [...found.values()]
}

const isLocation = (value: string | undefined): value is Location =>
  value === 'path' || value === 'query' || value === 'header' || value === 'cookie'
const isSchema = (value: Json | undefined): boolean => isObject(value) || typeof value === 'boolean'

function requestBodyAt(root: JsonObject, writtenAt: Pointer): RequestBody {
  const at = follow(root, writtenAt)
  return { at, required: objectAt(root, at)['required'] === true, media: mediaAt(root, `${at}/content`) }
}

const mediaAt = (root: JsonObject, contentAt: Pointer): readonly Media[] =>
  entriesAt(root, contentAt).map(([type, at]) => {
    const schemaAt = isSchema(valueAt(root, `${at}/schema`)) ? `${at}/schema` : undefined
    const encoding = fieldsAt(root, type, at, schemaAt)
    return {
      type: type.toLowerCase(),
      at,
      examplesAt: examplesOf(root, at, schemaAt),
      ...(schemaAt !== undefined && { schemaAt }),
      ...(encoding !== undefined && { encoding }),
    }
  })

/** `example`, `examples` of a parameter or media type, then those of its schema. */
function examplesOf(root: JsonObject, at: Pointer, schemaAt: Pointer | undefined): readonly Pointer[] {
  const named = entriesAt(root, `${at}/examples`).map(([, exampleAt]) => `${follow(root, exampleAt)}/value`)
  const schema = schemaAt === undefined ? undefined : follow(root, schemaAt)
  const listed = schema === undefined ? [] : entriesAt(root, `${schema}/examples`).map(([, exampleAt]) => exampleAt)
  return [`${at}/example`, ...named, ...(schema === undefined ? [] : [`${schema}/example`]), ...listed].filter(
    (pointer) => valueAt(root, pointer) !== undefined,
  )
}

function responseAt(root: JsonObject, status: string, at: Pointer): ResponseRule {
  const resolved = follow(root, at)
  const headers = entriesAt(root, `${resolved}/headers`)
    // OpenAPI 3.1.0 §4.8.17.1: a header named Content-Type is ignored.
    .filter(([name]) => name.toLowerCase() !== 'content-type')
    .map(([name, headerAt]) => headerRule(root, name, follow(root, headerAt)))
  return {
    status: status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
    at,
    media: mediaAt(root, `${resolved}/content`),
    headers,
  }
}

function headerRule(root: JsonObject, name: string, at: Pointer): HeaderRule {
  const schemaAt = isSchema(valueAt(root, `${at}/schema`)) ? `${at}/schema` : undefined
  return { name: name.toLowerCase(), required: objectAt(root, at)['required'] === true, at, ...(schemaAt !== undefined && { schemaAt }) }
}

function requirementsAt(root: JsonObject, securityAt: Pointer): readonly SecurityRequirement[] {
  return entriesAt(root, securityAt).map(([, at]) =>
    Object.fromEntries(
      entriesAt(root, at).map(([scheme, scopesAt]) => {
        const scopes = valueAt(root, scopesAt)
        return [scheme, Array.isArray(scopes) ? (scopes as readonly Json[]).map(String) : []]
      }),
    ),
  )
}

function securitySchemesOf(root: JsonObject): { readonly [name: string]: SecurityScheme } {
  return Object.fromEntries(
    entriesAt(root, '/components/securitySchemes').map(([name, writtenAt]) => {
      const at = follow(root, writtenAt)
      const { type, scheme, in: place, name: parameter } = objectAt(root, at) as { readonly [key: string]: Json | undefined }
      if (type === 'http') return [name, { type, scheme: String(scheme).toLowerCase(), at }]
      if (type === 'apiKey' && (place === 'header' || place === 'query' || place === 'cookie'))
        return [name, { type, name: String(parameter), in: place, at }]
      // OAuth 2.0 and OpenID Connect end in a bearer token, RFC 6750 §2.1.
      if (type === 'oauth2' || type === 'openIdConnect') return [name, { type: 'http', scheme: 'bearer', at }]
      return [name, { type: 'other', name: String(type), at }]
    }),
  )
}

function limitsAt(root: JsonObject, owner: Pointer): readonly LimitClaim[] {
  return entriesAt(root, `${owner}/x-proofload-limits`).flatMap(([, at]) => {
    const { limit, windowSeconds, per } = objectAt(root, at) as { readonly [key: string]: Json | undefined }
    if (typeof limit !== 'number' || typeof windowSeconds !== 'number') return []
    return [{ limit, windowSeconds, at, ...(typeof per === 'string' && { per }) }]
  })
}

function promisesAt(root: JsonObject, owner: Pointer): readonly Promised[] {
  return entriesAt(root, `${owner}/x-proofload-promise`).map(([, at]) => {
    const { id, kind, observable, text: sentence } = objectAt(root, at) as { readonly [key: string]: Json | undefined }
    return { id: text(id) ?? lastToken(at), kind: text(kind) ?? '', observable: observable !== false, text: text(sentence) ?? '', at }
  })
}
