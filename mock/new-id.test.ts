import { expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { clientOf, openText } from '#mock/world.testdata.ts'

const things = (path: string, property: string): string => `
openapi: 3.1.0
info: {title: Things, version: '1'}
paths:
  /things:
    post: {responses: {'201': {description: made, content: {application/json: {schema: {type: object, required: [id], properties: {id: ${property}}}}}}}}
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: object, required: [id], properties: {id: ${property}}}}}}}}}
  /things/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: ${path}}]
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [id], properties: {id: ${property}}}}}}, '404': {description: none}}
`

it.each([
  ['a UUID', '{type: string, format: uuid}', '{type: string}'],
  [
    'a pattern of the path alone',
    "{type: string, pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'}",
    '{type: string}',
  ],
  ['a pattern of the answer alone', '{type: string}', "{type: string, pattern: '^TH[0-9A-F]{6}$'}"],
  ['a number', '{type: integer, minimum: 1000}', '{type: integer}'],
  ['a number in the answer, text in the path', '{type: string}', '{type: integer}'],
  ['a short text', '{type: string, maxLength: 6}', '{type: string}'],
])('an id that is %s fits both where it is given and where it is used', async (_, path, property) => {
  const { call } = clientOf(openText(things(path, property)))
  const listed = (await call('GET', '/things')).json as unknown as readonly JsonObject[]
  const made = (await call('POST', '/things')).json as JsonObject
  const ids = [made, ...listed].map(({ id }) => (typeof id === 'string' ? id : JSON.stringify(id)))
  expect(new Set(ids).size).toBe(3)
  for (const id of ids) expect((await call('GET', `/things/${encodeURIComponent(id)}`)).status).toBe(200)
})
