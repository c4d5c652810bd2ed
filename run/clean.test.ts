import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import type { HttpRequest, Outcome } from '#model/exchange.ts'
import type { LedgerEntry, Removal } from '#model/target.ts'
import { cleanUp, leftIn } from '#run/clean.ts'

const baseUrl = 'http://127.0.0.1:4010'
const run = (mock = false): LedgerEntry => ({
  kind: 'run',
  baseUrl,
  mock,
  securitySchemes: { key: { type: 'apiKey', name: 'key', in: 'query', at: '' }, bearer: { type: 'http', scheme: 'bearer', at: '' } },
})
const removal = (id: string, more: Partial<Removal> = {}): Removal => ({
  method: 'DELETE',
  url: `${baseUrl}/pets/${id}`,
  actor: 'main',
  security: [{ bearer: [] }],
  ...more,
})
const created = (id: string, more: Partial<Removal> = {}): LedgerEntry => ({
  kind: 'created',
  resource: '/pets/{}',
  path: { id },
  removal: removal(id, more),
})
const sent = (n: number): LedgerEntry => ({ kind: 'unsafe', n, method: 'POST', url: `${baseUrl}/pets`, sequence: 'a', makes: '/pets/{}' })

describe('what is left', () => {
  const ids = (entries: readonly LedgerEntry[]): readonly unknown[] => leftIn(entries).created.map(({ path }) => path['id'])
  it.each<[string, readonly LedgerEntry[], readonly string[]]>([
    ['what was made', [run(), created('1'), created('2')], ['1', '2']],
    ['not what was removed', [run(), created('1'), created('2'), { kind: 'removed', resource: '', url: `${baseUrl}/pets/1` }], ['2']],
    ['what was made again', [run(), created('1'), { kind: 'removed', resource: '', url: `${baseUrl}/pets/1` }, created('1')], ['1']],
    ['of an earlier run too', [run(), created('1'), run(), created('2')], ['1', '2']],
    ['nothing of the embedded mock', [run(true), created('1')], []],
    ['nothing of nothing', [], []],
  ])('%s', (_, entries, wanted) => {
    expect(ids(entries)).toEqual(wanted)
  })

  it('may be what nobody saw the answer of', () => {
    expect(leftIn([run(), sent(1), { kind: 'answered', n: 1, outcome: '201' }, sent(2)]).unanswered).toEqual([`POST ${baseUrl}/pets`])
    expect(leftIn([run(), sent(1), run(), { kind: 'answered', n: 1, outcome: '201' }]).unanswered).toHaveLength(1)
  })
})

describe('the removal', () => {
  async function clean(
    entries: readonly LedgerEntry[],
    answers: readonly number[],
  ): Promise<{ readonly came: readonly HttpRequest[]; readonly told: unknown; readonly ledger: readonly LedgerEntry[] }> {
    const came: HttpRequest[] = []
    const ledger: LedgerEntry[] = []
    const told = await cleanUp(leftIn(entries).created, {
      clock: virtualClock(),
      tokens: { main: 'main-token', stranger: 'stranger-token' },
      extraHeaders: [['x-more', '1']],
      ledger: (entry) => ledger.push(entry),
      send: (request): Promise<Outcome> => {
        came.push(request)
        return Promise.resolve({ kind: 'response', status: answers[came.length - 1] ?? 204, headers: [], base64: '' })
      },
    })
    return { came, told, ledger }
  }

  it('begins with the newest, and takes what is gone for removed', async () => {
    const { came, told, ledger } = await clean([run(), created('1'), created('2'), created('3')], [204, 404, 410])
    expect(came.map(({ url }) => url)).toEqual(['3', '2', '1'].map((id) => `${baseUrl}/pets/${id}`))
    expect(told).toEqual({ removed: 3, still: [] })
    expect(leftIn([run(), created('1'), created('2'), created('3'), ...ledger]).created).toEqual([])
  })

  it.each<[string, Partial<Removal>, { readonly url: string; readonly authorization: string | undefined }]>([
    ['as its scheme says', {}, { url: `${baseUrl}/pets/1`, authorization: 'Bearer main-token' }],
    ['of the tenant that made it', { actor: 'stranger' }, { url: `${baseUrl}/pets/1`, authorization: 'Bearer stranger-token' }],
    ['in the query', { security: [{ key: [] }] }, { url: `${baseUrl}/pets/1?key=main-token`, authorization: undefined }],
    ['where none is wanted', { security: [] }, { url: `${baseUrl}/pets/1`, authorization: undefined }],
  ])('places the credential %s', async (_, more, { url, authorization }) => {
    const { came } = await clean([run(), created('1', more)], [])
    expect(came).toMatchObject([{ method: 'DELETE', url }])
    const headers = Object.fromEntries(came[0]?.headers ?? [])
    expect([headers['authorization'], headers['x-more']]).toEqual([authorization, '1'])
  })

  it('waits for a target that is too busy', async () => {
    expect((await clean([run(), created('1')], [429, 503, 204])).told).toEqual({ removed: 1, still: [] })
  })

  it('says what is still there, and why', async () => {
    const lasting: LedgerEntry = { kind: 'created', resource: '/rooms/{}', path: { id: '7' } }
    expect((await clean([run(), lasting, created('1')], [403])).told).toEqual({
      removed: 0,
      still: [
        { what: '/pets/{} 1', why: 'DELETE was answered 403' },
        { what: '/rooms/{} 7', why: 'the document has no way to remove it' },
      ],
    })
  })
})
