import { describe, expect, it } from 'vitest'
import type { ExchangeSubject } from '#model/check.ts'
import { readShowsTheAsked } from '#suites/load/read-shows-the-asked.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation: made, lens } = thing({ '200': { description: 'ok' } })
const operation = { ...made, method: 'GET', path: '/shelves/{shelfId}/things/{thingId}' }

/** `GET …/shelves/7/things/<asked>` at a target with a base path. */
function subject(
  asked: string,
  given: Given,
  belonging: ExchangeSubject['belonging'] = { asked: { parameter: 'thingId', shownAt: '/data/id' } },
) {
  const { exchange, ...rest } = exchangeSubject(operation, given)
  const request = { ...exchange.request, url: `http://127.0.0.1:4010/base/v1/shelves/7/things/${asked}?full=yes` }
  return { ...rest, exchange: { ...exchange, request }, ...(belonging && { belonging }) }
}

describe('read-shows-the-asked', () => {
  it.each<[string, string, Given, string]>([
    ['the one that was asked for', 'a1', { status: 200, body: { data: { id: 'a1' } } }, 'pass'],
    ['a number, which a path gives as text', '12', { status: 200, body: { data: { id: 12 } } }, 'pass'],
    ['a name in other letters', 'Anna%20B', { status: 200, body: { data: { id: 'anna b' } } }, 'pass'],
    ['another one', 'a1', { status: 200, body: { data: { id: 'b2' } } }, 'violation: wanted a1, got b2'],
    ['another number', '12', { status: 200, body: { data: { id: 13 } } }, 'violation: wanted 12, got 13'],
    ['none', 'a1', { status: 200, body: { data: {} } }, 'inconclusive: the answer shows no id'],
    ['what is no JSON', 'a1', { status: 200, body: 'a1' }, 'inconclusive: the answer shows no id'],
    ['an id that is no text', '%E0', { status: 200, body: { data: { id: 'b2' } } }, 'inconclusive: the answer shows no id'],
    ['a refusal', 'a1', { status: 404, body: { data: { id: 'b2' } } }, 'skip: nothing was shown'],
    ['no answer', 'a1', {}, 'skip: nothing was shown'],
  ])('%s', (_, asked, given, verdict) => {
    expect(told(readShowsTheAsked, subject(asked, given), lens)).toBe(verdict)
  })

  it('needs to know where the answer shows whose it is', () => {
    const given = { status: 200, body: { data: { id: 'b2' } } }
    expect(told(readShowsTheAsked, subject('a1', given, {}), lens)).toBe('skip: nothing in the answer tells what was asked for')
  })
})
