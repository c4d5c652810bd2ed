/** A language that converts `"5"` to 5, 1 to true, and 5 to `"5"`. */
import { jsonOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { MockRequest } from '#mock/layer.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const convertsTypes: Defect = {
  id: 'converts-types',
  promise: 'Numbers, booleans and texts are taken for each other.',
  caughtBy: ['invalid-rejected'],
  policy: true,
  tweak: {
    violations: (sound, { request }) =>
      sound.filter(
        ({ issue, in: place }) => !(place === 'body' && issue.keyword === 'type' && isJsonRequest(request) && isScalar(request, issue.at)),
      ),
  },
}

function isScalar(request: MockRequest, at: Pointer): boolean {
  const body = jsonOf(request)
  const value = body.ok ? valueAt(body.value, at) : undefined
  return (
    Number.isInteger(value) || typeof value === 'boolean' || (typeof value === 'string' && /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(value))
  )
}
