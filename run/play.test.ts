import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { jsonOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Case, Sequence } from '#model/case.ts'
import type { HttpRequest, Send } from '#model/exchange.ts'
import type { LedgerEntry, SafeMode } from '#model/target.ts'
import { boards, payments, pets } from '#mock/documents.testdata.ts'
import { paceOf } from '#run/pace.ts'
import { createPlayer, type Player } from '#run/play.ts'
import { safetyOf } from '#run/safety.ts'
import { mockTarget, openText, wholePlan, type InProcess } from '#test/in-process.ts'

interface Stage {
  readonly player: Player
  /** What the target got, and what the ledger held when it got it. */
  readonly sent: readonly { readonly request: HttpRequest; readonly ledger: readonly LedgerEntry[] }[]
  readonly ledger: readonly LedgerEntry[]
  readonly stop: AbortController
  sequence(phase: Sequence['phase'], operation: string, suits?: (sequence: Sequence) => boolean): Sequence
  readonly nowMs: () => number
}

function stage(text: string, options: InProcess & { readonly safe?: SafeMode; readonly nonce?: number } = {}): Stage {
  const opened = openText(text)
  const plan = wholePlan(opened, 1)
  const ledger: LedgerEntry[] = []
  const sent: { request: HttpRequest; ledger: readonly LedgerEntry[] }[] = []
  const watch =
    (send: Send): Send =>
    (request) => {
      sent.push({ request, ledger: [...ledger] })
      return send(request)
    }
  const { target, clock } = mockTarget(opened, { ...options, between: (send, time) => watch(options.between?.(send, time) ?? send) })
  const stop = new AbortController()
  const player = createPlayer({
    opened,
    plan,
    target,
    clock,
    nonce: options.nonce ?? 1,
    pace: paceOf(undefined, clock),
    safety: safetyOf(plan, target, options.safe ?? 'full'),
    ledger: (entry) => ledger.push(entry),
    redact: (text) => text,
    signal: stop.signal,
  })
  const sequence: Stage['sequence'] = (phase, operation, suits = () => true) => {
    const found = plan.sequences.find((one) => one.phase === phase && one.operation === operation && suits(one))
    if (found === undefined) throw new Error(`no ${phase} sequence of ${operation}`)
    return found
  }
  return { player, sent, ledger, stop, sequence, nowMs: () => clock.now() }
}

const statuses = (exchanges: Awaited<ReturnType<Player['play']>>['exchanges']): readonly unknown[] =>
  exchanges.map(({ outcome }) => (outcome.kind === 'response' ? outcome.status : outcome.kind))
const methods = ({ sent }: Stage): readonly string[] => sent.map(({ request }) => request.method)

