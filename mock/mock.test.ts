import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { boards, pets } from '#mock/documents.testdata.ts'
import { walk } from '#mock/walk.testdata.ts'
import { clientOf, openShipped, openText, type Answer } from '#mock/world.testdata.ts'

// The test's own documents say what shape these have.
const body = (answer: Answer): JsonObject => answer.json as JsonObject
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null))
const inside = (answer: Answer, name: string): JsonObject => body(answer)[name] as JsonObject
const listed = (answer: Answer, name: string): readonly JsonObject[] => body(answer)[name] as unknown as readonly JsonObject[]

describe('a resource with counters for ids', () => {
  const opened = openText(pets)

  it('can be read, listed, replaced, changed and deleted', async () => {
    const { call } = clientOf(opened)
    const made = await call('POST', '/pets', { name: 'Tom', owner: { city: 'Rome', street: 'Via' } })
    expect(made.status).toBe(201)
    expect(body(made)).toMatchObject({ name: 'Tom', kind: 'cat', tag: null, nicknames: [], owner: { city: 'Rome', street: 'Via' } })
    const path = made.header('location') ?? ''
    expect(path).toBe(`/pets/${text(body(made)['id'])}`)
    expect((await call('GET', path)).json).toEqual(made.json)
    expect(listed(await call('GET', '/pets'), 'data')).toContainEqual(made.json)

    const replaced = await call('PUT', path, { name: 'Jerry', kind: 'dog' })
    expect(body(replaced)).toMatchObject({
      id: body(made)['id'] ?? null,
      name: 'Jerry',
      kind: 'dog',
      tag: null,
      created_at: body(made)['created_at'] ?? null,
    })
    expect(inside(replaced, 'owner')).not.toMatchObject({ city: 'Rome' })
    expect((await call('PUT', path, { name: 'Jerry', kind: 'dog' })).json).toEqual(replaced.json)

    const changed = await call('PATCH', path, { tag: 'small', owner: { city: 'Oslo' } })
    expect(body(changed)).toMatchObject({ name: 'Jerry', tag: 'small', owner: { city: 'Oslo' } })
    const again = await call('PATCH', path, { tag: null, owner: { street: 'Gate' } })
    expect(body(again)).toMatchObject({ tag: null, owner: { city: 'Oslo', street: 'Gate' } })
    expect((await call('GET', path)).json).toEqual(again.json)

    expect(await call('DELETE', path)).toMatchObject({ status: 204, text: '' })
    for (const method of ['GET', 'DELETE']) expect((await call(method, path)).status).toBe(404)
    expect((await call('PUT', path, { name: 'Jerry' })).status).toBe(404)
    expect(listed(await call('GET', '/pets'), 'data').map(({ id }) => id)).not.toContain(body(made)['id'])
  })

  it('moves updated_at with the clock, and created_at never', async () => {
    const clock = virtualClock(1_700_000_000_000)
    const { call } = clientOf(opened, { clock })
    const made = await call('POST', '/pets', { name: 'Tom' })
    await clock.sleep(5000)
    const changed = await call('PATCH', made.header('location') ?? '', { name: 'Tim' })
    expect(body(changed)['created_at']).toBe('2023-11-14T22:13:20.000Z')
    expect(body(changed)['updated_at']).toBe('2023-11-14T22:13:25.000Z')
  })

  it('refuses an equal name where 409 is documented', async () => {
    const { call } = clientOf(opened)
    expect((await call('POST', '/pets', { name: 'Tom' })).status).toBe(201)
    expect(await call('POST', '/pets', { name: 'Tom' })).toMatchObject({ status: 409, json: { status: 409 } })
  })

  it('never gives a secret back, but says that there is one', async () => {
    const { call } = clientOf(opened)
    const made = await call('POST', '/pets', { name: 'Tom', secret: 'hunter2' })
    const read = await call('GET', made.header('location') ?? '')
    for (const answer of [made, read]) {
      expect(answer.text).not.toContain('hunter2')
      expect(body(answer)).toMatchObject({ has_secret: true })
    }
  })

  it('sends the headers that are required', async () => {
    const { call } = clientOf(opened)
    expect(Number((await call('POST', '/pets', { name: 'Tom' })).header('x-trace'))).toBeGreaterThanOrEqual(3)
  })

  it('goes through all pages once, and survives a deletion between them', async () => {
    const { call } = clientOf(opened)
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) ids.push(text(body(await call('POST', '/pets', { name: `Pet ${count}` }))['id']))
    const seen: string[] = []
    let cursor = ''
    for (let guard = 0; guard < 10; guard += 1) {
      const page = await call('GET', `/pets?limit=2${cursor}`)
      seen.push(...listed(page, 'data').map(({ id }) => text(id)))
      expect(body(page)['has_more'] === true).toBe(body(page)['next_cursor'] !== undefined)
      if (body(page)['has_more'] !== true) break
      cursor = `&cursor=${text(body(page)['next_cursor'])}`
      if (guard === 1) await call('DELETE', `/pets/${seen.at(-1)}`)
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(ids))
    expect((await call('GET', '/pets?cursor=none-of-ours')).json).toEqual((await call('GET', '/pets')).json)
  })

  it('filters by equality, and not by what no item can be', async () => {
    const { call } = clientOf(opened)
    await call('POST', '/pets', { name: 'Rex', kind: 'dog' })
    await call('POST', '/pets', { name: 'Tom', kind: 'cat' })
    const dogs = listed(await call('GET', '/pets?kind=dog'), 'data')
    expect(dogs.map(({ name }) => name)).toContain('Rex')
    expect(new Set(dogs.map(({ kind }) => kind))).toEqual(new Set(['dog']))
    expect(listed(await call('GET', '/pets?kind=all'), 'data').length).toBeGreaterThan(dogs.length)
  })
})

