import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { jsonOf } from '#lib/bytes.ts'
import { virtualClock } from '#lib/clock.ts'
import type { HttpRequest } from '#model/exchange.ts'
import type { LedgerEntry, Target } from '#model/target.ts'
import { createMock } from '#mock/mock.ts'
import { paceOf } from '#run/pace.ts'
import { planOf } from '#run/plan.ts'
import { createPlayer } from '#run/play.ts'
import { safetyOf } from '#run/safety.ts'
import { openText } from '#test/in-process.ts'

const opened = openText(readFileSync(new URL('../examples/own-document/notes.yaml', import.meta.url), 'utf8'))
const written = new Set(['createNote'])

function world({ marked = true } = {}) {
  const clock = virtualClock()
  const mock = createMock(opened.contract, opened.lens, { seed: 1, clock })
  const { main } = mock.credentials
  const plan = planOf(opened, { seed: 1, selected: () => true })
  const target: Target = {
    baseUrl: 'http://127.0.0.1:4010',
    mock: true,
    loopback: true,
    send: mock.send,
    tokens: { main },
    extraHeaders: [],
  }
  const ledger: LedgerEntry[] = []
  const stop = new AbortController()
  const player = createPlayer({
    opened,
    plan,
    target,
    clock,
    nonce: 5,
    redact: (text) => text,
    ledger: (entry) => ledger.push(entry),
    signal: stop.signal,
    pace: paceOf(undefined, clock),
    safety: safetyOf(plan, target, 'full'),
    marked,
  })
  const requestOf = async (operation: string): Promise<(k: number) => HttpRequest> => {
    const sequence = plan.sequences.find((one) => one.phase === 'positive' && one.operation === operation && one.cases.length === 1)
    const make = sequence === undefined ? 'none' : await player.prepare(sequence.cases[0])
    if (typeof make === 'string') throw new Error(make)
    return make
  }
  const listed = async (): Promise<number> => {
    const list = (await requestOf('listNotes'))(0)
    const outcome = await mock.send({ ...list, url: 'http://127.0.0.1:4010/notes?limit=50' })
    const body = outcome.kind === 'response' ? jsonOf(outcome) : undefined
    return body?.ok === true && Array.isArray(body.value) ? body.value.length : -1
  }
  const make = async (count: number, change = (request: HttpRequest): HttpRequest => request): Promise<void> => {
    const create = await requestOf('createNote')
    for (let k = 0; k < count; k += 1) await mock.send(change(create(k)))
  }
  return { player, make, listed, ledger, stop }
}

it('what bears the mark of the run is gone, however many there are, and nothing else', async () => {
  const { player, make, listed, ledger } = world()
  await make(2, (request) => ({ ...request, base64: Buffer.from('{"title":"of another"}').toString('base64') }))
  const before = await listed()
  await make(120)
  expect(await listed()).toBe(50)
  await player.sweep(written)
  expect(await listed()).toBe(before)
  expect(ledger.filter(({ kind }) => kind === 'removed')).toHaveLength(120)
})

it.each([
  ['without a mark', { marked: false }, written],
  ['of what the run did not make', {}, new Set(['listNotes'])],
])('nothing is taken away %s', async (_, options, operations) => {
  const { player, make, listed } = world(options)
  await make(10)
  const before = await listed()
  await player.sweep(operations)
  expect(await listed()).toBe(before)
})

it('nothing is taken away any more when the run is stopped', async () => {
  const { player, make, listed, stop } = world()
  await make(10)
  const before = await listed()
  stop.abort()
  await player.sweep(written)
  expect(await listed()).toBe(before)
})
