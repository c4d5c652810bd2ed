import { describe, expect, it } from 'vitest'
import { bodyMatchesSchema } from '#suites/conformance/body-matches-schema.ts'
import { exchangeSubject, json, thing, told, type Given } from '#test/subjects.ts'

const made = thing({
  '200': json({
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string' },
      size: { type: 'integer', minimum: 1 },
      kind: { enum: ['a', 'b'] },
      secret: { type: 'string', writeOnly: true },
      tags: { type: 'array', items: { type: 'string' } },
    },
  }),
  '202': { description: 'a text', content: { 'text/plain': { schema: { type: 'string' } } } },
  '203': { description: 'no schema', content: { 'application/json': {} } },
  '204': json({ type: 'object' }),
  '4XX': { description: 'two', content: { 'application/json': { schema: { required: ['message'] } }, 'application/*': { schema: false } } },
})

describe('body-matches-schema', () => {
  it.each<[string, Given, string]>([
    ['a body that keeps it', { status: 200, body: { id: 'x', size: 1, tags: [] } }, 'pass'],
    ['a member that the schema does not know', { status: 200, body: { id: 'x', more: 1 } }, 'pass'],
    [
      'a missing member',
      { status: 200, body: { size: 1 } },
      'violation: wanted the body must have required property \'id\', got no member "id"',
    ],
    ['a wrong type', { status: 200, body: { id: 7 } }, 'violation: wanted /id must be string, got 7'],
    ['an item of an array', { status: 200, body: { id: 'x', tags: ['a', null] } }, 'violation: wanted /tags/1 must be string, got null'],
    [
      'several faults',
      { status: 200, body: { id: 'x', size: 0, kind: 'c' } },
      'violation: wanted /size must be >= 1, got 0 + violation: wanted /kind must be equal to one of the allowed values: "a", "b", got "c"',
    ],
    ['not JSON', { status: 200, body: '{"id":' }, expect.stringMatching(/^violation: wanted JSON, got /) as unknown as string],
    ['no body at all', { status: 200 }, 'violation: wanted a body of application/json, got no body'],
    ['a refusal in its own shape', { status: 404, body: { message: 'no' }, intent: 'unproven' }, 'pass'],
    [
      'the most exact type decides',
      { status: 404, body: { text: 'no' }, intent: 'invalid' },
      'violation: wanted the body must have required property \'message\', got no member "message"',
    ],
    ['a type that is not JSON', { status: 202, body: 'x', headers: [['content-type', 'text/plain']] }, 'skip: the media type is not JSON'],
    ['a text that may be empty', { status: 202 }, 'skip: there is no body'],
    [
      'a type that is not documented',
      { status: 200, body: 'x', headers: [['content-type', 'text/html']] },
      'skip: the media type is not documented',
    ],
    ['a type without schema', { status: 203, body: {} }, 'skip: no schema is documented for the media type'],
    ['a status that never has a body', { status: 204 }, 'skip: such a response has no body'],
    ['a status that is not documented', { status: 301 }, 'skip: the status is not documented'],
    ['no response', {}, 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(bodyMatchesSchema, exchangeSubject(made.operation, given), made.lens)).toEqual(verdict)
  })

  it('tells the first five faults of a body that is wrong everywhere, each at its clause', () => {
    const given = exchangeSubject(made.operation, { status: 200, body: JSON.stringify({ id: 'x', tags: [1, 2, 3, 4, 5, 6, 7] }) })
    const found = bodyMatchesSchema.inspect(given, made.lens)
    expect(found).toHaveLength(5)
    const ruleAt = '/paths/~1things/post/responses/200'
    const schemaAt = `${ruleAt}/content/application~1json/schema`
    // Outer schemas too, because each may weaken the basis.
    const clauses = [
      `${schemaAt}/properties/tags/items/type`,
      ruleAt,
      schemaAt,
      `${schemaAt}/properties/tags`,
      `${schemaAt}/properties/tags/items`,
    ]
    expect(found).toMatchObject([{ clauses }, {}, {}, {}, {}])
  })
})
