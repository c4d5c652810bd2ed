import { describe, expect, it } from 'vitest'
import { bulkChangesOf } from '#generators/bulk-changes.ts'
import { resourcesOf } from '#generators/resources.ts'
import type { JsonObject } from '#lib/json.ts'
import { openText } from '#test/in-process.ts'

const text = { type: 'string' }
const thing = { type: 'object', properties: { id: text, name: text } }
const many = (schema: JsonObject): JsonObject => ({ type: 'array', items: schema })
const within = (name: string, schema: JsonObject): JsonObject => ({
  type: 'object',
  required: [name],
  properties: { [name]: many(schema) },
})
const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } })
const ok = { '200': { description: 'ok', content: json(thing) } }

function found(method: string, path: string, schema: JsonObject, required = true): readonly string[] {
  const { contract } = openText(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Many', version: '1' },
      paths: {
        '/things': {},
        '/things/{id}': { parameters: [{ name: 'id', in: 'path', required: true, schema: text }], get: { responses: ok } },
        [path]: {
          [method]: {
            requestBody: { required, content: json(schema) },
            responses: { '200': { description: 'ok', content: json(within('results', thing)) } },
          },
        },
      },
    }),
  )
  const resource = resourcesOf(contract).get('/things/{}')
  return resource === undefined
    ? []
    : bulkChangesOf(contract, resource).map(({ does, sentAt, idAt, results }) => [does, sentAt, idAt, results?.at].join(' '))
}

describe('many are changed at once', () => {
  it.each<[string, string, JsonObject, readonly string[]]>([
    ['patch', '/things', many(thing), ['update  /id /results']],
    ['patch', '/things/batch', within('things', thing), ['update /things /id /results']],
    ['put', '/things/bulk', within('things', thing), ['update /things /id /results']],
    ['post', '/things/bulk-update', within('things', thing), ['update /things /id /results']],
    ['post', '/things:batchUpdate', within('things', thing), ['update /things /id /results']],
    ['delete', '/things', within('ids', text), ['delete /ids  /results']],
    ['post', '/things/bulk-delete', many(text), ['delete   /results']],
    ['post', '/things/delete_many', within('things', thing), ['delete /things /id /results']],
    ['delete', '/things/batch', within('thingIds', text), ['delete /thingIds  /results']],
  ])('%s %s', (method, path, schema, expected) => {
    expect(found(method, path, schema)).toEqual(expected)
  })

  it.each<[string, string, string, JsonObject]>([
    ['a collection that is replaced', 'put', '/things', many(thing)],
    ['a creation', 'post', '/things/batch', many(thing)],
    ['items without ids', 'patch', '/things', many({ type: 'object', properties: { name: text } })],
    ['ids of another type', 'post', '/things/bulk-delete', within('ids', { type: 'integer' })],
    ['texts that nobody calls ids', 'post', '/things/bulk-delete', within('reasons', text)],
    ['something else', 'post', '/things/archive', within('ids', text)],
  ])('not: %s', (_, method, path, schema) => {
    expect(found(method, path, schema)).toEqual([])
  })

  it('not where a body is not needed: without it all might be meant', () => {
    expect(found('delete', '/things', within('ids', text), false)).toEqual([])
  })
})
