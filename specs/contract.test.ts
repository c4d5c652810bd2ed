import { describe, expect, it } from 'vitest'
import type { Contract, Operation } from '#model/contract.ts'
import { openFiles } from '#specs/files.testdata.ts'

const contract: Contract = openFiles({
  'a.yaml': `openapi: 3.1.0
info: {title: Pets, version: '2'}
servers:
  - {url: 'https://{region}.example.com/{v}', variables: {region: {default: eu, enum: [eu, us]}, v: {default: ''}}}
  - {url: '/{unknown}/x', description: relative}
security: [{key: []}]
paths:
  /pets/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: q, in: query, schema: {type: string}}
      - {name: q, in: header, schema: {type: string}}
      - {name: gone, in: path, required: true, schema: {type: string}}
    get:
      operationId: pet
      parameters:
        - {name: q, in: query, required: true, style: pipeDelimited, schema: {type: array}}
        - {name: Accept, in: header, schema: {type: string}}
        - {name: content-type, in: header, schema: {type: string}}
        - {name: AUTHORIZATION, in: header, schema: {type: string}}
        - $ref: '#/components/parameters/Session'
        - {name: deep, in: query, style: deepObject, explode: true, schema: {type: object}}
        - {name: json, in: query, content: {application/json: {schema: {type: object}, example: {a: 1}}}}
      responses:
        200: {$ref: '#/components/responses/Pet'}
        4xx: {description: yours}
        default: {description: any}
        x-note: {description: none}
        600: {description: none}
    put:
      operationId: pet
      security: []
      requestBody: {$ref: '#/components/requestBodies/Pet'}
      responses: {204: {description: ok}}
    delete:
      security: [{}, {oauth: [write], key: []}]
      responses: {204: {description: ok}}
    summary: not a method
  /cats: {$ref: '#/components/pathItems/Cats'}
  x-paths: {get: {responses: {}}}
components:
  parameters: {Session: {name: session, in: cookie, explode: false, schema: {type: string}}}
  requestBodies: {Pet: {required: true, content: {Application/JSON: {schema: true, examples: {a: {$ref: '#/components/examples/A'}, b: {externalValue: x}}}}}}
  examples: {A: {value: {name: a}}}
  responses:
    Pet:
      description: ok
      headers: {X-Rate: {required: true, schema: {type: integer}}, Content-Type: {schema: {type: string}}, Linked: {$ref: '#/components/headers/L'}}
      content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
  headers: {L: {schema: {type: string}}}
  schemas: {Pet: {type: object, examples: [{a: 1}], example: {a: 2}}}
  pathItems: {Cats: {get: {responses: {200: {description: ok}}}, head: {responses: {}}, options: {responses: {}}}}
  securitySchemes:
    key: {type: apiKey, in: query, name: k}
    basic: {type: http, scheme: BASIC}
    oauth: {type: oauth2, flows: {}}
    oidc: {type: openIdConnect, openIdConnectUrl: https://x}
    tls: {type: mutualTLS}
`,
}).contract
const operation = (id: string): Operation => contract.operations.find((one) => one.id === id) ?? expect.unreachable(`no operation ${id}`)
const parameter = (id: string, place: string, name: string): unknown =>
  operation(id).parameters.find((one) => one.in === place && one.name === name)

it('names its operations: the first of two ids counts, and those without one are called by method and path', () => {
  expect(contract.operations.map(({ id }) => id)).toEqual([
    'pet',
    'PUT /pets/{id}',
    'DELETE /pets/{id}',
    'GET /cats',
    'OPTIONS /cats',
    'HEAD /cats',
  ])
  expect(operation('GET /cats').at).toBe('/components/pathItems/Cats/get')
})

it('fills in server variables, and leaves unknown ones', () => {
  expect(contract.servers).toEqual([{ url: 'https://eu.example.com/' }, { url: '/{unknown}/x', description: 'relative' }])
})

describe('parameters', () => {
  it('of the operation replace those of the path with the same name and place', () => {
    expect(operation('pet').parameters.map(({ in: place, name }) => `${place} ${name}`)).toEqual([
      'path id',
      'query q',
      'header q',
      'cookie session',
      'query deep',
      'query json',
    ])
    expect(parameter('pet', 'query', 'q')).toMatchObject({ required: true, at: '/paths/~1pets~1{id}/get/parameters/0' })
    expect(parameter('PUT /pets/{id}', 'query', 'q')).toMatchObject({
      required: false,
      at: '/paths/~1pets~1{id}/parameters/1',
      style: 'form',
      explode: true,
    })
  })
  it.each([
    ['path', 'id', { style: 'simple', explode: false, required: true }],
    ['header', 'q', { style: 'simple', explode: false }],
    ['query', 'q', { style: 'pipeDelimited', explode: false }],
    ['cookie', 'session', { style: 'form', explode: false, at: '/components/parameters/Session' }],
    ['query', 'deep', { style: 'deepObject', explode: true }],
    ['query', 'json', { mediaType: 'application/json', schemaAt: '/paths/~1pets~1{id}/get/parameters/6/content/application~1json/schema' }],
  ])('%s %s takes its defaults', (place, name, expected) => {
    expect(parameter('pet', place, name)).toMatchObject(expected)
  })
})

it('reads responses through references, in their order, and only those that are statuses', () => {
  const { responses } = operation('pet')
  expect(responses.map(({ status }) => status)).toEqual(['200', '4XX', 'default'])
  expect(responses[0]).toMatchObject({
    at: '/paths/~1pets~1{id}/get/responses/200',
    headers: [
      { name: 'x-rate', required: true },
      { name: 'linked', required: false, at: '/components/headers/L' },
    ],
    media: [
      {
        type: 'application/json',
        schemaAt: '/components/responses/Pet/content/application~1json/schema',
        examplesAt: ['/components/schemas/Pet/example', '/components/schemas/Pet/examples/0'],
      },
    ],
  })
})

it('reads a body through a reference, its type in lower case, its schema even where it is `true`', () => {
  expect(operation('PUT /pets/{id}').requestBody).toMatchObject({
    required: true,
    at: '/components/requestBodies/Pet',
    media: [
      {
        type: 'application/json',
        schemaAt: '/components/requestBodies/Pet/content/Application~1JSON/schema',
        examplesAt: ['/components/examples/A/value'],
      },
    ],
  })
})

it.each([
  ['pet', [{ key: [] }], '/security', ['/components/securitySchemes/key']],
  ['PUT /pets/{id}', [], '/paths/~1pets~1{id}/put/security', []],
  [
    'DELETE /pets/{id}',
    [{}, { oauth: ['write'], key: [] }],
    '/paths/~1pets~1{id}/delete/security',
    ['/components/securitySchemes/oauth', '/components/securitySchemes/key'],
  ],
])('%s wants %j', (id, security, securityAt, schemesAt) => {
  expect(operation(id)).toMatchObject({ security, securityAt, schemesAt })
})

it.each([
  ['key', { type: 'apiKey', in: 'query', name: 'k' }],
  ['basic', { type: 'http', scheme: 'basic' }],
  ['oauth', { type: 'http', scheme: 'bearer' }],
  ['oidc', { type: 'http', scheme: 'bearer' }],
  ['tls', { type: 'other', name: 'mutualTLS' }],
])('takes the scheme %s for %j', (name, expected) => {
  expect(contract.securitySchemes[name]).toMatchObject(expected)
})
