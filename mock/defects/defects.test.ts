import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import type { JsonObject } from '#lib/json.ts'
import { cutToken, recasedToken, staleToken } from '#http/credentials.ts'
import { defects, defectsOf } from '#mock/defects/index.ts'
import { pets } from '#mock/documents.testdata.ts'
import { chosenIdShows } from '#mock/chosen-id-defects.testdata.ts'
import { httpShows } from '#mock/http-defects.testdata.ts'
import { lifeShows } from '#mock/life-defects.testdata.ts'
import { listShows } from '#mock/list-defects.testdata.ts'
import { requestShows } from '#mock/request-defects.testdata.ts'
import { wordShows } from '#mock/word-defects.testdata.ts'
import { parseLimitSpec } from '#mock/limit-spec.ts'
import { patchShows } from '#mock/patch-defects.testdata.ts'
import { walk } from '#mock/walk.testdata.ts'
import { clientOf, faultsOf, openShipped, openText, type Answer, type Client } from '#mock/world.testdata.ts'

const opened = openText(pets)
const shipped = openShipped('arize')
const faults = faultsOf(opened)
const limits = [parseLimitSpec('fixed:3/60s')]

const at = (...defect: readonly string[]): Client => clientOf(opened, { defects: defect })
const create = (client: Client, body: JsonObject = { name: 'Tom', kind: 'dog' }): Promise<Answer> => client.call('POST', '/pets', body)
const created = async (client: Client): Promise<string> => (await create(client)).header('location') ?? ''
const throttled = async (...defect: readonly string[]): Promise<Answer> => {
  const client = clientOf(opened, { defects: defect, limits, clock: virtualClock(30_000) })
  for (let request = 0; request < 3; request += 1) await client.call('GET', '/pets')
  return client.call('POST', '/pets', { name: 'Tom' })
}
/** What a client meets whose quota, or another's, is spent. */
const spentThen = async (defect: readonly string[], again: (client: Client) => Promise<Answer>): Promise<number> => {
  const client = clientOf(opened, { defects: defect, limits, clock: virtualClock(30_000) })
  for (let request = 0; request < 3; request += 1) await client.call('GET', '/pets')
  return status(again(client))
}
const long = 'x'.repeat(21)
const refused = (...defect: readonly string[]): Promise<Answer> => at(...defect).call('GET', '/pets/999')
/** As another tenant, at what the main credential has made. */
const asStranger = async (client: Client, method: string, body?: JsonObject): Promise<Answer> =>
  client.call(method, await created(client), body, { as: client.mock.credentials.stranger })
