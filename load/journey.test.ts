import { expect, it } from 'vitest'
import { jsonOf, toBase64 } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { HttpResponse } from '#model/exchange.ts'
import { journeyShare, newCount, type Journey, type JourneyStep } from '#load/journey.ts'
import type { LoadRequest } from '#load/mix.ts'

const request = (url: string) => ({ method: 'GET', url, headers: [], base64: '' })
const answer = (body: object): HttpResponse => ({ status: 200, headers: [], base64: toBase64(JSON.stringify(body)) })
const settled: (number | null)[] = []

const create: JourneyStep = {
  name: 'daily.create',
  make: (k, known) => ({
    request: request(`/notes?k=${k}&title=${String(known['title'])}`),
    settle: (response) => {
      settled.push(response?.status ?? null)
    },
  }),
  learn: (response, known) => {
    const body = jsonOf(response)
    const id = body.ok && isObject(body.value) ? body.value['id'] : undefined
    return id === undefined ? 'its answer has no id' : { ...known, id }
  },
  think: { fromMs: 200, toMs: 1000 },
}
const read: JourneyStep = {
  name: 'daily.read',
  make: (_k, known) => ({ request: request(`/notes/${String(known['id'])}`) }),
  learn: (_, known) => known,
}
const journey = (more: Partial<Journey> = {}): Journey => ({
  name: 'daily',
  weight: 1,
  steps: [create, read],
  knownAt: (k) => ({ title: ['first', 'second'][k % 2] ?? '' }),
  seed: 7,
  ...more,
})
const after = (drawn: LoadRequest, response: HttpResponse | null) => drawn.answered?.(response)

it('goes from step to step with what it learned, and thinks in between', () => {
  const count = newCount()
  const share = journeyShare(journey(), count)
  const first = share.make(3)
  expect(first).toMatchObject({ operation: 'daily.create', request: { url: '/notes?k=3&title=second' } })
  const next = after(first, answer({ id: 'n1' }))
  expect(next?.afterMs).toBeGreaterThanOrEqual(200)
  expect(next?.afterMs).toBeLessThanOrEqual(1000)
  const second = next?.draw?.()
  expect(second).toMatchObject({ operation: 'daily.read', request: { url: '/notes/n1' } })
  expect(second?.answered?.(answer({}))).toEqual({ afterMs: 0 })
  expect(count).toEqual({ started: 1, finished: 1, broken: new Map() })
  expect(settled).toEqual([200])
})

it('is the same for the same number and seed, and another for others', () => {
  const thinkMs = (k: number, seed: number) => after(journeyShare(journey({ seed }), newCount()).make(k), answer({ id: 'n' }))?.afterMs
  expect(thinkMs(5, 1)).toBe(thinkMs(5, 1))
  expect(new Set([thinkMs(5, 1), thinkMs(6, 1), thinkMs(5, 2)]).size).toBe(3)
})

it.each([
  ['no answer', null, 'daily.create: no answer'],
  ['an answer without what later steps need', answer({}), 'daily.create: its answer has no id'],
])('ends with %s, and says so', (_, response, reason) => {
  const count = newCount()
  expect(after(journeyShare(journey(), count).make(0), response)).toBeUndefined()
  expect([...count.broken]).toEqual([[reason, 1]])
})

it('ends with what a function of the user throws', () => {
  const count = newCount()
  const learn = (): never => {
    throw new Error('no such thing')
  }
  expect(after(journeyShare(journey({ steps: [{ ...create, learn }] }), count).make(0), answer({ id: 1 }))).toBeUndefined()
  expect([...count.broken]).toEqual([['daily.create: no such thing', 1]])
})