describe('resources inside others', () => {
  const opened = openText(boards)

  it('live in their parent, which shows exactly them', async () => {
    const { call } = clientOf(opened)
    const board = text(inside(await call('POST', '/boards', { board: { title: 'Work' } }), 'board')['slug'])
    const other = text(inside(await call('POST', '/boards', { board: { title: 'Home' } }), 'board')['slug'])
    expect(inside(await call('GET', `/boards/${board}`), 'board')).toEqual({ slug: board, title: 'Work', cards: [] })
    const card = await call('POST', `/boards/${board}/cards`, { title: 'Write' })
    expect(body(card)).toMatchObject({ title: 'Write', done: false, boardId: board })
    const id = text(body(card)['id'])
    expect(inside(await call('GET', `/boards/${board}`), 'board')['cards']).toEqual([card.json])
    expect((await call('GET', `/boards/${board}/cards/${id}`)).json).toEqual(card.json)
    expect((await call('POST', `/boards/${board}/cards/${id}/finish`)).json).toEqual(card.json)
    expect((await call('GET', `/boards/${other}/cards/${id}`)).status).toBe(404)
    expect((await call('DELETE', `/boards/${board}/cards/${id}`)).json).toEqual({ id, message: 'gone' })
    expect(inside(await call('GET', `/boards/${board}`), 'board')['cards']).toEqual([])
  })

  it('answers another tenant with what the document has for it', async () => {
    const { call, mock } = clientOf(opened)
    const as = mock.credentials.stranger
    const board = text(inside(await call('POST', '/boards', { board: { title: 'Work' } }), 'board')['slug'])
    // 404 is not documented there, 403 is.
    expect((await call('GET', `/boards/${board}`, undefined, { as })).status).toBe(403)
    expect((await call('POST', `/boards/${board}/cards`, { title: 'x' }, { as })).status).toBe(404)
    expect((await call('GET', '/boards', undefined, { as })).json).toEqual([])
  })

  it('brings into being by writing what only callers name', async () => {
    const { call } = clientOf(opened)
    expect((await call('PUT', '/users/ann/settings', { theme: 'dark' })).json).toEqual({ theme: 'dark' })
    expect((await call('GET', '/users/ann/settings')).json).toEqual({ theme: 'dark' })
  })
})

describe('the shipped documents', () => {
  it('list what was created, with its parts', async () => {
    const { call } = clientOf(openShipped('langdock'))
    const made = inside(await call('POST', '/integrations/v1/create', { name: 'Mine' }), 'integration')
    const id = text(made['id'])
    const action = inside(await call('POST', `/integrations/v1/${id}/actions/create`, { name: 'Do' }), 'action')
    const read = inside(await call('GET', `/integrations/v1/${id}`), 'integration')
    expect(read).toMatchObject({ id, name: 'Mine', actions: [{ id: action['id'], name: 'Do' }], triggers: [] })
    expect(listed(await call('GET', '/integrations/v1/get'), 'integrations').find((one) => one['id'] === id)).toMatchObject({
      actions: [{ id: action['id'] }],
    })
    await call('PATCH', `/integrations/v1/${id}/auth`, { authType: 'API_KEY' })
    expect(inside(await call('GET', `/integrations/v1/${id}`), 'integration')['authType']).toBe('API_KEY')
  })

  it('know a user from the first use on', async () => {
    const { call } = clientOf(openShipped('toolregistry'))
    const [integration] = (await call('GET', '/v1/integrations')).json as unknown as readonly JsonObject[]
    const user = `/v1/integrations/${encodeURIComponent(text(integration?.['customerIntegrationId']))}/users/ann`
    expect((await call('GET', user)).status).toBe(404)
    expect((await call('POST', `${user}/auth-url`, {})).status).toBe(201)
    expect((await call('GET', user)).json).toMatchObject({ userId: 'ann' })
  })

  it('choose the variant that the request meant', async () => {
    const { call } = clientOf(openShipped('arize'))
    const made = await call('POST', '/v2/integrations', { type: 'llm', name: 'X', config: { provider: 'openAI', api_key: 'sk' } })
    expect(made.json).toMatchObject({ type: 'llm', config: { provider: 'openAI', has_api_key: true, is_function_calling_enabled: true } })
  })
})

describe.each([
  ['pets', openText(pets)],
  ['boards', openText(boards)],
  ...['langdock', 'odeus', 'arize', 'toolregistry'].map((name) => [name, openShipped(name)] as const),
] as const)('%s on random walks', (_, opened) => {
  it('answers nothing that its document does not allow', async () => {
    for (let seed = 0; seed < 20; seed += 1) expect((await walk(opened, seed, 60)).faults).toEqual([])
  })

  it('reaches every operation', async () => {
    const walks = await Promise.all([1, 2].map((seed) => walk(opened, seed, 300)))
    const reached = new Set(
      walks
        .flatMap(({ steps }) => steps)
        .filter(({ answer }) => answer.status < 300)
        .map(({ operation }) => operation),
    )
    // A user of the third kind is only there after a POST on the same random id.
    const unreachable = ['IntegrationController_getIntegrationUser', 'readSettings']
    expect(opened.contract.operations.map(({ id }) => id).filter((id) => !reached.has(id) && !unreachable.includes(id))).toEqual([])
  })

  it('answers the same to the same', async () => {
    const told = async (): Promise<readonly string[]> =>
      (await walk(opened, 7, 60)).steps.map(({ request, answer }) => `${request} ${answer.status} ${answer.text}`)
    expect(await told()).toEqual(await told())
  })
})
