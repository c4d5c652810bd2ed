import { describe, expect, it } from 'vitest'
import type { Given } from '#test/subjects.ts'
import { create, judged, shows, writes } from '#suites/stateful/lives.testdata.ts'
import { locationNamesTheResource } from '#suites/stateful/location-names-the-resource.ts'

const judge = (seen: Given, made: Given = {}): string =>
  judged(
    locationNamesTheResource,
    [writes(create, {}, { body: { id: 'i' }, headers: [['Location', '/things/9']], ...made }), { ...shows({}), ...seen }],
    { id: { kind: 'step', step: 0, at: '/body/id' } },
  )

describe('location-names-the-resource', () => {
  it.each<[string, Given, string]>([
    ['the same id', { body: { id: 'i' } }, 'pass'],
    ['the id somewhere inside', { body: { thing: { self: ['i'] } } }, 'pass'],
    ['nothing', { status: 404 }, 'violation: wanted the created resource at /things/9, got 404'],
    ['another one', { body: { id: 'j' } }, 'violation: wanted the created resource at /things/9, got a representation without its id'],
    [
      'a page without ids',
      { body: { title: 'a' } },
      'policy: wanted the created resource at /things/9, got a representation without its id',
    ],
    ['not for everyone', { status: 403 }, 'inconclusive: the Location answered 403'],
    ['not to be read', { status: 405 }, 'inconclusive: the Location answered 405'],
    [
      'a picture',
      { body: 'GIF89a', headers: [['content-type', 'image/gif']] },
      'inconclusive: there is no id to compare, or the Location shows no JSON',
    ],
  ])('%s', (_, seen, verdict) => {
    expect(judge(seen)).toBe(verdict)
  })

  it.each<[string, number, number, string]>([
    ['an address that is none, of what there is', 400, 200, 'violation: wanted the created resource at /things/9, got 400'],
    ['an address that is none, of what there is not', 400, 404, 'inconclusive: the Location answered 400'],
    ['not for everyone, though there', 403, 200, 'inconclusive: the Location answered 403'],
  ])('%s', (_, status, usual, verdict) => {
    const made = writes(create, {}, { body: { id: 'i' }, headers: [['Location', '/things/9']] })
    const id = { kind: 'step', step: 0, at: '/body/id' } as const
    expect(judged(locationNamesTheResource, [made, shows({}, { status }), shows({ id: 'i' }, { status: usual })], { id })).toBe(verdict)
  })

  it('says nothing of the Location of a job', () => {
    expect(judge({ body: { state: 'running' } }, { status: 202 })).toBe('inconclusive: the creation did not answer 201')
  })
})
