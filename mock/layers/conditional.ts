/**
 * Versions, RFC 9110 §13: where reading a resource documents an ETag, reads are spared by If-None-Match and writes guarded by If-Match.
 * The ETag is a hash of what a read would show, so that it changes when that does, and only then.
 */
import { headerOf } from '#lib/bytes.ts'
import { names } from '#lib/etag.ts'
import { shortHash } from '#lib/hash.ts'
import { isRead } from '#lib/read-methods.ts'
import { isSuccess } from '#lib/status-range.ts'
import { choose, refuse } from '#mock/answer.ts'
import { behaviourOf } from '#mock/behaviour.ts'
import type { Call, Handler, Layer, MockResponse } from '#mock/layer.ts'
import type { Route } from '#mock/routes.ts'
import type { World } from '#mock/world.ts'

export const conditional = (world: World, handle: (world: World) => Handler<Call>): Layer<Call> => {
  const read = handle({ ...world, behaviour: behaviourOf([]) })
  return (next) => async (call) => {
    const isRead = call.request.method === 'GET'
    const before = await etagAt(world, read, call, call.request.path)
    const answer = before.known ? preconditionOf(world, call, before.etag) : undefined
    if (answer !== undefined) return world.behaviour.respond(answer, call)
    const response = await next(call)
    if (!isSuccess(response.status) || !documentsEtag(call.route)) return response
    const path = isRead || response.status !== 201 ? call.request.path : pathIn(headerOf(response, 'location'))
    const { etag } = isRead || path === undefined ? before : await etagAt(world, read, call, path)
    if (etag === undefined) return response
    const others = response.headers.filter(([name]) => name !== 'etag')
    return { ...response, headers: [...others, ['etag', world.behaviour.etag(etag, call)]] }
  }
}

/** Whether reading the path has an ETag at all, and the one that is in force, if there is something to read. */
async function etagAt(
  world: World,
  read: Handler<Call>,
  call: Call,
  path: string,
): Promise<{ readonly known: boolean; readonly etag?: string }> {
  const found = world.routes.find('GET', path)
  if (found === undefined || !documentsEtag(found.data)) return { known: false }
  // A write speaks of the representation that everybody gets.
  const own = call.request.method === 'GET'
  const request = { ...call.request, method: 'GET', path, base64: '', ...(!own && { query: '', headers: [] }) }
  const shown = await read({ ...call, request, route: found.data, raw: found.parameters })
  if (!isSuccess(shown.status)) return { known: true }
  return { known: true, etag: `"${shortHash([headerOf(shown, 'content-type') ?? '', shown.body])}"` }
}

const documentsEtag = ({ success }: Route): boolean => success.rule?.headers.some(({ name }) => name === 'etag') === true

const pathIn = (location: string | undefined): string | undefined => location?.replace(/^[a-z]+:\/\/[^/]*/i, '')

/** The answer that a precondition gives; nothing where it holds. */
function preconditionOf(world: World, call: Call, etag: string | undefined): MockResponse | undefined {
  const { method } = call.request
  const [match, noneMatch] = [headerOf(call.request, 'if-match'), headerOf(call.request, 'if-none-match')]
  const given = etag === undefined ? undefined : world.behaviour.etag(etag, call)
  if (isRead(method)) {
    const same = noneMatch !== undefined && given !== undefined && names(noneMatch, given)
    return given !== undefined && noneMatch !== undefined && world.behaviour.unchanged(same, call)
      ? { status: 304, headers: [['etag', given]], body: '' }
      : undefined
  }
  // RFC 9110 §13.2.1: what is not there is missed first. Only PUT could do without it.
  if (given === undefined && method !== 'PUT') return undefined
  const holds =
    (match === undefined || (given !== undefined && names(match, given))) &&
    (noneMatch === undefined || given === undefined || !names(noneMatch, given))
  if (world.behaviour.precondition(holds, call)) return undefined
  return refuse(world, call.route.operation, choose(call.route.operation, 412), 'the resource has another version')
}
