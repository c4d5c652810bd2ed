import { expect, it } from 'vitest'
import { namesIn, pathMatcher, shapeOf } from '#lib/path-template.ts'

const templates = [
  '/',
  '/a/b',
  '/a/{x}',
  '/A/b',
  '/f/{a}.{b}',
  '/g/v{n}',
  '/n/{x}y',
  '/n/{x}{y}z',
  '/x/{a}',
  '/x/v{a}',
  '/v1/items:batch',
  '/v1/{id}:cancel',
  '/s/*',
  '/s/x*y',
  '/w/**',
  '/Users({id})',
  '/d/{user-id}',
  '/p/{a}/q',
  '/p/lit/{z}',
  '/two/{a}/{b}/c',
  '/two/x/{b}',
  '/t',
  '/t/',
  '/q/a+b',
  '/q/(x)',
  '/q/a?',
  '/e/a.b',
  '/é/{id}',
  '/y/{a}/b',
  '/b/\\d',
]
const match = pathMatcher([
  ...templates.map((path) => ({ method: 'GET', path, data: path })),
  { method: 'HEAD', path: '/a/b', data: 'HEAD' },
  { method: 'OPTIONS', path: '/a/{x}', data: 'OPTIONS' },
])

it.each([
  ['/', '/', {}],
  ['/a/b', '/a/b', {}],
  ['/a/c', '/a/{x}', { x: 'c' }],
  ['/A/b', '/A/b', {}],
  ['/A/c', undefined, {}],
  ['/f/x.y', '/f/{a}.{b}', { a: 'x', b: 'y' }],
  ['/f/xy', undefined, {}],
  ['/g/v1', '/g/v{n}', { n: '1' }],
  ['/g/x1', undefined, {}],
  ['/n/1y', '/n/{x}y', { x: '1' }],
  ['/n/12z', '/n/{x}{y}z', { x: '1', y: '2' }],
  ['/x/v1', '/x/v{a}', { a: '1' }],
  ['/x/w1', '/x/{a}', { a: 'w1' }],
  ['/v1/items:batch', '/v1/items:batch', {}],
  ['/v1/itemsXbatch', undefined, {}],
  ['/v1/7:cancel', '/v1/{id}:cancel', { id: '7' }],
  ['/v1/7', undefined, {}],
  ['/s/*', '/s/*', {}],
  ['/s/q', undefined, {}],
  ['/s/x*y', '/s/x*y', {}],
  ['/s/xzzy', undefined, {}],
  ['/w/a/b', undefined, {}],
  ['/w/**', '/w/**', {}],
  ['/Users(7)', '/Users({id})', { id: '7' }],
  ['/d/a%20b', '/d/{user-id}', { 'user-id': 'a%20b' }],
  ['/d/a%2Fb', '/d/{user-id}', { 'user-id': 'a%2Fb' }],
  ['/d/__proto__', '/d/{user-id}', { 'user-id': '__proto__' }],
  ['/p/lit/q', '/p/lit/{z}', { z: 'q' }],
  ['/p/x/q', '/p/{a}/q', { a: 'x' }],
  ['/two/x/y', '/two/x/{b}', { b: 'y' }],
  ['/two/x/y/c', '/two/{a}/{b}/c', { a: 'x', b: 'y' }],
  ['/t', '/t', {}],
  ['/t/', '/t/', {}],
  ['/a/b/', undefined, {}],
  ['/d/', undefined, {}],
  ['/d', undefined, {}],
  ['/y//b', undefined, {}],
  ['//a/b', undefined, {}],
  ['/q/a+b', '/q/a+b', {}],
  ['/q/aab', undefined, {}],
  ['/q/(x)', '/q/(x)', {}],
  ['/q/x', undefined, {}],
  ['/q/a', undefined, {}],
  ['/q/', undefined, {}],
  ['/e/a.b', '/e/a.b', {}],
  ['/e/aXb', undefined, {}],
  ['/é/1', '/é/{id}', { id: '1' }],
  ['/%C3%A9/1', '/é/{id}', { id: '1' }],
  ['/b/5', undefined, {}],
  ['/b/\\d', '/b/\\d', {}],
])('takes %j to %j', (path, template, parameters) => {
  expect(match('GET', path)).toEqual(template === undefined ? undefined : { data: template, parameters })
})

it('knows only the methods that were given, as they are written', () => {
  expect(match('HEAD', '/a/b')?.data).toBe('HEAD')
  expect(match('OPTIONS', '/a/b')).toEqual({ data: 'OPTIONS', parameters: { x: 'b' } })
  expect([match('HEAD', '/a/c'), match('get', '/a/b'), match('POST', '/a/b'), match('', '/a/b')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

it('names the parameters in their order, and the shape without them', () => {
  expect(namesIn('/a/{x-y}/{b}.{c}')).toEqual(['x-y', 'b', 'c'])
  expect(shapeOf('/a/{x}/b{y}')).toBe(shapeOf('/a/{other}/b{z}'))
  expect(shapeOf('/a/{x}')).not.toBe(shapeOf('/a/x'))
})
