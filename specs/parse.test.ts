import { describe, expect, it } from 'vitest'
import type { Pointer } from '#lib/json.ts'
import { problemOf } from '#specs/files.testdata.ts'
import { parseText } from '#specs/parse.ts'

const yaml = `openapi: 3.1.0
shared: &shared
  type: object
  note: one
list: [a, {b: 1, c: [x, y]}]
paths:
  /a/{id}~x:
    get: {responses: {200: {description: ok}, "404": {description: no}}}
use: *shared
merged:
  <<: *shared
  own: 1
several:
  <<: [*shared, {other: 2}]
`
const json = '{\n  "paths": {\n    "/a": {"get": 1},\n    "list": [\n      1,\n      {"x": 2}\n    ]\n  }\n}\n'

describe('positions', () => {
  it.each<[Pointer, number, number]>([
    ['', 1, 1],
    ['/openapi', 1, 1],
    ['/shared/note', 4, 3],
    ['/list/0', 5, 8],
    ['/list/1/b', 5, 12],
    ['/list/1/c/1', 5, 25],
    ['/paths/~1a~1{id}~0x', 7, 3],
    ['/paths/~1a~1{id}~0x/get/responses/200', 8, 23],
    ['/paths/~1a~1{id}~0x/get/responses/404/description', 8, 55],
    ['/use/note', 4, 3],
    ['/merged/own', 12, 3],
    ['/merged/note', 4, 3],
    ['/several/type', 3, 3],
    ['/several/other', 14, 18],
    ['/paths/gone/deeper', 6, 1],
    ['/list/9', 5, 1],
  ])('YAML %j stands at %i:%i', (pointer, line, column) => {
    expect(parseText(yaml, 'a.yaml').locate(pointer)).toEqual({ file: 'a.yaml', line, column })
  })

  it.each<[Pointer, number, number]>([
    ['', 1, 1],
    ['/paths/~1a', 3, 5],
    ['/paths/~1a/get', 3, 12],
    ['/paths/list/1', 6, 7],
    ['/paths/list/1/x', 6, 8],
  ])('JSON %j stands at %i:%i', (pointer, line, column) => {
    expect(parseText(json, 'a.json').locate(pointer)).toEqual({ file: 'a.json', line, column })
  })

  it('survive in JSON what offends YAML: duplicate keys, tabs, keys longer than 1024', () => {
    const long = 'k'.repeat(2000)
    const parsed = parseText(`{\n\t"a": 1,\n\t"a": {"b": 2},\n\t"${long}": 3,\n\t"z": 4\n}`, 'a.json')
    expect(parsed.root['a']).toEqual({ b: 2 })
    expect(parsed.locate('/a/b').line).toBe(3)
    expect(parsed.locate('/z').line).toBe(5)
  })
})

it('reads aliases and merge keys as values, and numbers as names', () => {
  const { root } = parseText(yaml, 'a.yaml')
  expect(root['use']).toEqual({ type: 'object', note: 'one' })
  expect(root['merged']).toEqual({ type: 'object', note: 'one', own: 1 })
  expect(root['paths']).toMatchObject({ '/a/{id}~x': { get: { responses: { 200: { description: 'ok' } } } } })
})

it('lets an anchor be used hundreds of times', () => {
  const uses = Array.from({ length: 500 }, (_, k) => `k${k}: *e`).join('\n')
  expect(Object.keys(parseText(`e: &e {a: 1}\n${uses}\n`, 'a.yaml').root)).toHaveLength(501)
})

it.each([
  ['a bad indent', 'x: 1\na: 1\n b: 2\n', 2],
  ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 3],
  ['an open bracket', 'a: [1,\nb: 2\n', 2],
  ['an unknown alias', 'a: 1\nb: *nobody\n', 2],
  ['broken JSON', '{\n  "a": 1,\n  "b": \n}x', 4],
])('says where YAML is broken: %s', (_name, text, line) => {
  const problem = problemOf(() => parseText(text, 'dir/a.yaml'))
  expect(problem).toMatchObject({ code: 'document', place: { file: 'dir/a.yaml', line } })
  expect(problem.message).toMatch(/^(?:not valid YAML|cannot read the document)/)
})

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...[...'bcdefghi'].map((name, k) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[k]}`).join(',')}]`),
].join('\n')
const wide = `a: &a [${Array(20_000).fill('x').join(',')}]\nb: [${Array(2_000).fill('*a').join(',')}]\n`
const hostile: readonly (readonly [string, string])[] = [
  ['an alias bomb', bomb],
  ['one wide alias, often', wide],
  ['an alias inside its own anchor', 'a: &a\n  b: *a\n'],
  ['JSON nested 10 000 deep', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ['JSON objects nested 10 000 deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['YAML flow nested 10 000 deep', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
  ['YAML blocks nested 10 000 deep', `${'- '.repeat(10_000)}x\n`],
  ['brackets that never close', `a: ${'['.repeat(10_000)}`],
  ['nothing', ''],
  ['blanks', ' \n\n'],
  ['a comment', '# nothing\n'],
  ['a list', '- openapi: 3.1.0\n'],
  ['a JSON list', '[{"openapi":"3.1.0"}]'],
  ['a text', 'hello'],
  ['null', 'null'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
]
it.each(hostile)('refuses %s', (_name, text) => {
  const problem = problemOf(() => parseText(text, 'a.yaml'))
  expect(problem.code).toBe('document')
  expect(problem.place?.file).toBe('a.yaml')
})

it('refuses what is nested too deeply in words', () => {
  expect(problemOf(() => parseText(`{"a":${'['.repeat(300)}${']'.repeat(300)}}`, 'a.json')).message).toContain('nested too deeply')
  expect(parseText(`{"a":${'['.repeat(100)}${']'.repeat(100)}}`, 'a.json').root).toHaveProperty('a')
})

it.each([
  ['YAML', '__proto__:\n  polluted: yes\nconstructor: {prototype: {polluted: yes}}\n'],
  ['JSON', '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'],
])('takes __proto__ in %s for a name', (_name, text) => {
  const { root } = parseText(text, 'a.yaml')
  expect(Object.hasOwn(root, '__proto__')).toBe(true)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(Object.getPrototypeOf(root)).toBe(Object.prototype)
})
