import { afterEach, expect, it } from 'vitest'
import { systemClock } from '#lib/clock.ts'
import { pets } from '#mock/documents.testdata.ts'
import { createMock } from '#mock/mock.ts'
import { serve, type Served } from '#mock/serve.ts'
import { openText } from '#mock/world.testdata.ts'

let served: Served | undefined
afterEach(async () => {
  await served?.close()
})

it('serves over a socket of its own choice', async () => {
  const opened = openText(pets)
  const mock = createMock(opened.contract, opened.lens, { seed: 1, clock: systemClock })
  served = await serve(mock)
  expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  const headers = { authorization: `Bearer ${mock.credentials.main}`, 'content-type': 'application/json' }
  const made = await fetch(`${served.url}/pets`, { method: 'POST', headers, body: JSON.stringify({ name: 'Tomaš' }) })
  expect(made.status).toBe(201)
  expect(Number(made.headers.get('content-length'))).toBe((await made.clone().arrayBuffer()).byteLength)
  const pet: unknown = await made.json()
  const path = new URL(made.headers.get('location') ?? '', served.url)
  expect(await (await fetch(path, { headers })).json()).toEqual(pet)
  expect((await fetch(path, { method: 'HEAD', headers })).status).toBe(200)
  expect((await fetch(path, { method: 'DELETE', headers })).status).toBe(204)
  expect((await fetch(path, { headers })).status).toBe(404)
  expect((await fetch(path)).headers.get('www-authenticate')).toContain('Bearer')
})

it('refuses a body beyond what it holds', async () => {
  const opened = openText(pets)
  served = await serve(createMock(opened.contract, opened.lens, { seed: 1, clock: systemClock }))
  const answer = await fetch(`${served.url}/pets`, { method: 'POST', body: new Uint8Array(17 * 1024 * 1024) }).catch(() => undefined)
  expect(answer === undefined || answer.status === 413).toBe(true)
})

it('says so when the port is taken', async () => {
  const opened = openText(pets)
  const mock = createMock(opened.contract, opened.lens, { seed: 1, clock: systemClock })
  served = await serve(mock)
  await expect(serve(mock, { port: Number(new URL(served.url).port) })).rejects.toThrow(/EADDRINUSE/)
})
