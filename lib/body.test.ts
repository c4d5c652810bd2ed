import { describe, expect, it } from 'vitest'
import { bodyKind, decodeBody, encodeBody } from '#lib/body.ts'
import { toBase64 } from '#lib/bytes.ts'
import type { DeclaredType } from '#lib/declared-type.ts'
import type { Fields } from '#lib/form.ts'
import type { Json } from '#lib/json.ts'

const type = (...types: readonly string[]): DeclaredType => ({ types, properties: {} })
const declared: DeclaredType = {
  types: ['object'],
  properties: {
    n: type('integer'),
    ok: type('boolean'),
    s: type('string'),
    list: { types: ['array'], items: type('integer'), properties: {} },
    box: { types: ['object'], properties: { w: type('number') } },
    deep: { types: ['object'], properties: { w: type('number') } },
    file: type('string'),
  },
}
const plain = { contentType: 'text/plain', isBinary: false, explode: true, allowReserved: false }
const fields: Fields = {
  n: plain,
  list: plain,
  s: plain,
  box: { ...plain, contentType: 'application/json' },
  deep: { ...plain, style: 'deepObject', contentType: 'application/json' },
  file: { ...plain, contentType: 'image/png', isBinary: true },
}
const text = (base64: string): string => Buffer.from(base64, 'base64').toString('latin1')
const base64 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('base64')
const form = 'application/x-www-form-urlencoded'

describe('a URL-encoded form', () => {
  it.each<[Json, string]>([
    [{ s: 'a b&c=d+e', n: 4 }, 's=a%20b%26c%3Dd%2Be&n=4'],
    [{ list: [1, 2] }, 'list=1&list=2'],
    [{ deep: { w: 1.5 } }, 'deep%5Bw%5D=1.5'],
    [{ box: { w: 1.5 } }, 'box=%7B%22w%22%3A1.5%7D'],
    [{ ok: false, unknown: 'x' }, 'ok=false&unknown=x'],
    [{ s: 'é漢🎉' }, 's=%C3%A9%E6%BC%A2%F0%9F%8E%89'],
    [{}, ''],
  ])('of %j', (value, bytes) => {
    const written = encodeBody(form, value, fields)
    expect(text(written.base64)).toBe(bytes)
    expect(decodeBody(written.contentType, written.base64, () => declared, fields)).toEqual({ ok: true, value })
  })

  it('reads what browsers write', () => {
    expect(decodeBody(form, toBase64('s=a+b&n=x&ok=maybe'), () => declared, fields)).toEqual({
      ok: true,
      value: { s: 'a b', n: 'x', ok: 'maybe' },
    })
  })

  it('cannot say null, nor an empty list', () => {
    expect(text(encodeBody(form, { s: null, list: [] }, fields).base64)).toBe('')
  })
})

describe('a multipart form', () => {
  const value = { n: 4, list: [1, 2], box: { w: 2 }, file: '\u0089PNG\r\n\0\u00ff', s: 'é' }
  const written = encodeBody('multipart/form-data', value, fields)
  const [, boundary = ''] = /boundary=(.+)$/.exec(written.contentType) ?? []

  it('is written part by part', () => {
    expect(text(written.base64)).toBe(
      [
        `--${boundary}\r\nContent-Disposition: form-data; name="n"\r\n\r\n4\r\n`,
        `--${boundary}\r\nContent-Disposition: form-data; name="list"\r\n\r\n1\r\n`,
        `--${boundary}\r\nContent-Disposition: form-data; name="list"\r\n\r\n2\r\n`,
        `--${boundary}\r\nContent-Disposition: form-data; name="box"\r\nContent-Type: application/json\r\n\r\n{"w":2}\r\n`,
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="file.bin"\r\nContent-Type: image/png\r\n\r\n\u0089PNG\r\n\0\u00ff\r\n`,
        `--${boundary}\r\nContent-Disposition: form-data; name="s"\r\n\r\n\u00c3\u00a9\r\n`,
        `--${boundary}--\r\n`,
      ].join(''),
    )
  })

  it('is read back', () => {
    expect(decodeBody(written.contentType, written.base64, () => declared, fields)).toEqual({ ok: true, value })
  })

  it('is the same for the same value', () => expect(encodeBody('multipart/form-data', value, fields)).toEqual(written))

  const part = (head: string, bytes: string): string => `--b\r\n${head}\r\n\r\n${bytes}\r\n--b--`
  const named = (name: string): string => `Content-Disposition: form-data; name="${name}"`
  it.each<[string, string, string]>([
    ['another boundary', 'multipart/form-data; boundary=other', text(written.base64)],
    ['no boundary', 'multipart/form-data', text(written.base64)],
    ['no end', written.contentType, text(written.base64).slice(0, -6)],
    ['a part without a name', 'multipart/form-data; boundary=b', part('X: y', 'x')],
    ['JSON that is none', 'multipart/form-data; boundary=b', part(`${named('box')}\r\nContent-Type: application/json`, '{')],
    ['a text that is not UTF-8', 'multipart/form-data; boundary=b', part(named('s'), '\u00ff')],
  ])('with %s is not', (_, contentType, bytes) => {
    expect(decodeBody(contentType, base64(bytes), () => declared, fields)).toMatchObject({ ok: false })
  })
})

describe('the rest', () => {
  it.each<[string, Json, string]>([
    ['text/plain', 'é', '\u00c3\u00a9'],
    ['text/csv; charset=utf-8', 'a,b', 'a,b'],
    ['application/octet-stream', '\0\u00ff', '\0\u00ff'],
    ['image/png', 'x', 'x'],
    ['application/merge-patch+json', { a: null }, '{"a":null}'],
  ])('%s', (contentType, value, bytes) => {
    const written = encodeBody(contentType, value)
    expect([written.contentType, text(written.base64)]).toEqual([contentType, bytes])
    expect(decodeBody(contentType, written.base64, () => type())).toEqual({ ok: true, value })
  })

  it('a number in a text is one where it is declared', () =>
    expect(decodeBody('text/plain', toBase64('7'), () => type('integer'))).toEqual({ ok: true, value: 7 }))

  it.each(['\u00ef\u00bb\u00bf{}', '{"a":"\u00ff"}', '{', ''])('%j is no JSON', (bytes) => {
    expect(decodeBody('application/json', base64(bytes), () => type())).toMatchObject({ ok: false })
  })

  it('what is not made here is not read either', () => {
    for (const other of ['application/xml', 'image/svg+xml', 'multipart/mixed', 'nonsense']) expect(bodyKind(other)).toBeUndefined()
    expect(decodeBody('application/xml', toBase64('<a/>'), () => type())).toBeUndefined()
  })
})
