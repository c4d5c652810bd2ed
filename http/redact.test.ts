import { expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import { redacted, redactOutcome, redactor, redactRequest } from '#http/redact.ts'

const secret = 'p/ss "wört"+1=!'
const redact = redactor([secret, 'tok-1', 'tok-12345', 'abc', ''])

it.each([
  ['plain', secret],
  ['percent-encoded', encodeURIComponent(secret)],
  ['percent-encoded, strictly', encodeURIComponent(secret).replaceAll('!', '%21')],
  ['percent-encoded, lower case', encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
  ['as a form', encodeURIComponent(secret).replaceAll('%20', '+')],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['base64', toBase64(secret)],
  ['a basic credential', toBase64(`${secret}:`)],
  ['base64url', toBase64(secret).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')],
])('hides a secret: %s', (_name, form) => {
  expect(redact(`<${form}>`)).toMatch(/^<\[redacted\]=*>$/)
})

it('hides the longer of two secrets whole, every time', () => {
  expect(redact('tok-12345,tok-1,tok-12345')).toBe(`${redacted},${redacted},${redacted}`)
})

it('leaves what is shorter than four characters in texts, but not where credentials stand', () => {
  expect(redact('abc abcdef')).toBe('abc abcdef')
  expect(
    redactRequest(
      {
        method: 'GET',
        url: 'http://h/abc',
        headers: [
          ['Authorization', 'Bearer abc'],
          ['X-Api-Key', 'abc'],
        ],
        base64: '',
      },
      redact,
    ).headers,
  ).toEqual([
    ['Authorization', `Bearer ${redacted}`],
    ['X-Api-Key', redacted],
  ])
})

it('hides in the URL, in every header and in the bytes of a body, and keeps all other bytes', () => {
  const bytes = Buffer.concat([Buffer.of(0, 255, 128), Buffer.from(`{"a":"${secret}"}`, 'utf8'), Buffer.of(254)])
  const { url, headers, base64 } = redactRequest(
    {
      method: 'POST',
      url: `http://h/?k=${encodeURIComponent(secret)}`,
      headers: [
        ['x-echo', 'a tok-1 b'],
        ['Cookie', 'a=b'],
      ],
      base64: toBase64(bytes),
    },
    redact,
  )
  expect(url).toBe(`http://h/?k=${redacted}`)
  expect(headers).toEqual([
    ['x-echo', `a ${redacted} b`],
    ['Cookie', redacted],
  ])
  expect(Buffer.from(base64, 'base64').toString('latin1')).toBe(`\x00\xff\x80{"a":"${redacted}"}\xfe`)
})

it('hides in answers, and in the reasons why there was none', () => {
  const answer = redactOutcome(
    {
      kind: 'response',
      status: 200,
      headers: [
        ['Set-Cookie', 's=1'],
        ['content-type', 'text/plain'],
      ],
      base64: toBase64(secret),
    },
    redact,
  )
  expect(answer).toEqual({
    kind: 'response',
    status: 200,
    headers: [
      ['Set-Cookie', redacted],
      ['content-type', 'text/plain'],
    ],
    base64: toBase64(redacted),
  })
  expect(redactOutcome({ kind: 'unreachable', reason: 'no tok-1 here' }, redact)).toEqual({
    kind: 'unreachable',
    reason: `no ${redacted} here`,
  })
})