describe('playing', () => {
  it('binds what an earlier step gave', async () => {
    const one = stage(pets)
    const { exchanges, broken } = await one.player.play(one.sequence('stateful', 'deletePet'), 'planned', 0)
    expect(broken).toBeUndefined()
    expect(statuses(exchanges)).toEqual([201, 200, 204, 404])
    const made = exchanges[0]?.outcome
    const body = made?.kind === 'response' ? jsonOf(made) : undefined
    const id = body?.ok === true ? (body.value as { readonly id: number }).id : undefined
    for (const { request } of exchanges.slice(1)) expect(request.url).toMatch(new RegExp(`/pets/${id}$`))
  })

  it('sends other values in every attempt, round and run, and the same in the same', async () => {
    const bodies = async (nonce: number, ...plays: readonly (readonly ['planned' | 'repeat', number])[]): Promise<readonly string[]> => {
      const one = stage(pets, { nonce })
      for (const [attempt, round] of plays) await one.player.play(one.sequence('positive', 'createPet'), attempt, round)
      return one.sent.map(({ request }) => request.base64)
    }
    const all = [...(await bodies(1, ['planned', 0], ['repeat', 0], ['repeat', 1])), ...(await bodies(2, ['planned', 0]))]
    expect(new Set(all).size).toBe(4)
    expect(await bodies(1, ['planned', 0])).toEqual([all[0]])
  })

  it('has fresh texts and nothing else anew where the values are to be the same', async () => {
    const one = stage(payments)
    for (const attempt of ['planned', 'same', 'repeat'] as const) await one.player.play(one.sequence('positive', 'pay'), attempt, 0)
    const told = (at: string): readonly unknown[] =>
      one.sent.map(({ request }) => {
        const body = jsonOf(request)
        return body.ok ? valueAt(body.value, at) : undefined
      })
    const [amount, sameAmount, otherAmount] = told('/amount')
    expect(sameAmount).toBe(amount)
    expect(otherAmount).not.toBe(amount)
    expect(new Set(told('/name')).size).toBe(3)
  })

  it('ends where a success was needed and not had', async () => {
    const one = stage(pets, {
      between: (send) => (request) =>
        request.method === 'POST' ? Promise.resolve({ kind: 'response', status: 409, headers: [], base64: '' }) : send(request),
    })
    const { exchanges, broken } = await one.player.play(one.sequence('stateful', 'deletePet'), 'planned', 0)
    expect(broken).toBe('createPet answered 409, where a success was needed')
    expect(statuses(exchanges)).toEqual([409])
  })

  it('sends no negative that is not proved by its bytes', async () => {
    const one = stage(pets)
    const negative = one.sequence(
      'negative',
      'listPets',
      ({ cases: [{ intent }] }) => intent.kind === 'invalid' && intent.keyword === 'maximum',
    )
    const [first] = negative.cases
    const tamed: Case = { ...first, parts: { ...first.parts, query: [['limit', 5]] }, binds: [] }
    expect(await one.player.play({ ...negative, cases: [tamed] }, 'planned', 0)).toMatchObject({
      exchanges: [],
      broken: 'on the wire the request does not break exactly the intended clause',
    })
    const wrong: Case = {
      ...tamed,
      intent: { kind: 'valid', covers: [], proven: true },
      parts: { ...first.parts, query: [['limit', 500]] },
    }
    expect(await one.player.play({ ...negative, cases: [wrong] }, 'planned', 0)).toMatchObject({
      exchanges: [],
      broken: 'on the wire the request breaks maximum at /query/limit',
    })
    expect(one.sent).toEqual([])
    expect(statuses((await one.player.play(negative, 'planned', 0)).exchanges)).toEqual([400])
  })

  it('reads page after page as one step, and each is counted', async () => {
    const one = stage(pets)
    const { exchanges, broken, parts, sequence } = await one.player.play(
      one.sequence('stateful', 'listPets', ({ claim }) => claim?.check === 'pages-complete'),
      'planned',
      0,
    )
    expect(broken).toBeUndefined()
    const last = sequence.cases.length - 1
    const pages = exchanges.filter(({ step }) => step === last)
    expect(pages.length).toBeGreaterThan(1)
    expect(new Set(pages.map(({ request }) => request.url)).size).toBe(pages.length)
    expect(parts).toHaveLength(sequence.cases.length)
    expect(one.player.requests()).toBe(exchanges.length)
  })

  it('writes down each of many that are made at once, and removes them', async () => {
    const one = stage(readFileSync(new URL('../mock/contracts/shop.yaml', import.meta.url), 'utf8'))
    await one.player.play(one.sequence('stateful', 'createOrders'), 'planned', 0)
    expect(one.ledger.filter(({ kind }) => kind === 'created')).toHaveLength(3)
    expect(await one.player.undo()).toEqual([])
    expect(one.ledger.filter(({ kind }) => kind === 'removed')).toHaveLength(3)
  })

  it('stops when it is told to', async () => {
    const one = stage(pets)
    one.stop.abort()
    expect(await one.player.play(one.sequence('positive', 'createPet'), 'planned', 0)).toMatchObject({
      exchanges: [],
      broken: 'the run was stopped',
    })
    expect(one.sent).toEqual([])
  })
})

describe('actors', () => {
  const scoped = ({ cases: [{ actor }] }: Sequence): boolean => actor === 'limited'
  it.each<[string, InProcess['target'] & object, object]>([
    ['without token', { tokens: { main: 'm' } }, { broken: 'no token for the limited actor was given' }],
    [
      'whose scopes nobody told',
      { tokens: { main: 'm', limited: 'l' }, limitedScopes: undefined as unknown as string[] },
      { broken: 'nobody said which scopes the limited token has: --limited-scopes' },
    ],
    ['who have the scope', { limitedScopes: ['pets:write'] }, { skipped: 'the limited token has the scope that this operation wants' }],
  ])('%s are not played', async (_, target, expected) => {
    const one = stage(pets, { target })
    expect(await one.player.play(one.sequence('security', 'createPet', scoped), 'planned', 0)).toMatchObject({ exchanges: [], ...expected })
  })

  it('show what they have', async () => {
    const one = stage(pets)
    const shown: unknown[] = []
    for (const probe of ['no-credential', 'malformed-credential', 'invalid-credential', 'missing-scope']) {
      const { exchanges } = await one.player.play(
        one.sequence('security', 'createPet', ({ cases: [{ intent }] }) => intent.kind === 'access' && intent.probe === probe),
        'planned',
        0,
      )
      shown.push([statuses(exchanges)[0], exchanges[0]?.request.headers.find(([name]) => name === 'authorization')?.[1].replace(/ .*/, '')])
    }
    expect(shown).toEqual([
      [401, undefined],
      [401, 'Bearer'],
      [401, 'Bearer'],
      [403, 'Bearer'],
    ])
  })
})

