import { expect, it } from 'vitest'
import { jsonOf, toBase64 } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Outcome } from '#model/exchange.ts'
import { conform, openText } from '#test/in-process.ts'

const document = openText(`
openapi: 3.1.0
info: {title: Columns, version: '1'}
paths:
  /rows:
    post:
      operationId: add
      requestBody: {required: true, content: {application/json: {schema: {
        type: object, required: [names], properties: {
          names: {type: array, items: {type: string}},
          sizes: {type: array, minItems: 1, items: {type: integer, minimum: 0, maximum: 9}},
          where: {type: string},
          having: {},
          shape: {type: string, enum: [wide, tall]}}}}}}
      responses:
        '200': {description: added, content: {application/json: {schema: {type: object}}}}
        '400': {description: refused, content: {application/json: {schema: {type: object}}}}
`)

const answer = (status: number): Outcome => ({
  kind: 'response',
  status,
  headers: [['content-type', 'application/json']],
  base64: toBase64('{}'),
})

/** What a server says to a valid body. */
async function violations(refuses: (body: { readonly [name: string]: Json }) => boolean): Promise<readonly string[]> {
  const { findings } = await conform(document, {
    between: (send) => async (request) => {
      const sent = jsonOf(request)
      const sound = await send(request)
      const isTaken = sound.kind === 'response' && sound.status === 200
      return isTaken && sent.ok && isObject(sent.value) && refuses(sent.value as { readonly [name: string]: Json }) ? answer(400) : sound
    },
  })
  return findings
    .filter((finding) => finding.class === 'violation')
    .map(({ check, contractAt }) => `${check} ${contractAt.split('/').at(-1)}`)
}

const lengthOf = (value: Json | undefined): number => (Array.isArray(value) ? value.length : 0)

it.each<[string, Parameters<typeof violations>[0], readonly string[]]>([
  ['lists of one length', ({ names, sizes }) => sizes !== undefined && lengthOf(names) !== lengthOf(sizes), []],
  ['a language in a text', ({ where }) => where !== undefined && !/^\w+=\w+$/.test(String(where)), []],
  ['one in a value of any kind', (body) => body['having'] !== undefined, []],
  ['nothing: a listed word is refused all the same', ({ shape }) => shape !== undefined, ['valid-accepted shape']],
])('a server may want %s', async (_, refuses, expected) => {
  expect(await violations(refuses)).toEqual(expected)
})
