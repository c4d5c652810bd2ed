/** A request read as a server would read it: text to declared types, styles undone, the body by its media type. */
import { decodeBody } from '#lib/body.ts'
import { headerOf } from '#lib/bytes.ts'
import { declaredTypeAt } from '#lib/declared-type.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { mediaFor } from '#lib/media-type.ts'
import { decodePairs, decodeSimple, splitPairs } from '#lib/parameter-style.ts'
import { namesIn } from '#lib/path-template.ts'
import type { Media, Operation, Parameter } from '#model/contract.ts'
import type { HttpRequest } from '#model/exchange.ts'

export type ReadBody =
  | { readonly kind: 'absent' }
  /** The Content-Type is none that the operation takes. */
  | { readonly kind: 'wrong-media-type'; readonly type: string }
  | { readonly kind: 'malformed'; readonly media: Media; readonly reason: string }
  | { readonly kind: 'value'; readonly media: Media; readonly value: Json }
  /** A media type that is not read here: nothing can be said of it. */
  | { readonly kind: 'opaque'; readonly media: Media }

export interface ReadBack {
  /** What was sent for each parameter; undefined where it was not. */
  readonly parameters: readonly { readonly parameter: Parameter; readonly value: Json | undefined }[]
  readonly body: ReadBody
}

export function parseBack(root: JsonObject, operation: Operation, request: HttpRequest, baseUrl: string): ReadBack {
  const target = request.url.slice(baseUrl.length)
  const [path = ''] = target.split('?', 1)
  const query = target.slice(path.length + 1)
  const segments = pathValues(operation, path)
  const queryPairs = splitPairs(query, '&')
  const cookiePairs = splitPairs(headerOf(request, 'cookie') ?? '', ';')
  const read = (parameter: Parameter): Json | undefined => {
    const declared = declaredTypeAt(root, parameter.schemaAt)
    switch (parameter.in) {
      case 'path':
        return Object.hasOwn(segments, parameter.name) ? decodeSimple(parameter, segments[parameter.name] ?? '', declared) : undefined
      case 'query':
        return decodePairs(parameter, queryPairs, declared)
      case 'cookie':
        return decodePairs(parameter, cookiePairs, declared)
      default: {
        const raw = headerOf(request, parameter.name)
        return raw === undefined ? undefined : decodeSimple(parameter, raw, declared)
      }
    }
  }
  return {
    parameters: operation.parameters.map((parameter) => ({ parameter, value: read(parameter) })),
    body: readBody(root, operation, request),
  }
}

const templates = new WeakMap<Operation, { readonly names: readonly string[]; readonly expression: RegExp }>()

/** Kept for as long as its operation is. */
function templateOf(operation: Operation): { readonly names: readonly string[]; readonly expression: RegExp } {
  const known = templates.get(operation)
  if (known !== undefined) return known
  const literal = operation.path.split(/\{[^{}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const template = { names: namesIn(operation.path), expression: new RegExp(`^${literal.join('([^/]+?)')}$`) }
  templates.set(operation, template)
  return template
}

/** The raw text of each templated part, still percent-encoded. */
function pathValues(operation: Operation, path: string): { readonly [name: string]: string } {
  // Whoever sends it takes these away, RFC 3986 §5.2.4: the request ends up at another path.
  if (/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path)) return {}
  const { names, expression } = templateOf(operation)
  const match = expression.exec(path)
  return Object.fromEntries(names.flatMap((name, index) => (match?.[index + 1] === undefined ? [] : [[name, match[index + 1] ?? '']])))
}

function readBody(root: JsonObject, operation: Operation, request: HttpRequest): ReadBody {
  if (request.base64 === '' || operation.requestBody === undefined) return { kind: 'absent' }
  const type = headerOf(request, 'content-type') ?? ''
  const media = mediaFor(operation.requestBody.media, type)
  if (media === undefined) return { kind: 'wrong-media-type', type }
  const parsed = decodeBody(type, request.base64, () => declaredTypeAt(root, media.schemaAt), media.encoding)
  if (parsed === undefined) return { kind: 'opaque', media }
  return parsed.ok ? { kind: 'value', media, value: parsed.value } : { kind: 'malformed', media, reason: parsed.reason }
}
