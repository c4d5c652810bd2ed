import { describe, expect, it } from 'vitest'
import type { Pairs } from '#lib/json.ts'
import type { Exchange } from '#model/exchange.ts'
import { located } from '#run/located.ts'

const ready = { method: 'GET', url: 'http://api.test/v1/things/t1?key=k', headers: [['authorization', 'Bearer s']] as Pairs, base64: '' }
const made = (headers: Pairs): Exchange => ({
  step: 0,
  request: { method: 'POST', url: 'http://api.test/v1/things', headers: [], base64: '' },
  outcome: { kind: 'response', status: 201, headers, base64: '' },
  bytes: 'exact',
  durationMs: 1,
})
const at = (location: string): string => {
  const request = located(ready, made([['Location', location]]))
  return typeof request === 'string' ? request : request.url
}

describe('a request sent to a Location', () => {
  it.each([
    ['absolute', 'http://api.test/v1/things/9', 'http://api.test/v1/things/9?key=k'],
    ['an absolute path', '/things/9', 'http://api.test/things/9?key=k'],
    ['a relative path', 'things/9', 'http://api.test/v1/things/9?key=k'],
    ['with a query of its own', '/things?id=9#top', 'http://api.test/things?id=9&key=k'],
  ])('%s', (_, location, url) => {
    expect(at(location)).toBe(url)
  })

  it.each([
    ['another host', 'https://elsewhere.example/things/9', 'the Location points to another origin, https://elsewhere.example'],
    ['another port', 'http://api.test:81/things/9', 'the Location points to another origin, http://api.test:81'],
    ['a host without a scheme', '//elsewhere.example/9', 'the Location points to another origin, http://elsewhere.example'],
    ['another scheme', 'file:///etc/passwd', 'the Location points to another origin, null'],
    ['no URL', 'http://', 'the Location is no URL'],
  ])('never to %s', (_, location, reason) => {
    expect(at(location)).toBe(reason)
  })

  it('needs one', () => {
    expect(located(ready, made([]))).toBe('no Location was given')
    expect(located(ready, undefined)).toBe('no Location was given')
  })
})
