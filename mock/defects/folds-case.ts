/** A comparison that trims and folds case. */
import { jsonOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { JsonObject } from '#lib/json.ts'
import type { MockRequest } from '#mock/layer.ts'
import type { Issue } from '#model/lens.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const foldsCase: Defect = {
  id: 'folds-case',
  promise: 'Listed values are accepted in any case, and with spaces around them.',
  caughtBy: ['invalid-rejected'],
  policy: true,
  needs: 'a listed value in a body',
  tweak: {
    violations: (sound, { request, contract }) =>
      sound.filter(
        ({ issue, in: place }) =>
          !(place === 'body' && (issue.keyword === 'enum' || issue.keyword === 'const') && isNear(contract.root, request, issue)),
      ),
  },
}

function isNear(root: JsonObject, request: MockRequest, { at, clause }: Issue): boolean {
  const body = jsonOf(request)
  const value = body.ok ? valueAt(body.value, at) : undefined
  const listed = [valueAt(root, clause) ?? []].flat()
  return typeof value === 'string' && listed.some((one) => typeof one === 'string' && one.toLowerCase() === value.trim().toLowerCase())
}
