import { expect, it } from 'vitest'
import { mediaTypeAccepted } from '#suites/conformance/media-type-accepted.ts'
import type { Operation } from '#model/contract.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '201': { description: 'made' } })
const patched: Operation = {
  ...operation,
  requestBody: {
    at: '/body',
    required: true,
    media: [
      { at: '/body/json', type: 'application/merge-patch+json', examplesAt: [] },
      { at: '/body/form', type: 'multipart/form-data', examplesAt: [] },
    ],
  },
}
const judge = (type: string, given: Given, more: readonly (readonly [string, string])[] = []): string => {
  const subject = exchangeSubject(patched, given)
  const request = { ...subject.exchange.request, base64: 'e30=', headers: [['content-type', type], ...more] as const }
  return told(mediaTypeAccepted, { ...subject, exchange: { ...subject.exchange, request } }, lens)
}
const none = 'skip: the body was not in a media type of the document'

it.each<[string, string, Given, string]>([
  ['read', 'application/merge-patch+json', { status: 200 }, 'pass'],
  ['refused for its content', 'application/merge-patch+json', { status: 422 }, 'pass'],
  ['refused', 'application/merge-patch+json', { status: 415 }, 'violation: wanted a body of application/merge-patch+json is read, got 415'],
  [
    'with a boundary',
    'multipart/form-data; boundary=x',
    { status: 415 },
    'violation: wanted a body of multipart/form-data is read, got 415',
  ],
  ['with a charset', 'application/merge-patch+json; charset=utf-16', { status: 415 }, none],
  ['another', 'application/xml', { status: 415 }, none],
  ['that was broken', 'application/merge-patch+json', { status: 415, intent: 'invalid' }, none],
])('%s: %s', (_, type, given, expected) => {
  expect(judge(type, given)).toBe(expected)
})

it('does not speak of a coded body', () => {
  expect(judge('multipart/form-data; boundary=x', { status: 415 }, [['content-encoding', 'gzip']])).toBe(none)
})
