import { describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import type { Json } from '#lib/json.ts'
import type { Case, Parts } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { parseBack } from '#http/parse-back.ts'
import { serialise, type Wire } from '#http/serialise.ts'
import { planOf } from '#run/plan.ts'
import { openFiles } from '#specs/files.testdata.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'

const wire: Wire = { baseUrl: 'http://h/base', extraHeaders: [], placements: [] }
const nothing: Parts = { path: {}, query: [], headers: [], cookies: [] }

describe.each(['langdock', 'odeus', 'arize', 'arize-2026-08', 'toolregistry'])('%s', (name) => {
  const { contract, lens } = openDocument(`specs/documents/${name}.yaml`, readText)
  const cases = planOf({ contract, lens }, { seed: 5, selected: () => true })
    .sequences.flatMap((sequence): readonly Case[] => sequence.cases)
    .filter(({ intent }) => intent.kind === 'valid')
  it('reads back the parts of every valid case that is planned', () => {
    expect(cases.length).toBeGreaterThanOrEqual(contract.operations.length)
    for (const { operation: id, parts } of cases) {
      const operation = contract.operations.find((one) => one.id === id) ?? expect.unreachable()
      const { parameters, body } = parseBack(contract.root, operation, serialise(operation, parts, wire), wire.baseUrl)
      const sent: Readonly<Record<string, Json>> = Object.fromEntries([
        ...Object.entries(parts.path).map(([key, value]) => [`path ${key}`, value] as const),
        ...parts.query.map(([key, value]) => [`query ${key}`, value] as const),
        ...parts.headers.map(([key, value]) => [`header ${key}`, value] as const),
      ])
      expect(
        Object.fromEntries(
          parameters.flatMap(({ parameter, value }) => (value === undefined ? [] : [[`${parameter.in} ${parameter.name}`, value]])),
        ),
      ).toEqual(sent)
      if (parts.body?.kind === 'json') expect(body).toMatchObject({ kind: 'value', value: parts.body.value })
      if (parts.body === undefined) expect(body).toEqual({ kind: 'absent' })
    }
  })
})

const { contract } = openFiles({
  'a.yaml': `openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /x/{a}.{b-c}/items:batch:
    post:
      parameters:
        - {name: a, in: path, required: true, schema: {type: integer}}
        - {name: b-c, in: path, required: true, schema: {type: string}}
        - {name: free, in: query, allowReserved: true, schema: {type: string}}
        - {name: list, in: query, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: X-Flag, in: header, schema: {type: boolean}}
        - {name: jar, in: cookie, schema: {type: array, items: {type: string}}}
      requestBody: {content: {'*/*': {schema: {type: string}}, application/json: {schema: {type: object}}, application/merge-patch+json: {}, text/plain: {}}}
      responses: {200: {description: ok, content: {application/json: {}, text/csv: {}}}}
`,
})
const operation: Operation = contract.operations[0] ?? expect.unreachable()
const read = (parts: Partial<Parts>, url?: string): ReturnType<typeof parseBack> => {
  const request = serialise(operation, { ...nothing, path: { a: 1, 'b-c': 'x' }, ...parts }, wire)
  return parseBack(contract.root, operation, url === undefined ? request : { ...request, url }, wire.baseUrl)
}
const valueOf = (back: ReturnType<typeof parseBack>, name: string): Json | undefined =>
  back.parameters.find(({ parameter }) => parameter.name === name)?.value

it.each<[string, Partial<Parts>, Json]>([
  ['a', { path: { a: 7, 'b-c': 'y' } }, 7],
  ['b-c', { path: { a: 7, 'b-c': 'é/?#% .z' } }, 'é/?#% .z'],
  ['free', { query: [['free', 'a?b/c&d=e+f#g']] }, 'a?b/c&d=e+f#g'],
  ['list', { query: [['list', [1, -2]]] }, [1, -2]],
  ['X-Flag', { headers: [['X-Flag', true]] }, true],
  ['jar', { cookies: [['jar', ['a;b', 'c=d']]] }, ['a;b', 'c=d']],
])('carries %s', (name, parts, expected) => {
  expect(valueOf(read(parts), name)).toEqual(expected)
})

it('says nothing of a path that would not arrive: dots are taken away by whoever sends it', () => {
  for (const url of [
    'http://h/base/x/../y.z/items:batch',
    'http://h/base/x/%2E%2e/items:batch',
    'http://h/base/x/1.y/items:other',
    'http://h/base/x/1./items:batch',
  ])
    expect(valueOf(read({}, url), 'a'), url).toBeUndefined()
})

it.each<[string, Parts['body'], unknown]>([
  ['nothing', undefined, { kind: 'absent' }],
  [
    'JSON',
    { kind: 'json', mediaType: 'application/json; charset=utf-8', value: { a: [] } },
    { kind: 'value', value: { a: [] }, media: { type: 'application/json' } },
  ],
  [
    'a +json type',
    { kind: 'json', mediaType: 'application/merge-patch+json', value: null },
    { kind: 'value', value: null, media: { type: 'application/merge-patch+json' } },
  ],
  ['broken JSON', { kind: 'raw', mediaType: 'application/json', base64: toBase64('{') }, { kind: 'malformed' }],
  [
    'JSON that is not UTF-8',
    { kind: 'raw', mediaType: 'application/json', base64: toBase64(Uint8Array.of(0x22, 0xff, 0x22)) },
    { kind: 'malformed', reason: 'not UTF-8' },
  ],
  ['a text', { kind: 'raw', mediaType: 'text/plain', base64: toBase64('{') }, { kind: 'value', value: '{', media: { type: 'text/plain' } }],
  [
    'what only a range names',
    { kind: 'raw', mediaType: 'image/png', base64: toBase64('x') },
    { kind: 'value', value: 'x', media: { type: '*/*' } },
  ],
  [
    'what nobody reads here',
    { kind: 'raw', mediaType: 'application/xml', base64: toBase64('<x/>') },
    { kind: 'opaque', media: { type: '*/*' } },
  ],
  ['no media type at all', { kind: 'raw', mediaType: 'nonsense', base64: toBase64('x') }, { kind: 'wrong-media-type', type: 'nonsense' }],
])('reads a body of %s', (_name, body, expected) => {
  expect(read(body === undefined ? {} : { body }).body).toMatchObject(expected as object)
})

it('accepts what is documented, places credentials, and lets no header of the user replace its own', () => {
  const request = serialise(
    operation,
    {
      ...nothing,
      path: { a: 1, 'b-c': 'x' },
      query: [
        ['unknown', ['p', 'q']],
        ['list', []],
      ],
      cookies: [['jar', ['1']]],
    },
    {
      ...wire,
      method: 'PUT',
      extraHeaders: [
        ['Accept', 'x/y'],
        ['X-Extra', '1'],
      ],
      placements: [
        { in: 'query', name: 'k', value: 'a b' },
        { in: 'cookie', name: 's', value: 'é' },
        { in: 'header', name: 'Authorization', value: 'Bearer t' },
      ],
    },
  )
  expect(request).toEqual({
    method: 'PUT',
    url: 'http://h/base/x/1.x/items:batch?unknown=p&unknown=q&list=&k=a%20b',
    base64: '',
    headers: [
      ['accept', 'application/json, text/csv, */*;q=0.1'],
      ['authorization', 'Bearer t'],
      ['cookie', 'jar=1; s=%C3%A9'],
      ['X-Extra', '1'],
    ],
  })
})
