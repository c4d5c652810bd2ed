/** The outermost layer: which operation a request means. 404 where no path matches, 405 where the path lacks the method. */
import { anonymous } from '#mock/credentials.ts'
import { refuse, type Header } from '#mock/answer.ts'
import type { Call, Handler, MockRequest, MockResponse } from '#mock/layer.ts'
import type { World } from '#mock/world.ts'

export const routed =
  (world: World, next: Handler<Call>): Handler<MockRequest> =>
  async (request) => {
    const { routes, behaviour } = world
    const found = routes.find(request.method, request.path)
    if (found !== undefined) return next({ contract: world.contract, request, route: found.data, raw: found.parameters, caller: anonymous })
    if (request.method === 'HEAD') {
      // RFC 9110 §9.3.2: as GET, without the content.
      const get = routes.find('GET', request.path)
      if (get !== undefined)
        return {
          ...(await next({
            contract: world.contract,
            request: { ...request, method: 'GET' },
            route: get.data,
            raw: get.parameters,
            caller: anonymous,
          })),
          body: '',
        }
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
