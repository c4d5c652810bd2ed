import { describe, expect, it } from 'vitest'
import { mediaTypeDocumented } from '#suites/conformance/media-type-documented.ts'
import { exchangeSubject, json, thing, told, type Given } from '#test/subjects.ts'

const one = thing({ '200': json({}), '204': { description: 'nothing' }, '404': { description: 'refused' } })
const several = thing({ '200': { description: 'any', content: { 'application/problem+json': {}, 'text/*': {} } } })
const as = (type: string): Given => ({ status: 200, body: 'x', headers: [['content-type', type]] })

describe('media-type-documented', () => {
  it.each<[string, typeof one, Given, string]>([
    ['the documented type', one, { status: 200, body: {} }, 'pass'],
    ['the type with parameters, in capitals', one, as('Application/JSON; charset=utf-8'), 'pass'],
    ['another type', one, as('text/html'), 'violation: wanted application/json, got text/html'],
    ['a type that only begins like it', one, as('application/json5'), 'violation: wanted application/json, got application/json5'],
    ['no type', one, { status: 200, body: 'x', headers: [['content-type', '']] }, 'violation: wanted application/json, got '],
    ['a range', several, as('text/csv'), 'pass'],
    [
      'a suffix is a type of its own',
      several,
      as('application/json'),
      'violation: wanted application/problem+json or text/*, got application/json',
    ],
    ['no body', one, { status: 200 }, 'skip: there is no body'],
    ['a status that has no body', one, { status: 204 }, 'skip: no media type is documented for the status'],
    ['a status without documented types', one, { status: 404, body: 'no' }, 'skip: no media type is documented for the status'],
    ['a status that is not documented', one, { status: 500, body: 'no' }, 'skip: the status is not documented'],
    ['no response', one, {}, 'skip: there was no response'],
    [
      'a method of no operation',
      one,
      { status: 200, body: 'x', method: 'PUT' },
      'skip: the request used a method that the document does not describe',
    ],
  ])('%s', (_, { operation, lens }, given, verdict) => {
    expect(told(mediaTypeDocumented, exchangeSubject(operation, given), lens)).toBe(verdict)
  })

  it('says that there was no Content-Type', () => {
    const { exchange, ...subject } = exchangeSubject(one.operation, { status: 200 })
    const bare = { ...subject, exchange: { ...exchange, outcome: { kind: 'response', status: 200, headers: [], base64: 'eA==' } } } as const
    expect(told(mediaTypeDocumented, bare, one.lens)).toBe('violation: wanted application/json, got no Content-Type')
  })
})
