import { describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import type { Pairs } from '#lib/json.ts'
import { breaksOnly, wireIssues, type WireIssue } from '#run/prove.ts'
import { openText } from '#test/in-process.ts'
import { url } from '#test/subjects.ts'

const issue = (at: string, keyword: string): WireIssue => ({ at, keyword, clause: '' })

describe('breaksOnly', () => {
  it.each<[string, readonly WireIssue[], string, string, boolean]>([
    ['exactly the intended one', [issue('/body/name', 'maxLength')], 'maxLength', '/body/name', true],
    ['nothing', [], 'maxLength', '/body/name', false],
    ['another keyword', [issue('/body/name', 'pattern')], 'maxLength', '/body/name', false],
    ['the same keyword elsewhere', [issue('/body/title', 'maxLength')], 'maxLength', '/body/name', false],
    [
      'the intended one and one elsewhere',
      [issue('/body/name', 'maxLength'), issue('/query/limit', 'maximum')],
      'maxLength',
      '/body/name',
      false,
    ],
    ['two of one value: one cause', [issue('/body/name', 'type'), issue('/body/name', 'enum')], 'type', '/body/name', true],
    ['below the intended place', [issue('/body/name/first', 'type')], 'type', '/body/name', false],
    ['a missing member stands at its object', [issue('/body', 'required')], 'required', '/body/name', true],
    ['another missing member of another object', [issue('/body/box', 'required')], 'required', '/body/name', false],
    ['a missing parameter stands at itself', [issue('/query/limit', 'required')], 'required', '/query/limit', true],
    ['only "required" looks at the object', [issue('/body', 'type')], 'type', '/body/name', false],
  ])('%s', (_, issues, keyword, at, expected) => {
    expect(breaksOnly(issues, keyword, at)).toBe(expected)
  })
})

const { contract, lens } = openText(`
openapi: 3.1.0
info: {title: Things, version: '1'}
paths:
  /things/{id}:
    put:
      operationId: putThing
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer, minimum: 10}}
        - {name: limit, in: query, required: true, schema: {type: integer, maximum: 100}}
        - {name: tags, in: query, schema: {type: array, items: {enum: [a, b]}}}
        - {name: X-Mode, in: header, schema: {enum: [fast, slow]}}
        - {name: visit, in: cookie, schema: {type: boolean}}
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string, maxLength: 3}}}}, text/plain: {schema: {type: string, maxLength: 3}}, text/xml: {schema: {type: string}}}}
      responses: {'200': {description: ok}}
`)
const put = contract.operations[0]

interface Wire {
  readonly path?: string
  readonly headers?: Pairs
  readonly body?: string
}
const told = ({ path = '/things/12?limit=5', headers = [], body = '{"name":"abc"}' }: Wire): unknown => {
  if (put === undefined) throw new Error('the document has an operation')
  const typed = headers.some(([name]) => name === 'content-type') ? headers : [...headers, ['content-type', 'application/json'] as const]
  return wireIssues(contract.root, lens, put, { method: 'PUT', url: `${url}${path}`, headers: typed, base64: toBase64(body) }, url)?.map(
    ({ at, keyword }) => `${at} ${keyword}`,
  )
}

describe('what is wrong with a request as it stands on the wire', () => {
  it.each<[string, Wire, readonly string[] | undefined]>([
    ['nothing', {}, []],
    [
      'nothing, all sent',
      {
        path: '/things/12?limit=100&tags=a&tags=b',
        headers: [
          ['x-mode', 'fast'],
          ['cookie', 'visit=true'],
        ],
      },
      [],
    ],
    ['a path parameter', { path: '/things/9?limit=5' }, ['/path/id minimum']],
    ['a text where a number is wanted', { path: '/things/12?limit=many' }, ['/query/limit type']],
    ['a missing parameter', { path: '/things/12' }, ['/query/limit required']],
    ['an item of a list', { path: '/things/12?limit=5&tags=a&tags=c' }, ['/query/tags/1 enum']],
    ['a header', { headers: [['x-mode', 'idle']] }, ['/headers/X-Mode enum']],
    ['a cookie', { headers: [['cookie', 'visit=maybe']] }, ['/cookies/visit type']],
    ['a member of the body', { body: '{"name":"abcd"}' }, ['/body/name maxLength']],
    ['a missing member', { body: '{}' }, ['/body required']],
    ['no body', { body: '' }, ['/body content']],
    ['a body that is not JSON', { body: '{"name":' }, ['/body content']],
    ['another media type', { headers: [['content-type', 'application/xml']] }, ['/body content']],
    ['two at once', { path: '/things/9?limit=101' }, ['/path/id minimum', '/query/limit maximum']],
    ['a number as text proves nothing: it is read as a number', { path: '/things/12?limit=%35' }, []],
    ['a text', { headers: [['content-type', 'text/plain']], body: 'x' }, []],
    ['a text that is too long', { headers: [['content-type', 'text/plain']], body: 'wxyz' }, ['/body maxLength']],
    ['a media type that is not read', { headers: [['content-type', 'text/xml']], body: 'x' }, undefined],
  ])('%s', (_, wire, expected) => {
    expect(told(wire)).toEqual(expected)
  })
})
