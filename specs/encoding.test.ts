import { expect, it } from 'vitest'
import { fieldsAt } from '#specs/encoding.ts'
import type { JsonObject } from '#lib/json.ts'

const root: JsonObject = {
  media: {
    schema: {
      type: 'object',
      properties: {
        text: { type: 'string' },
        file: { type: 'string', format: 'binary' },
        files: { type: 'array', items: { type: 'string', format: 'binary' } },
        image: { contentMediaType: 'image/png' },
        encoded: { type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' },
        box: { $ref: '#/box' },
        numbers: { type: 'array', items: { type: 'integer' } },
        deep: { type: 'object' },
        pipes: { type: 'array', items: { type: 'string' } },
        either: { type: 'string', format: 'binary' },
        any: { type: 'string' },
      },
    },
    encoding: {
      deep: { style: 'deepObject' },
      pipes: { style: 'pipeDelimited', allowReserved: true },
      either: { contentType: 'image/*, application/pdf' },
      any: { contentType: '*/*', style: 'form', explode: false },
    },
  },
  box: { type: 'object', properties: {} },
}
const text = { contentType: 'text/plain', isBinary: false, explode: true, allowReserved: false }
const json = { ...text, contentType: 'application/json' }
const bytes = { ...text, contentType: 'application/octet-stream', isBinary: true }

it('says how each property of a form is written, with the defaults of OpenAPI 3.1.0 §4.8.15.1', () => {
  expect(fieldsAt(root, 'multipart/form-data', '/media', '/media/schema')).toEqual({
    text,
    file: bytes,
    files: bytes,
    image: { ...bytes, contentType: 'image/png' },
    encoded: text,
    box: json,
    numbers: text,
    deep: { ...json, style: 'deepObject', explode: false },
    pipes: { ...text, style: 'pipeDelimited', explode: false, allowReserved: true },
    either: { ...bytes, contentType: 'image/png' },
    any: { ...text, contentType: 'application/octet-stream', style: 'form', explode: false },
  })
})

it('says nothing of what is no form, or has no schema', () => {
  expect(fieldsAt(root, 'application/json', '/media', '/media/schema')).toBeUndefined()
  expect(fieldsAt(root, 'multipart/form-data', '/media', undefined)).toBeUndefined()
})
