import { describe, expect, it } from 'vitest'
import { propertiesDeclared } from '#suites/conformance/properties-declared.ts'
import { exchangeSubject, json, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({
  '200': json({ type: 'object', properties: { id: {}, things: { type: 'array', items: { properties: { name: {} } } } } }),
  '201': json({ type: 'object', properties: { id: {} }, additionalProperties: true }),
  '204': { description: 'nothing' },
})

describe('properties-declared', () => {
  it.each<[string, Given, string]>([
    ['what the schema knows', { status: 200, body: { id: 1, things: [{ name: 'x' }] } }, 'pass'],
    ['one more', { status: 200, body: { id: 1, more: 2 } }, 'policy: wanted only properties that the schema knows, got /more'],
    [
      'more in items, told once',
      {
        status: 200,
        body: {
          things: [
            { name: 'x', a: 1 },
            { a: 2, b: 3 },
          ],
        },
      },
      'policy: wanted only properties that the schema knows, got /things/*/a, /things/*/b',
    ],
    ['more where more is welcome', { status: 201, body: { id: 1, more: 2 } }, 'pass'],
    ['not JSON', { status: 200, body: '{' }, 'skip: the body is not JSON'],
    ['no schema', { status: 204 }, 'skip: no schema is documented for the media type'],
    ['an undocumented status', { status: 418, body: { more: 1 } }, 'skip: the status is not documented'],
  ])('%s', (_, given, expected) => {
    expect(told(propertiesDeclared, exchangeSubject(operation, given), lens)).toBe(expected)
  })
})
