import { describe, expect, it } from 'vitest'
import { resourcesOf } from '#generators/resources.ts'
import { singletonsOf } from '#generators/singletons.ts'
import { openText, wholePlan } from '#test/in-process.ts'

const settings = { type: 'object', properties: { theme: { type: 'string' }, language: { type: 'string', maxLength: 9 } } }
const json = (schema: object): object => ({ content: { 'application/json': { schema } } })
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const user = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
const both = {
  get: { responses: { '200': { description: 'ok', ...json(settings) } } },
  put: { requestBody: { required: true, ...json(settings) }, responses: { '200': { description: 'ok', ...json(settings) } } },
}
const opened = openText(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Users', version: '1' },
    paths: {
      '/users': { post: { responses: { '201': { description: 'made', ...json(user) } } } },
      '/users/{id}': { parameters: [id], get: { responses: { '200': { description: 'ok', ...json(user) } } } },
      '/users/{id}/settings': { parameters: [id], ...both },
      '/users/{id}/history': { parameters: [id], get: both.get },
      '/settings': both,
    },
  }),
)

describe('what there is one of in each thing', () => {
  it('is read and written under one path, below what has an id', () => {
    expect([...singletonsOf(opened.contract, resourcesOf(opened.contract)).keys()]).toEqual(['/users/{}/settings'])
  })

  it('is put, and read as it was put, in a thing of the run', () => {
    const written = wholePlan(opened, 1).sequences.filter(
      ({ claim, operation }) => claim?.check === 'written-is-read' && /settings/.test(operation),
    )
    expect(written.length).toBeGreaterThan(0)
    const own = { kind: 'fixture', resource: '/users/{}', owner: 'main', use: 'own' }
    for (const { cases } of written) for (const { binds } of cases) expect(binds).toContainEqual({ at: '/path/id', from: own })
  })
})
