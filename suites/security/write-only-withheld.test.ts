import { describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import type { JsonObject } from '#lib/json.ts'
import { writeOnlyWithheld } from '#suites/security/write-only-withheld.ts'
import { exchangeSubject, json, thing, told, type Given } from '#test/subjects.ts'

const password = { type: ['string', 'null'], writeOnly: true }
const { operation, lens } = thing(
  { '200': json({ type: 'object', properties: { id: {}, password, users: { type: 'array', items: { properties: { password } } } } }) },
  { requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { name: {}, password } } } } } },
)
const sending = (sent: JsonObject, given: Given): string => {
  const subject = exchangeSubject(operation, given)
  const request = {
    ...subject.exchange.request,
    headers: [['content-type', 'application/json']] as const,
    base64: toBase64(JSON.stringify(sent)),
  }
  return told(writeOnlyWithheld, { ...subject, exchange: { ...subject.exchange, request } }, lens)
}

describe('write-only-withheld', () => {
  it.each<[string, Given, string]>([
    ['nothing of it', { status: 200, body: { id: 1 } }, 'pass'],
    ['null', { status: 200, body: { password: null } }, 'pass'],
    ['a mask', { status: 200, body: { password: '********' } }, 'pass'],
    ['the value', { status: 200, body: { password: 'hunter2' } }, 'violation: wanted nothing at /password, got a value'],
    [
      'the value in an item',
      { status: 200, body: { users: [{}, { password: 'hunter2' }] } },
      'violation: wanted nothing at /users/1/password, got a value',
    ],
    ['no schema for it', { status: 404, body: { password: 'hunter2' } }, 'pass'],
  ])('%s', (_, given, expected) => {
    expect(told(writeOnlyWithheld, exchangeSubject(operation, given), lens)).toBe(expected)
  })

  it.each<[string, JsonObject, string]>([
    [
      'a refusal that repeats it',
      { password: 'correct horse' },
      'violation: wanted nothing of what was sent at /password, got the value, as it was sent',
    ],
    ['a refusal that repeats something else', { name: 'correct horse', password: 'battery staple' }, 'pass'],
    ['a word that may stand there by chance', { password: 'horse' }, 'pass'],
  ])('of what was sent: %s', (_, sent, expected) => {
    expect(sending(sent, { status: 422, body: { message: 'correct horse is too weak' } })).toBe(expected)
  })

  it.each<[JsonObject, string]>([
    [{ id: 1, pin: '4821' }, 'violation: wanted nothing of what was sent at /pin, got the value, as it was sent'],
    [{ items: [{ pin: '4821' }] }, 'violation: wanted nothing of what was sent at /pin, got the value, as it was sent'],
    [{ id: 1, pin: '****' }, 'pass'],
    [{ id: 1, code: '4821' }, 'pass'],
  ])('knows a short one by its name: %j', (body, expected) => {
    const pin = { type: 'object', properties: { pin: { type: 'string', writeOnly: true } } }
    const kept = thing({ '201': json({ type: 'object' }) }, { requestBody: { content: { 'application/json': { schema: pin } } } })
    const subject = exchangeSubject(kept.operation, { status: 201, body })
    const headers = [['content-type', 'application/json']] as const
    const request = { ...subject.exchange.request, headers, base64: toBase64(JSON.stringify({ pin: '4821' })) }
    expect(told(writeOnlyWithheld, { ...subject, exchange: { ...subject.exchange, request } }, kept.lens)).toBe(expected)
  })

  const login = thing(
    { '200': json({}) },
    {
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { user: { type: 'string' }, password: {} } } },
        },
      },
    },
  )
  it('looks into what is nested deeper than the stack is', () => {
    const subject = exchangeSubject(operation, { status: 422, body: { message: 'correct horse is too weak' } })
    const deep = `${'['.repeat(20_000)}{"passphrase":"x","password":"correct horse"}${']'.repeat(20_000)}`
    const request = {
      ...subject.exchange.request,
      headers: [['content-type', 'application/json']] as const,
      base64: toBase64(`{"name":${deep}}`),
    }
    expect(told(writeOnlyWithheld, { ...subject, exchange: { ...subject.exchange, request } }, lens)).toMatch(
      /^violation: wanted nothing of what was sent at \/name\/0\//,
    )
  })

  it.each<[string, string, Given, string]>([
    [
      'in words',
      'user=ann&password=correct+horse',
      { status: 422, body: { message: 'password: correct horse is too weak' } },
      'violation: wanted nothing of what was sent at /password, got the value, as it was sent',
    ],
    [
      'as data',
      'user=ann&password=correct+horse',
      { status: 422, body: { input: { password: 'correct horse' } } },
      'policy: wanted nothing of what was sent at /password, got the value, as it was sent',
    ],
    [
      'the user of the same name',
      'user=correct+horse&password=correct+horse',
      { status: 422, body: { message: 'no correct horse' } },
      'pass',
    ],
    ['a success', 'user=ann&password=correct+horse', { status: 200, body: { note: 'correct horse' } }, 'pass'],
    ['a user', 'user=correct+horse&password=battery', { status: 422, body: { message: 'no correct horse' } }, 'pass'],
  ])('a password of a form: %s', (_, sent, given, expected) => {
    const subject = exchangeSubject(login.operation, given)
    const request = {
      ...subject.exchange.request,
      headers: [['content-type', 'application/x-www-form-urlencoded']] as const,
      base64: toBase64(sent),
    }
    expect(told(writeOnlyWithheld, { ...subject, exchange: { ...subject.exchange, request } }, login.lens)).toBe(expected)
  })
})
