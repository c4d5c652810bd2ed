/** A parser that trims before it looks whether there is anything. */
import { textOf } from '#lib/bytes.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { MockRequest } from '#mock/layer.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsBlankBody: Defect = {
  id: 'accepts-blank-body',
  promise: 'A body of white space alone is taken for an empty object.',
  caughtBy: ['invalid-rejected'],
  tweak: {
    parse: (sound, { request }) => (isBlank(request) ? { ok: true, value: {} } : sound),
    violations: (sound, { request }) => (isBlank(request) ? sound.filter((violation) => violation.in !== 'body') : sound),
  },
}

const isBlank = (request: MockRequest): boolean => isJsonRequest(request) && request.base64 !== '' && textOf(request).trim() === ''
