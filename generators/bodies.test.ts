import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import type { Contract, Media, Operation } from '#model/contract.ts'
import { asRead, bodyMedia, canSay, isSettled, sampleBody, sentType } from '#generators/bodies.ts'
import { contractOf, schemaAt } from '#generators/values/schemas.testdata.ts'

const contract: Contract = contractOf({
  form: {
    type: 'object',
    properties: { n: { type: 'integer' }, list: { type: 'array', items: { type: 'string' } }, box: { type: 'object' } },
  },
})
const plain = { contentType: 'text/plain', isBinary: false, explode: true, allowReserved: false }
const media = (type: string, more: Partial<Media> = {}): Media => ({ type, at: '/m', examplesAt: [], schemaAt: schemaAt('form'), ...more })
const form = media('application/x-www-form-urlencoded')

describe('the media types of an operation', () => {
  const typesOf = (...types: readonly Media[]): readonly string[] =>
    bodyMedia({ requestBody: { required: true, at: '', media: types } } as unknown as Operation).map(({ type }) => type) // all that is read of it

  it('are taken JSON first, then by what they describe, and none that is not made', () => {
    const { schemaAt: _, ...bare } = media('application/json')
    expect(typesOf(bare, form, media('*/*'), media('application/xml'), media('application/vnd.x+json'), media('image/*'))).toEqual([
      'application/vnd.x+json',
      'application/x-www-form-urlencoded',
      '*/*',
      'image/*',
      'application/json',
    ])
  })

  it.each([
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['text/*', 'text/plain'],
    ['multipart/*', 'multipart/form-data'],
    ['image/*', 'image/png'],
    ['chemical/*', 'chemical/*'],
    ['application/pdf', 'application/pdf'],
  ])('%s is sent as %s', (range, type) => expect(sentType(range)).toBe(type))
})

it.each<[Json, boolean]>([
  [{ n: 1, list: ['a', 'b'] }, true],
  [{ n: 'x' }, true],
  [{ list: [] }, false],
  [{ n: null }, false],
  [{ n: '5' }, false],
])('a form can say %j: %s', (value, can) => {
  expect(canSay(contract, form, value)).toBe(can)
  expect(canSay(contract, media('application/json'), value)).toBe(true)
})

it('an object without members is read back as one', () => expect(asRead(contract, form, {})).toEqual({}))

it.each<[string, Media, Json, boolean]>([
  ['JSON', media('application/json'), { box: {} }, true],
  ['a flat form', form, { n: 1, list: ['a'] }, true],
  ['an object in a form', form, { box: { a: 1 } }, false],
  ['an object in a form with a style', { ...form, encoding: { box: { ...plain, style: 'deepObject' } } }, { box: { a: 1 } }, true],
  ['parts', media('multipart/form-data'), { box: { a: 1 } }, true],
  ['a file', media('multipart/form-data', { encoding: { n: { ...plain, isBinary: true } } }), { n: 'x' }, false],
  ['a text', media('text/plain'), 'x', false],
])('whether the contract says all of %s', (_, one, value, settled) => expect(isSettled(one, value)).toBe(settled))

it.each([
  ['application/json', '{}'],
  ['text/*', 'text'],
])('what has no schema is shown: %s', (type, text) => {
  const body = sampleBody(media(type))
  expect(body.kind === 'raw' ? Buffer.from(body.base64, 'base64').toString() : body).toBe(text)
})
