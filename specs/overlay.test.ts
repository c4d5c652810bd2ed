import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '#lib/json.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { openDocument } from '#specs/open.ts'
import { select } from '#specs/overlay.ts'
import { readText } from '#specs/read.ts'
import { openFiles, problemOf } from '#specs/files.testdata.ts'

const base = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'base', version: '1' },
  tags: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
  paths: { '/x': { get: { tags: ['one', 'two'], responses: { 200: { description: 'ok' } } } } },
  components: { schemas: { A: { type: 'string', enum: ['p', 'q'] } } },
})
const overlaid = (actions: Json): JsonObject =>
  openFiles({ 'o.json': JSON.stringify({ overlay: '1.0.0', extends: 'base.json', actions }), 'base.json': base }).contract.root

describe('an action', () => {
  it.each<[string, Json, string, unknown]>([
    [
      'merges objects',
      { target: '$.info', update: { title: 'new', contact: { name: 'n' } } },
      '/info',
      { title: 'new', version: '1', contact: { name: 'n' } },
    ],
    [
      'appends lists inside objects',
      { target: '$.components.schemas.A', update: { enum: ['r'] } },
      '/components/schemas/A/enum',
      ['p', 'q', 'r'],
    ],
    ['appends to a list', { target: '$.tags', update: { name: 'd' } }, '/tags/3', { name: 'd' }],
    ['appends to every list', { target: '$.paths.*.get.tags', update: ['three'] }, '/paths/~1x/get/tags', ['one', 'two', 'three']],
    ['replaces plain values', { target: "$.paths['/x'].get.tags[1]", update: 'deux' }, '/paths/~1x/get/tags', ['one', 'deux']],
    ['removes a member', { target: '$.components.schemas.A.enum', remove: true }, '/components/schemas/A', { type: 'string' }],
    ['removes an item', { target: '$.tags[1]', remove: true }, '/tags', [{ name: 'a' }, { name: 'c' }]],
    ['removes all items', { target: '$.tags[*]', remove: true }, '/tags', []],
    ['does nothing where nothing is', { target: '$.nothing.here', update: { a: 1 } }, '/nothing', undefined],
    ['finds no length of a list', { target: '$.tags.length', update: 9 }, '/tags/length', undefined],
    [
      'takes __proto__ for a name',
      { target: '$.info', update: JSON.parse('{"__proto__":{"polluted":1}}') as Json },
      '/info/__proto__',
      { polluted: 1 },
    ],
  ])('%s', (_name, action, at, expected) => {
    expect(valueAt(overlaid([action]), at)).toEqual(expected)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('comes after those before it', () => {
    const remove = { target: '$.components.schemas.A', remove: true }
    const update = { target: '$.components.schemas', update: { A: { type: 'integer' } } }
    expect(valueAt(overlaid([remove, update]), '/components/schemas/A')).toEqual({ type: 'integer' })
    expect(valueAt(overlaid([update, remove]), '/components/schemas/A')).toBeUndefined()
  })

  it('leaves the update itself alone when a later one changes what it brought', () => {
    const root = overlaid([
      { target: '$.components.schemas', update: { B: { enum: [1] } } },
      { target: '$.components.schemas.B', update: { enum: [2] } },
    ])
    expect(valueAt(root, '/components/schemas/B/enum')).toEqual([1, 2])
  })

  it.each([['$..tags'], ['$.tags[?(@.name)]'], ['tags'], ['$.tags[-1]'], ['$.tags[0:1]'], ['$.'], ["$['a"], ['']])(
    'cannot have the target %j',
    (target) => {
      const problem = problemOf(() =>
        overlaid([
          { target: '$.info', update: {} },
          { target, update: {} },
        ]),
      )
      expect(problem).toMatchObject({ code: 'document', place: { file: '/docs/o.json' } })
      expect(problem.message).toContain(`cannot read the target ${target}`)
      expect(problem.hint).toContain("['name']")
    },
  )

  it.each<[string, Json]>([
    ['no list', {}],
    ['an action that is none', ['x']],
    ['no target', [{ update: {} }]],
    ['the removal of everything', [{ target: '$', remove: true }]],
  ])('cannot be %s', (_name, actions) => {
    expect(problemOf(() => overlaid(actions)).code).toBe('document')
  })
})

it.each<[string, readonly string[]]>([
  ['$', ['']],
  ["$.a['b/c'][0]", ['/a/b~1c/0']],
  ['$.a["b/c"][*]', ['/a/b~1c/0', '/a/b~1c/1']],
  ['$.a.x-y', ['/a/x-y']],
  ['$.constructor', []],
])('%s selects %j', (path, pointers) => {
  expect(select({ a: { 'b/c': [1, 2], 'x-y': 1 } }, path)).toEqual(pointers)
})

it.each([['x.json/../../etc/passwd'], ['../base.json'], ['http://127.0.0.1/base.json'], ['o.json']])('does not extend %j', (extended) => {
  const problem = problemOf(() => openFiles({ 'o.json': JSON.stringify({ overlay: '1.0.0', extends: extended, actions: [] }) }))
  expect(problem.message).toContain('cannot extend')
})

describe('places', () => {
  const overlay = `overlay: 1.0.0
extends: base.yaml
actions:
  - target: $.info
    update: {title: new}
  - target: $.components.schemas.A
    update:
      enum: [r]
      properties:
        own: {type: string}
  - target: $.components.schemas.A.enum[0]
    remove: true
`
  const yaml = `openapi: 3.1.0
info: {title: base, version: '1'}
paths: {/x: {get: {responses: {200: {description: ok}}}}}
components:
  schemas:
    A:
      type: string
      enum: [p, q]
`
  const opened = openFiles({ 'over.yaml': overlay, 'base.yaml': yaml })
  it.each([
    ['/info/title', 'over.yaml', 5],
    ['/info/version', 'base.yaml', 2],
    ['/components/schemas/A/type', 'base.yaml', 7],
    ['/components/schemas/A/enum/0', 'base.yaml', 8],
    ['/components/schemas/A/properties/own/type', 'over.yaml', 10],
    ['/components/schemas/A/properties', 'over.yaml', 9],
  ])('of %s are in %s:%i', (pointer, file, line) => {
    expect(opened.locate(pointer)).toMatchObject({ file: `/docs/${file}`, line })
  })

  it('of odeus.yaml on langdock.yaml are where the words stand', () => {
    const odeus = openDocument('specs/documents/odeus.yaml', readText)
    const lineIn = (file: string, text: string): number =>
      readText(`specs/documents/${file}`)
        .split('\n')
        .findIndex((line) => line.includes(text)) + 1
    expect(odeus.locate('/info/title')).toMatchObject({
      file: 'specs/documents/odeus.yaml',
      line: lineIn('odeus.yaml', 'Odeus Integrations API'),
    })
    expect(odeus.locate('/components/schemas/AuthType/enum/3')).toMatchObject({
      file: 'specs/documents/odeus.yaml',
      line: lineIn('odeus.yaml', 'OAUTH_DCR'),
    })
    expect(odeus.locate('/info/version')).toMatchObject({
      file: 'specs/documents/langdock.yaml',
      line: lineIn('langdock.yaml', 'version: v1'),
    })
    expect(odeus.locate('/paths/~1integrations~1v1~1create/post/operationId').file).toBe('specs/documents/langdock.yaml')
  })
})
