/** For the promise that pages of other origins are kept out: a safe request is enough, every operation has the same door. */
import { foreignOrigin } from '#lib/foreign-origin.ts'
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'

export function planOrigins(planning: Planning, operation: Operation): readonly Sequence[] {
  const promised = operation.promises.find(({ kind, observable }) => kind === 'no-browser-origin' && observable)
  if (promised === undefined || operation.method !== 'GET') return []
  const one = validCase(planning, operation, { intent: { kind: 'access', probe: 'browser-origin', clause: promised.at } })
  if (one === undefined) return []
  return [
    sequenceOf('security', operation, [{ ...one, parts: { ...one.parts, headers: [...one.parts.headers, ['origin', foreignOrigin]] } }]),
  ]
}