describe('a limiter', () => {
  it('that asks for a short wait gets it', async () => {
    const one = stage(pets, { limits: ['fixed:1/4s'] })
    const startMs = one.nowMs()
    for (const round of [0, 1]) await one.player.play(one.sequence('positive', 'createPet'), 'repeat', round)
    expect(statuses((await one.player.play(one.sequence('positive', 'createPet'), 'repeat', 2)).exchanges)).toEqual([429, 201])
    expect(one.nowMs() - startMs).toBeGreaterThan(4000)
    expect(one.player.requests()).toBe(one.sent.length)
  })

  it('that asks for a long one is left alone', async () => {
    const one = stage(pets, { limits: ['fixed:1/600s'] })
    const startMs = one.nowMs()
    await one.player.play(one.sequence('positive', 'createPet'), 'planned', 0)
    expect(statuses((await one.player.play(one.sequence('positive', 'createPet'), 'repeat', 0)).exchanges)).toEqual([429])
    expect(one.nowMs()).toBe(startMs)
  })

  it('that never has enough is not asked for ever', async () => {
    const limited = { kind: 'response', status: 429, headers: [['retry-after', '1']], base64: '' } as const
    const one = stage(pets, { between: () => () => Promise.resolve(limited) })
    expect(statuses((await one.player.play(one.sequence('positive', 'createPet'), 'planned', 0)).exchanges)).toEqual([429, 429, 429, 429])
  })
})

describe('what stays on the target', () => {
  it('is written down before it is sent', async () => {
    const one = stage(pets)
    await one.player.play(one.sequence('stateful', 'deletePet'), 'planned', 0)
    for (const { request, ledger } of one.sent.filter(({ request: { method } }) => method !== 'GET')) {
      expect(ledger.at(-1)).toMatchObject({ kind: 'unsafe', method: request.method, url: request.url })
    }
    expect(one.ledger.map(({ kind }) => kind)).toEqual(['run', 'unsafe', 'answered', 'created', 'unsafe'])
  })

  it('is removed at the end, the newest first', async () => {
    const one = stage(pets)
    for (const round of [0, 1]) await one.player.play(one.sequence('positive', 'createPet'), 'repeat', round)
    const ids = one.ledger.flatMap((entry) => (entry.kind === 'created' ? [String(Object.values(entry.path)[0])] : []))
    expect(ids).toHaveLength(2)
    expect(await one.player.undo()).toEqual([])
    expect(one.sent.filter(({ request }) => request.method === 'DELETE').map(({ request }) => request.url.split('/').at(-1))).toEqual(
      ids.toReversed(),
    )
    expect(one.ledger.filter(({ kind }) => kind === 'removed')).toHaveLength(2)
  })

  it('is told where nothing removes it', async () => {
    const one = stage(boards)
    await one.player.play(one.sequence('positive', 'createBoard'), 'planned', 0)
    expect(await one.player.undo()).toEqual([expect.stringMatching(/^\/boards\/\{\} /)])
    expect(methods(one)).not.toContain('DELETE')
  })

  it('is nothing under --safe read-only', async () => {
    const one = stage(pets, { safe: 'read-only' })
    expect(await one.player.play(one.sequence('positive', 'createPet'), 'planned', 0)).toMatchObject({
      exchanges: [],
      broken: '--safe read-only sends no POST',
    })
    expect(one.sent).toEqual([])
  })
})

describe('a prepared case', () => {
  it('is bound anew for each arrival, on ids that are settled', async () => {
    const one = stage(pets)
    const make = await one.player.prepare(one.sequence('positive', 'replacePet', ({ cases }) => cases.length === 1).cases[0])
    if (typeof make === 'string') throw new Error(make)
    const before = one.sent.length
    const requests = [0, 1, 2].map((k) => make(k))
    expect(new Set(requests.map(({ url }) => url)).size).toBe(1)
    expect(new Set(requests.map(({ base64 }) => base64)).size).toBe(3)
    expect(make(1)).toEqual(requests[1])
    expect(one.sent.length).toBe(before)
  })

  it('says why it cannot be', async () => {
    const one = stage(pets, { safe: 'read-only' })
    expect(await one.player.prepare(one.sequence('positive', 'createPet').cases[0])).toBe('--safe read-only sends no POST')
  })
})
