/** The outermost layer: which operation a request means. 404 where no path matches, 405 where the path lacks the method. */
import { anonymous } from '#mock/credentials.ts'
import { refuse, type Header } from '#mock/answer.ts'
import type { Call, Handler, MockRequest, MockResponse } from '#mock/layer.ts'
import type { World } from '#mock/world.ts'

export const routed =
  (world: World, next: Handler<Call>): Handler<MockRequest> =>
  async (request) => {
    const { routes, behaviour } = world
    // RFC 9110 §9.3.2: HEAD is as GET, without the content.
    const asked = request.method === 'HEAD' && routes.find('GET', request.path) !== undefined ? 'GET' : request.method
    const found = routes.find(asked, request.path)
    if (found !== undefined) {
      const own = { ...request, method: asked }
      const response = await next({ contract: world.contract, request: own, route: found.data, raw: found.parameters, caller: anonymous })
      return request.method === 'HEAD' ? behaviour.head({ ...response, body: '' }, response) : response
    }
    const methods = routes.methodsOf(request.path)
    if (methods.length === 0) return bodiless(request, refuse(world, undefined, 404, 'there is nothing at this path'))
    const allow: Header = ['allow', [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(', ')]
    if (request.method === 'OPTIONS') return { status: 204, headers: [allow], body: '' }
    const operation = methods
      .map((method) => routes.find(method, request.path)?.data.operation)
      .find((one) => one?.responses.some(({ status }) => status === '405'))
    return bodiless(
      request,
      behaviour.refuseMethod(refuse(world, operation, 405, 'the path does not have this method', [allow]), request.method),
    )
  }

const bodiless = (request: MockRequest, response: MockResponse): MockResponse =>
  request.method === 'HEAD' ? { ...response, body: '' } : response
