import { describe, expect, it } from 'vitest'
import { headersMatchSchema } from '#suites/conformance/headers-match-schema.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const made = thing({
  '201': {
    description: 'made',
    headers: {
      Location: { required: true, schema: { type: 'string' } },
      'X-Count': { schema: { type: 'integer', minimum: 1 } },
      'X-Ids': { schema: { type: 'array', items: { type: 'integer' } } },
      'X-Free': {},
    },
  },
  '204': { description: 'nothing' },
})
const location = ['Location', '/things/1'] as const

describe('headers-match-schema', () => {
  it.each<[string, Given, string]>([
    ['all that is required', { status: 201, headers: [location] }, 'pass'],
    [
      'names in any case',
      {
        status: 201,
        headers: [
          ['LOCATION', '/'],
          ['x-count', '3'],
        ],
      },
      'pass',
    ],
    ['a missing header', { status: 201 }, 'violation: wanted a header location, got none'],
    [
      'a text where a number is promised',
      { status: 201, headers: [location, ['x-count', 'many']] },
      'violation: wanted x-count must be integer, got "many"',
    ],
    ['a number out of its bounds', { status: 201, headers: [location, ['x-count', '0']] }, 'violation: wanted x-count must be >= 1, got 0'],
    ['a list in one line', { status: 201, headers: [location, ['x-ids', '1,2']] }, 'pass'],
    [
      'a list in several lines',
      { status: 201, headers: [location, ['x-ids', '1'], ['x-ids', 'b']] },
      expect.stringMatching(/^violation: wanted x-ids must be integer/) as unknown as string,
    ],
    ['a header without schema', { status: 201, headers: [location, ['x-free', '?']] }, 'pass'],
    ['a header that nobody documented', { status: 201, headers: [location, ['x-other', '?']] }, 'pass'],
    ['a status without documented headers', { status: 204 }, 'skip: no header is documented for the status'],
    ['a status that is not documented', { status: 500 }, 'skip: the status is not documented'],
    ['no response', {}, 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(headersMatchSchema, exchangeSubject(made.operation, given), made.lens)).toEqual(verdict)
  })

  it('points at what is required', () => {
    const found = headersMatchSchema.inspect(exchangeSubject(made.operation, { status: 201 }), made.lens)
    expect(found).toMatchObject([
      { clauses: ['/paths/~1things/post/responses/201/headers/Location/required', '/paths/~1things/post/responses/201'] },
    ])
  })
})
