import { expect, it } from 'vitest'
import { jsonOf, toBase64 } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { HttpRequest, Outcome, Send } from '#model/exchange.ts'
import { conform, openText } from '#test/in-process.ts'

const documentWith = (shown: string): ReturnType<typeof openText> =>
  openText(`
openapi: 3.1.0
info: {title: Tenants, version: '1'}
paths:
  /tenants:
    post:
      operationId: make
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [size, name], properties: {size: {type: integer, minimum: 1, maximum: 9}, name: {type: string}}}}}}
      responses:
        '200': {description: made, content: {application/json: {schema: {type: object, properties: {${shown}}}}}}
        '400': {description: refused}
        '409': {description: taken}
  /tenants/{tenant_name}:
    parameters: [{name: tenant_name, in: path, required: true, schema: {type: string}}]
    get:
      operationId: read
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}}
        '404': {description: none}
    delete:
      operationId: remove
      responses: {'204': {description: gone}, '404': {description: none}}
  /tenants/{tenant}/rooms:
    parameters: [{name: tenant, in: path, required: true, schema: {type: string}}]
    get: {operationId: rooms, responses: {'200': {description: ok}, '404': {description: none}}}
`)

const answer = (status: number, body?: Json): Outcome => ({
  kind: 'response',
  status,
  headers: body === undefined ? [] : [['content-type', 'application/json']],
  base64: body === undefined ? '' : toBase64(JSON.stringify(body)),
})

/** It never says an id, and takes no name that would have to be escaped. */
function server(): { readonly send: Send; readonly tenants: Set<string>; readonly made: () => number } {
  const tenants = new Set<string>()
  let made = 0
  const make = (request: HttpRequest): Outcome => {
    const sent = jsonOf(request)
    const { name, size } = sent.ok && isObject(sent.value) ? sent.value : {}
    if (typeof name !== 'string' || !/^[a-z0-9][a-z0-9-]{2,}$/i.test(name)) return answer(400)
    if (!Number.isInteger(size) || Number(size) < 1 || Number(size) > 9) return answer(400)
    if (tenants.has(name)) return answer(409)
    tenants.add(name)
    made += 1
    return answer(200, { name })
  }
  const send: Send = (request) => {
    const [, , name, rest] = new URL(request.url).pathname.split('/').map(decodeURIComponent)
    if (name === undefined) return Promise.resolve(request.method === 'POST' ? make(request) : answer(404))
    if (!tenants.has(name)) return Promise.resolve(answer(404))
    if (request.method === 'GET') return Promise.resolve(rest === undefined ? answer(200, { name }) : answer(200))
    return Promise.resolve(answer(request.method === 'DELETE' && rest === undefined && tenants.delete(name) ? 204 : 404))
  }
  return { send, tenants, made: () => made }
}

it.each([
  ['is told nothing', ''],
  ['is told an id as well', 'name: {type: string}'],
])('who names a thing, and %s, has it by that name, and removes it by it', async (_, shown) => {
  const { send, tenants, made } = server()
  const { unreached, findings, left } = await conform(documentWith(shown), { between: () => send })
  expect(unreached).toEqual([])
  expect(findings.filter((finding) => finding.class === 'violation')).toEqual([])
  expect([made() > 1, left, [...tenants]]).toEqual([true, [], []])
})
