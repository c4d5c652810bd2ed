/** Answers: the documented status, media type, headers and a body that keeps its schema. */
import { headerOf } from '#lib/bytes.ts'
import { declaredTypeAt } from '#lib/declared-type.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isJson } from '#lib/media-type.ts'
import { encodeParameter } from '#lib/parameter-style.ts'
import { fork } from '#lib/seed.ts'
import { coveringStatus } from '#lib/status-range.ts'
import { keywordAt, propertiesAt } from '#lib/schema-view.ts'
import { preferred } from '#mock/accept.ts'
import type { Call, MockResponse } from '#mock/layer.ts'
import type { Success } from '#mock/routes.ts'
import type { World } from '#mock/world.ts'
import type { Media, Operation, ResponseRule } from '#model/contract.ts'

export type Header = readonly [string, string]

/** The media type to answer with: JSON before all else. */
export const mediaOf = (rule: ResponseRule | undefined): Media | undefined => rule?.media.find(({ type }) => isJson(type)) ?? rule?.media[0]

/** RFC 9110 §12.5.1: where nothing of it is accepted, what there is. */
const acceptedOf = (rule: ResponseRule | undefined, { request }: Call): Media | undefined =>
  preferred(rule?.media ?? [], headerOf(request, 'accept')) ?? mediaOf(rule)

/** A success; `bodyOf` is asked only where the answer has a JSON body with a schema. */
export function succeed(
  world: World,
  call: Call,
  { status, rule }: Success,
  headers: readonly Header[],
  bodyOf: (schemaAt: Pointer) => Json,
): MockResponse {
  const media = status === 204 || status === 304 ? undefined : world.behaviour.media(acceptedOf(rule, call), call)
  const documented = requiredHeaders(world, rule, headers)
  if (media === undefined) return world.behaviour.respond({ status, headers: [...documented, ...headers], body: '' }, call)
  const type = media.type.startsWith('*/') || media.type === 'application/*' ? 'application/json' : media.type.replace('/*', '/plain')
  const json = isJson(type)
  const value =
    media.schemaAt === undefined
      ? json
        ? {}
        : ''
      : json
        ? world.behaviour.body(bodyOf(media.schemaAt), call)
        : world.generate(media.schemaAt, world.seed)
  const body = json ? JSON.stringify(value) : textOf(value)
  return world.behaviour.respond({ status, headers: [['content-type', type], ...documented, ...headers], body }, call)
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function requiredHeaders(world: World, rule: ResponseRule | undefined, given: readonly Header[]): readonly Header[] {
  return (rule?.headers ?? []).flatMap(({ name, required, schemaAt }) => {
    if (!required || name === 'content-type' || given.some(([other]) => other.toLowerCase() === name)) return []
    const value = schemaAt === undefined ? 'mock' : world.generate(schemaAt, fork(world.seed, 'header', name), 'minimal')
    return [[name, encodeParameter({ name, in: 'header', style: 'simple', explode: false, allowReserved: false }, value)] as const]
  })
}

/** The first status that the operation documents, else the first. */
export const choose = (operation: Operation, ...preferred: readonly [number, ...number[]]): number =>
  preferred.find((status) => coveringStatus(operation.responses, status) !== undefined) ?? preferred[0]

const titles: { readonly [status: number]: string } = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
}

/** A refusal in the documented shape, or `{"message"}` where the document is silent. */
export function refuse(
  world: World,
  operation: Operation | undefined,
  status: number,
  detail: string,
  headers: readonly Header[] = [],
): MockResponse {
  const rule = operation === undefined ? undefined : coveringStatus(operation.responses, status)
  const media = mediaOf(rule)
  const all = [...requiredHeaders(world, rule, headers), ...headers]
  if (media?.schemaAt === undefined) {
    const type = media !== undefined && !media.type.includes('*') ? media.type : 'application/json'
    return { status, headers: [['content-type', type], ...all], body: isJson(type) ? JSON.stringify({ message: detail }) : detail }
  }
  const type = media.type.includes('*') ? 'application/json' : media.type
  if (!isJson(type)) {
    const text =
      keywordAt(world.contract.root, media.schemaAt, 'enum') === undefined ? detail : textOf(world.generate(media.schemaAt, world.seed))
    return { status, headers: [['content-type', type], ...all], body: text }
  }
  return { status, headers: [['content-type', type], ...all], body: JSON.stringify(refusalBody(world, media.schemaAt, status, detail)) }
}

const details = /^(?:message|detail|details|description|error_?description|reason|msg)$/i

function refusalBody(world: World, schemaAt: Pointer, status: number, detail: string): Json {
  const known = (_: Pointer, name: string, at: Pointer): Json | undefined => {
    const { types } = declaredTypeAt(world.contract.root, at)
    if (/^(?:status|status_?code|http_?status)$/i.test(name))
      return types.some((one) => one === 'integer' || one === 'number') ? status : undefined
    // Only what is text may hold text; enums and formats are left to the generator, which keeps them.
    if (!types.includes('string') && !(types.length === 0 && details.test(name))) return undefined
    if (['enum', 'const', 'format', 'pattern'].some((keyword) => keywordAt(world.contract.root, at, keyword) !== undefined))
      return undefined
    if (details.test(name)) return detail
    return /^(?:title|error|name)$/i.test(name) ? (titles[status] ?? 'Error') : undefined
  }
  const fill = { seed: fork(world.seed, 'refusal', schemaAt, status), missing: 'required', known } as const
  return world.fit(schemaAt, Object.keys(propertiesAt(world.contract.root, schemaAt)).length > 0 ? {} : undefined, fill)
}
