/** What a framework answers to an exception that nobody catches. */
import type { MockResponse } from '#mock/layer.ts'

export const crash: MockResponse = {
  status: 500,
  headers: [['content-type', 'application/json']],
  body: '{"message":"Internal Server Error"}',
}
