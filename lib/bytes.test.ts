import { expect, it } from 'vitest'
import { fromBase64, headerOf, jsonOf, textOf, toBase64 } from '#lib/bytes.ts'

it('keeps every byte', () => {
  const bytes = Uint8Array.from({ length: 512 }, (_, k) => k % 256)
  expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes])
  // A view into a larger buffer is only its own part.
  expect([...fromBase64(toBase64(bytes.subarray(100, 103)))]).toEqual([100, 101, 102])
})

it('writes text as UTF-8 and reads it back; what is not UTF-8 shows', () => {
  expect(textOf({ base64: toBase64('é 漢 🂡') })).toBe('é 漢 🂡')
  expect(textOf({ base64: toBase64(Uint8Array.of(0x61, 0xff)) })).toBe('a\uFFFD')
})

it('parses JSON once a message, and says why it cannot', () => {
  const message = { base64: toBase64('{"a":[1]}') }
  expect(jsonOf(message)).toEqual({ ok: true, value: { a: [1] } })
  expect(jsonOf(message)).toBe(jsonOf(message))
  expect(jsonOf({ base64: toBase64('{') })).toMatchObject({ ok: false, reason: expect.stringMatching(/./) as string })
  expect(jsonOf({ base64: '' }).ok).toBe(false)
})

it('finds the first header of a name, whatever its case', () => {
  const message = {
    headers: [
      ['X-A', '1'],
      ['x-a', '2'],
    ],
  } as const
  expect(headerOf(message, 'x-A')).toBe('1')
  expect(headerOf(message, 'x')).toBeUndefined()
})