const strangersList = async (client: Client): Promise<boolean> => {
  const { json } = await create(client)
  const listed = await client.call('GET', '/pets', undefined, { as: client.mock.credentials.stranger })
  return listed.text.includes(`"id":${String((json as JsonObject)['id'])},`)
}
const bounded = openText(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Bounds', version: '1' },
    paths: {
      '/things': {
        get: {
          responses: {
            '200': {
              description: 'ok',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['a', 'b', 'c'],
                    properties: {
                      a: { type: 'string', maxLength: 9 },
                      b: { type: 'integer', minimum: 1 },
                      c: { type: 'string', pattern: '^[a-z]+$' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  }),
)
const doored = openText(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Doors', version: '1' },
    paths: { '/things': { get: { security: [{}, { key: [] }], responses: { '200': { description: 'ok' } } } } },
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  }),
)
const things = (...defect: readonly string[]): Promise<Answer> => clientOf(bounded, { defects: defect }).call('GET', '/things')
const status = async (answer: Promise<Answer>): Promise<number> => (await answer).status
/** Of so many requests at the same time, in the order in which they were sent. */
const atOnce = (many: number, send: (index: number) => Promise<Answer>): Promise<readonly Answer[]> =>
  Promise.all(Array.from({ length: many }, (_, index) => send(index)))

/** What shows the defect: a value on the sound mock, another one on the spoilt. */
const shows: { readonly [id: string]: readonly [(...defect: readonly string[]) => Promise<unknown>, unknown, unknown] } = {
  'answers-teapot': [(...d) => status(at(...d).call('GET', '/pets')), 200, 418],
  'accepted-instead-of-ok': [(...d) => status(create(at(...d))), 201, 202],
  'text-instead-of-json': [async (...d) => (await at(...d).call('GET', '/pets')).header('content-type'), 'application/json', 'text/plain'],
  'refusals-as-html': [
    async (...d) => (await at(...d).call('GET', '/pets/999')).header('content-type'),
    'application/problem+json',
    'text/html',
  ],
  'wrong-field-type': [async (...d) => faults('POST', '/pets', await create(at(...d))), [], ['createPet 201 /name must be string']],
  'missing-required-field': [
    async (...d) => faults('POST', '/pets', await create(at(...d))),
    [],
    ["createPet 201  must have required property 'name'"],
  ],
  'null-for-non-nullable': [async (...d) => faults('POST', '/pets', await create(at(...d))), [], ['createPet 201 /name must be string']],
  'bad-enum-in-response': [
    async (...d) => (await create(at(...d))).json,
    expect.objectContaining({ kind: 'dog' }),
    expect.objectContaining({ kind: 'NOT_IN_THE_ENUM' }),
  ],
  'retry-after-not-integer': [async (...d) => (await throttled(...d)).header('retry-after'), '30', 'soon'],
  'retry-after-too-short': [async (...d) => (await throttled(...d)).header('retry-after'), '30', '15'],
  'limit-of-forged-address': [
    (...d) => spentThen(d, (client) => client.call('GET', '/pets', undefined, { headers: [['x-forwarded-for', '203.0.113.7']] })),
    429,
    200,
  ],
  'limit-of-each-url': [(...d) => spentThen(d, (client) => client.call('GET', '/pets?limit=5')), 429, 200],
  'limit-of-all-tenants': [
    (...d) => spentThen(d, (client) => client.call('GET', '/pets', undefined, { as: client.mock.credentials.stranger })),
    200,
    429,
  ],
  'limit-answers-420': [async (...d) => (await throttled(...d)).status, 429, 420],
  'crashes-on-long-name': [(...d) => status(create(at(...d), { name: long })), 422, 500],
  'crashes-on-malformed-json': [(...d) => status(at(...d).call('POST', '/pets', undefined, { raw: '{' })), 422, 500],
  'accepts-too-long': [(...d) => status(create(at(...d), { name: long })), 422, 201],
  'accepts-missing-required': [(...d) => status(create(at(...d), { tag: 'x' })), 422, 201],
  'accepts-wrong-type': [(...d) => status(create(at(...d), { name: 'x', tag: 7 })), 422, 201],
  'accepts-bad-enum': [(...d) => status(create(at(...d), { name: 'x', kind: 'cow' })), 422, 201],
  'accepts-out-of-range': [(...d) => status(at(...d).call('GET', '/pets?limit=101')), 400, 200],
  'accepts-unknown-property': [(...d) => status(create(at(...d), { name: 'x', more: 1 })), 422, 201],
  'accepts-malformed-json': [(...d) => status(at(...d).call('POST', '/pets', undefined, { raw: '{"name":' })), 422, 201],
  'accepts-wrong-media-type': [
    (...d) => status(at(...d).call('POST', '/pets', undefined, { raw: 'name: x', headers: [['content-type', 'application/yaml']] })),
    415,
    201,
  ],
  'refuses-world-letters': [(...d) => status(create(at(...d), { name: 'é' })), 201, 422],
  'rejects-longest-name': [(...d) => status(create(at(...d), { name: 'x'.repeat(20) })), 201, 422],
  'rejects-last-enum-value': [(...d) => status(create(at(...d), { name: 'x', kind: 'dog' })), 201, 422],
  'throttles-undocumented': [(...d) => status(at(...d).call('GET', '/pets')), 200, 429],
  'ignores-credentials': [(...d) => status(at(...d).call('GET', '/pets', undefined, { as: '' })), 401, 200],
  'accepts-invalid-token': [(...d) => status(at(...d).call('GET', '/pets', undefined, { as: 'main-0000' })), 401, 200],
  'unauthorized-for-forbidden': [
    (...d) => {
      const client = at(...d)
      return status(client.call('POST', '/pets', { name: 'x' }, { as: client.mock.credentials.limited }))
    },
    403,
    401,
  ],
  'wants-all-scopes': [
    (...d) => {
      const client = at(...d)
      return status(client.call('GET', '/pets', undefined, { as: client.mock.credentials.limited }))
    },
    200,
    403,
  ],
  'ignores-scopes': [
    (...d) => {
      const client = at(...d)
      return status(client.call('POST', '/pets', { name: 'x' }, { as: client.mock.credentials.limited }))
    },
    403,
    201,
  ],
  'not-allowed-without-allow': [
    async (...d) => (await at(...d).call('DELETE', '/pets')).header('allow'),
    'GET, POST, HEAD, OPTIONS',
    undefined,
  ],
  'wrong-method-succeeds': [(...d) => status(at(...d).call('DELETE', '/pets')), 405, 200],
  'admits-browser-origin': [async (...d) => (await at(...d).call('GET', '/pets')).header('access-control-allow-origin'), undefined, '*'],
  'created-not-readable': [
    async (...d) => {
      const client = at(...d)
      return status(client.call('GET', await created(client)))
    },
    200,
    404,
  ],
  'delete-deletes-nothing': [
    async (...d) => {
      const client = at(...d)
      const path = await created(client)
      return [await status(client.call('DELETE', path)), await status(client.call('GET', path))]
    },
    [204, 404],
    [204, 200],
  ],
  'accepts-expired-token': [
    (...d) => status(at(...d).call('GET', '/pets', undefined, { as: staleToken('expired', at().mock.credentials.main) ?? '' })),
    401,
    200,
  ],
  'accepts-cut-token': [
    (...d) => status(at(...d).call('GET', '/pets', undefined, { as: cutToken(at().mock.credentials.main) ?? '' })),
    401,
    200,
  ],
  'accepts-longer-token': [(...d) => status(at(...d).call('GET', '/pets', undefined, { as: `${at().mock.credentials.main}x7` })), 401, 200],
  'accepts-unsigned-token': [
    (...d) => status(at(...d).call('GET', '/pets', undefined, { as: staleToken('unsigned', at().mock.credentials.main) ?? '' })),
    401,
    200,
  ],
  'accepts-other-case': [
    (...d) => status(at(...d).call('GET', '/pets', undefined, { as: recasedToken(at().mock.credentials.main) ?? '' })),
    401,
    200,
  ],
  'accepts-anybody-by-basic': [
    (...d) => status(at(...d).call('GET', '/pets', undefined, { as: '', headers: [['authorization', 'Basic bm9ib2R5Og==']] })),
    401,
    200,
  ],
  'leaves-one-door-open': [(...d) => status(at(...d).call('GET', '/pets', undefined, { as: '' })), 401, 200],
  'bad-request-for-unknown': [(...d) => status(at(...d).call('GET', '/pets', undefined, { as: '' })), 401, 400],
  'bad-request-for-missing': [async (...d) => (await refused(...d)).status, 404, 400],
  'forbidden-for-missing': [async (...d) => (await refused(...d)).status, 404, 403],
  'forbidden-for-unknown': [(...d) => status(at(...d).call('GET', '/pets', undefined, { as: '' })), 401, 403],
  'shows-item-to-other-tenant': [(...d) => status(asStranger(at(...d), 'GET')), 404, 200],
  'tells-whose-it-is': [async (...d) => (await asStranger(at(...d), 'GET')).text.includes('belongs to somebody else'), false, true],
  'lists-items-of-other-tenant': [(...d) => strangersList(at(...d)), false, true],
  'lets-other-tenant-change': [(...d) => status(asStranger(at(...d), 'PATCH', { tag: 'x' })), 404, 200],
  'lets-other-tenant-delete': [(...d) => status(asStranger(at(...d), 'DELETE')), 404, 204],
  'shows-connection-string': [async (...d) => (await refused(...d)).text.includes('s3cr3t'), false, true],
  'traces-in-a-header': [async (...d) => (await refused(...d)).header('x-handled') !== undefined, false, true],
  'shows-stack-trace': [async (...d) => (await refused(...d)).text.includes('store.js:42:17'), false, true],
  'shows-database-error': [async (...d) => (await refused(...d)).text.includes('duplicate key value'), false, true],
  'shows-source-path': [async (...d) => (await refused(...d)).text.includes('/usr/src/app'), false, true],
  'shows-version': [async (...d) => (await refused(...d)).text.includes('nginx/1.18.0'), false, true],
  'repeats-credential': [async (...d) => (await refused(...d)).text.includes(at().mock.credentials.main), false, true],
  'returns-write-only': [async (...d) => (await create(at(...d))).text.includes('hunter2'), false, true],
  'answers-undeclared-property': [async (...d) => (await create(at(...d))).text.includes('_internal'), false, true],
  'bad-format-in-response': [
    async (...d) => faults('POST', '/pets', await create(at(...d))),
    [],
    ['createPet 201 /created_at must match format "date-time"'],
  ],
  'too-long-in-response': [async (...d) => (await things(...d)).text.length > 100_000, false, true],
  'out-of-range-in-response': [async (...d) => (await things(...d)).text.includes('-4711'), false, true],
  'bad-pattern-in-response': [async (...d) => (await things(...d)).text.includes('§'), false, true],
  'object-as-text': [
    async (...d) => faults('POST', '/pets', await create(at(...d), { name: 'Tom', owner: { city: 'x' } })),
    [],
    ['createPet 201 /owner must be object'],
  ],
  'boolean-as-number': [
    async (...d) => faults('GET', '/pets', await at(...d).call('GET', '/pets')),
    [],
    ['listPets 200 /data/0/has_secret must be boolean'],
  ],
  'number-as-text': [async (...d) => (await at(...d).call('GET', '/pets/mine')).json, { count: expect.any(Number) }, { count: '12' }],
  'list-with-null': [async (...d) => (await at(...d).call('GET', '/pets')).text.includes(',null]'), false, true],
  'wrong-type-in-second-item': [
    async (...d) => faults('GET', '/pets', await at(...d).call('GET', '/pets')),
    [],
    ['listPets 200 /data/1/name must be string'],
  ],
  'unwraps-envelope': [async (...d) => Array.isArray((await at(...d).call('GET', '/pets')).json), false, true],
  'truncates-json': [async (...d) => (await create(at(...d))).json === undefined, false, true],
  'answers-nothing': [async (...d) => (await create(at(...d))).text === '', false, true],
  'missing-as-null': [async (...d) => [(await refused(...d)).status, (await refused(...d)).json === null], [404, false], [200, true]],
  'refusal-without-required': [async (...d) => (await refused(...d)).text, expect.stringContaining('title'), '{}'],
  'refusal-with-more': [async (...d) => (await refused(...d)).text.includes('_why'), false, true],
  'ok-instead-of-created': [(...d) => status(create(at(...d))), 201, 200],
  'no-content-instead-of-ok': [(...d) => status(at(...d).call('GET', '/pets')), 200, 204],
  'crashes-on-unknown-id': [async (...d) => (await refused(...d)).status, 404, 500],
  'answers-without-content-type': [
    async (...d) => (await at(...d).call('GET', '/pets')).header('content-type'),
    'application/json',
    undefined,
  ],
  'drops-required-header': [async (...d) => (await create(at(...d))).header('x-trace') === undefined, false, true],
  'header-of-wrong-type': [async (...d) => Number.isNaN(Number((await create(at(...d))).header('x-trace'))), false, true],
  'fails-under-pressure': [
    async (...d) => {
      const client = at(...d)
      return (await atOnce(10, () => client.call('GET', '/pets'))).map((answer) => answer.status).filter((one) => one !== 200)
    },
    [],
    [500, 500],
  ],
  'doubles-under-pressure': [
    async (...d) => {
      const client = at(...d)
      await atOnce(8, (index) => create(client, { name: `Tom ${index}`, kind: 'dog' }))
      return (await client.call('GET', '/pets?limit=100')).text.split('"Tom 7"').length - 1
    },
    1,
    2,
  ],
  'loses-under-pressure': [
    async (...d) => {
      const client = at(...d)
      const made = await atOnce(8, (index) => create(client, { name: `Tom ${index}`, kind: 'dog' }))
      const read = await Promise.all(made.map((answer) => client.call('GET', answer.header('location') ?? '')))
      return [made.at(-1)?.status, read[0]?.status, read[7]?.status]
    },
    [201, 200, 200],
    [201, 200, 404],
  ],
  'mixes-up-answers': [
    async (...d) => {
      const client = at(...d)
      const answers = await atOnce(8, (index) => create(client, { name: `Tom ${index}`, kind: 'dog' }))
      return answers.filter(({ text }, index) => !text.includes(`Tom ${index}`)).length
    },
    0,
    expect.toSatisfy((count: number) => count > 0),
  ],
  ...chosenIdShows,
  ...httpShows,
  ...lifeShows,
  ...listShows,
  ...wordShows,
  ...patchShows,
  ...requestShows,
  'wants-credential-always': [
    async (...d) => (await clientOf(doored, { defects: d }).call('GET', '/things', undefined, { as: '' })).status,
    200,
    401,
  ],
  'repeats-password': [
    async (...d) => (await create(at(...d), { name: long, secret: 'correct horse' })).text.includes('correct horse'),
    false,
    true,
  ],
}

describe.each(defects)('$id', ({ id, promise, caughtBy }) => {
  it('shows, and only where it is planted', async () => {
    const [observe, sound, spoilt] = shows[id] ?? [() => Promise.reject(new Error('the table has no row for it'))]
    expect(await observe()).toEqual(sound)
    expect(await observe(id)).toEqual(spoilt)
  })

  it('spoils answers, and never the mock itself', async () => {
    // A fault of the mock's own would be thrown by the client.
    for (const document of [opened, shipped]) await walk(document, 5, 80, { defects: [id], limits: [parseLimitSpec('token:60/1s')] })
  })

  it('says what is wrong and who finds it', () => {
    expect(promise).toMatch(/^[A-Z][^.]*\.$/)
    expect(caughtBy.length).toBeGreaterThan(0)
  })
})

describe('the list of defects', () => {
  it('has every file, by its name', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((file) => !/^(?:defect|defects\.test|index)\.ts$/.test(file))
    expect(defects.map(({ id }) => `${id}.ts`)).toEqual(files.sort())
  })

  it('knows no other', () => {
    expect(() => defectsOf(['answers-coffee'])).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code: 'usage' })] }))
  })

  it('adds up', async () => {
    const client = at('ignores-credentials', 'accepts-too-long')
    expect((await client.call('POST', '/pets', { name: long }, { as: '' })).status).toBe(201)
  })
})
