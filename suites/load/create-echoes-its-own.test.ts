import { describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import type { JsonObject } from '#lib/json.ts'
import type { ExchangeSubject } from '#model/check.ts'
import { createEchoesItsOwn } from '#suites/load/create-echoes-its-own.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '201': { description: 'ok' } })

function subject(sent: JsonObject | string, given: Given, belonging: ExchangeSubject['belonging'] = { madeAt: '/thing' }) {
  const { exchange, ...rest } = exchangeSubject(operation, given)
  const request = { ...exchange.request, base64: toBase64(typeof sent === 'string' ? sent : JSON.stringify(sent)) }
  return { ...rest, exchange: { ...exchange, request }, ...(belonging && { belonging }) }
}
const made = (thing: JsonObject): Given => ({ status: 201, body: { thing } })

describe('create-echoes-its-own', () => {
  it.each<[string, JsonObject | string, Given, string]>([
    ['what was sent', { name: 'Amber Lantern' }, made({ id: 1, name: 'Amber Lantern' }), 'pass'],
    [
      'what another sent',
      { name: 'Amber Lantern' },
      made({ name: 'Brass Kettle' }),
      'violation: wanted Amber Lantern at name, got Brass Kettle at name',
    ],
    [
      'two of them, told once',
      { name: 'Amber Lantern', note: 'first of all' },
      made({ name: 'Brass Kettle', note: 'second' }),
      'violation: wanted Amber Lantern at name, got Brass Kettle at name',
    ],
    ['what was trimmed and folded', { name: ' Amber Lantern ' }, made({ name: 'amber lantern' }), 'pass'],
    ['what was cut short', { name: 'Amber Lantern' }, made({ name: 'Amber La' }), 'pass'],
    ['what was added to', { name: 'Amber Lantern' }, made({ name: 'Amber Lantern (2)' }), 'pass'],
    ['what is too short to tell', { kind: 'dog' }, made({ kind: 'cat' }), 'pass'],
    ['what is not shown', { name: 'Amber Lantern' }, made({ id: 1 }), 'pass'],
    [
      'an answer of another shape',
      { name: 'Amber Lantern' },
      { status: 201, body: [] as unknown as JsonObject },
      'inconclusive: the request or the answer is no JSON object',
    ],
    ['a form', 'name=Amber', made({ name: 'Brass Kettle' }), 'inconclusive: the request or the answer is no JSON object'],
    ['a refusal', { name: 'Amber Lantern' }, { status: 422, body: { thing: { name: 'Brass Kettle' } } }, 'skip: nothing was made'],
    ['no answer', { name: 'Amber Lantern' }, {}, 'skip: nothing was made'],
  ])('%s', (_, sent, given, verdict) => {
    expect(told(createEchoesItsOwn, subject(sent, given), lens)).toBe(verdict)
  })

  it('needs to know where the answer shows what was made', () => {
    expect(told(createEchoesItsOwn, subject({ name: 'Amber Lantern' }, made({ name: 'Brass Kettle' }), {}), lens)).toBe(
      'skip: nothing in the answer tells what was sent',
    )
  })
})
