/** The innermost handler: media type, parsing, validation, existence, and then the act. */
import { coveringStatus } from '#lib/status-range.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { placeOf } from '#lib/standing.ts'
import { orderRulesOf } from '#generators/order-rules.ts'
import { acts } from '#mock/acts/index.ts'
import { choose, refuse } from '#mock/answer.ts'
import type { Call, Handler, MockResponse } from '#mock/layer.ts'
import { locate } from '#mock/locate.ts'
import { bodyViolations, documentedMedia, parameterViolations, parseBody, readParameters } from '#mock/read-request.ts'
import type { Item } from '#mock/store.ts'
import type { Violation } from '#mock/violation.ts'
import type { World } from '#mock/world.ts'

export const handle =
  (world: World): Handler<Call> =>
  async (call) => {
    const { operation, role } = call.route
    const deny = (status: number, detail: string): MockResponse => world.behaviour.respond(refuse(world, operation, status, detail), call)
    const values = readParameters(call)
    const read = readBody(world, call)
    if ('status' in read) return deny(read.status, read.detail)
    const [violation] = world.behaviour.violations([...parameterViolations(world, call, values), ...read.violations], call)
    const refused = violation === undefined ? undefined : deny(statusFor(call, violation), tell(violation))
    if (refused !== undefined && world.behaviour.checksFirst(true, call)) return refused
    const located = locate(world, call, values)
    if (located.kind === 'missing') {
      if (role === 'remove' && isDoneAlready(call))
        return world.behaviour.respond({ status: call.route.success.status, headers: [], body: '' }, call)
      const hidden = located.foreign !== undefined && !documents(call, 404) && documents(call, 403)
      return deny(hidden ? 403 : 404, world.behaviour.missing('there is no such resource', located.foreign))
    }
    if (!world.behaviour.ordered(isOrdered(world, call, read.body, located.chain), call))
      return deny(choose(operation, 422, 400), 'one has to come after the other')
    const { status } = call.route.success
    if (status >= 400) return deny(status, 'the document knows no success of this operation')
    if (!world.behaviour.allows(isAllowed(call, read.body, located.chain), call))
      return deny(choose(operation, 409, 422), 'not in this state')
    const done = acts[role](world, { call, values, body: read.body, chain: located.chain, made: located.made })
    return refused ?? done
  }

/** What the document wants in order is, with what is stored of what a change leaves out. */
function isOrdered({ contract }: World, { request, route: { operation } }: Call, body: Json | undefined, chain: readonly Item[]): boolean {
  const schemaAt = operation.requestBody?.media[0]?.schemaAt
  if (schemaAt === undefined || body === undefined) return true
  const stored = request.method === 'PATCH' ? chain.at(-1)?.value : undefined
  return orderRulesOf(contract, operation, schemaAt).every((rule) => {
    const [low, high] = [rule.lesser, rule.greater].map((at) => placeOf(valueAt(body, at) ?? valueAt(stored, at)))
    return low === undefined || high === undefined || low <= high
  })
}

/** What no answer has shown yet has any state. */
function isAllowed({ route: { states } }: Call, body: Json | undefined, chain: readonly Item[]): boolean {
  const rule = states?.ruleFor(body)
  const state = states === undefined ? undefined : chain.at(-1)?.value[states.name]
  if (rule === undefined || state === undefined) return true
  const { only, never = [] } = rule
  return (only === undefined || only.includes(state)) && !never.includes(state)
}

/** A delete that documents neither 404 nor 410 is content with what is not there, RFC 9110 §9.2.2. */
const isDoneAlready = (call: Call): boolean => call.route.success.status === 204 && !documents(call, 404) && !documents(call, 410)

type ReadBody =
  | { readonly body: Json | undefined; readonly violations: readonly Violation[] }
  | { readonly status: number; readonly detail: string }

function readBody(world: World, call: Call): ReadBody {
  const { operation } = call.route
  const { requestBody } = operation
  if (requestBody === undefined) return { body: undefined, violations: [] }
  if (call.request.base64 === '') {
    const issue = { keyword: 'required', at: '', clause: `${requestBody.at}/required`, message: 'must have a body', via: [requestBody.at] }
    return { body: undefined, violations: requestBody.required ? [{ in: 'body', name: '', issue }] : [] }
  }
  const media = documentedMedia(call)
  if (!world.behaviour.acceptMediaType(media !== undefined, call))
    return { status: 415, detail: 'the media type of the body is not one of this operation' }
  const parsed = world.behaviour.parse(parseBody(world, call, media), call)
  if (!parsed.ok) return { status: choose(operation, 400, 422), detail: parsed.reason }
  return { body: parsed.value, violations: bodyViolations(world, call, media, parsed.value) }
}

const documents = ({ route }: Call, status: number): boolean => coveringStatus(route.operation.responses, status) !== undefined

/** An id that breaks its schema names nothing: 404 where the document does not speak of 400. */
const statusFor = (call: Call, violation: Violation): number =>
  violation.name.toLowerCase() === 'if-match' && violation.issue.keyword === 'required' && documents(call, 428)
    ? 428
    : violation.in === 'path'
      ? documents(call, 400)
        ? 400
        : 404
      : choose(call.route.operation, 400, 422)

const tell = ({ in: place, name, issue }: Violation): string =>
  `${place}${name === '' ? '' : ` ${name}`}${issue.at === '' ? '' : ` at ${issue.at}`}: ${issue.message}`
