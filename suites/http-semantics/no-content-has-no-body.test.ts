import { describe, expect, it } from 'vitest'
import { noContentHasNoBody } from '#suites/http-semantics/no-content-has-no-body.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '204': { description: 'done' } })

describe('no-content-has-no-body', () => {
  it.each<[string, Given, string]>([
    ['nothing', { status: 204 }, 'pass'],
    ['a body', { status: 204, body: 'gone' }, 'violation: wanted no body with 204, got 4 bytes'],
    [
      'a body that was thrown away',
      { status: 204, headers: [['content-length', '7']] },
      'violation: wanted no body with 204, got Content-Length: 7',
    ],
    ['a length of nothing, as gateways write it', { status: 204, headers: [['content-length', '0']] }, 'pass'],
    [
      'a coding',
      { status: 204, headers: [['transfer-encoding', 'chunked']] },
      'violation: wanted no body with 204, got Transfer-Encoding: chunked',
    ],
    ['a length of what would be there', { status: 304, headers: [['content-length', '7']] }, 'pass'],
    ['a body with 304', { status: 304, body: 'x' }, 'violation: wanted no body with 304, got 1 bytes'],
    ['an empty chunk with 205', { status: 205, headers: [['transfer-encoding', 'chunked']] }, 'pass'],
    ['a body with 205', { status: 205, body: 'x' }, 'violation: wanted no body with 205, got 1 bytes'],
    ['HEAD with the length of GET', { status: 200, method: 'HEAD', headers: [['content-length', '7']] }, 'pass'],
    ['HEAD with a body', { status: 200, method: 'HEAD', body: {} }, 'violation: wanted no body with 200 to HEAD, got 2 bytes'],
    ['a response that may have one', { status: 200, body: {} }, 'skip: the response may have a body'],
    ['no response', {}, 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(noContentHasNoBody, exchangeSubject(operation, given), lens)).toBe(verdict)
  })
})
