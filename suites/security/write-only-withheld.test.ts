import { describe, expect, it } from 'vitest'
import { writeOnlyWithheld } from '#suites/security/write-only-withheld.ts'
import { exchangeSubject, json, thing, told, type Given } from '#test/subjects.ts'

const password = { type: ['string', 'null'], writeOnly: true }
const { operation, lens } = thing({
  '200': json({ type: 'object', properties: { id: {}, password, users: { type: 'array', items: { properties: { password } } } } }),
})

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
    ['no schema for it', { status: 404, body: { password: 'hunter2' } }, 'skip: the status is not documented'],
  ])('%s', (_, given, expected) => {
    expect(told(writeOnlyWithheld, exchangeSubject(operation, given), lens)).toBe(expected)
  })
})
