/** What a path says of itself when it is asked by OPTIONS. */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import { methodProbe, siblingsOf } from '#generators/protocol/undocumented-methods.ts'

/** For the first operation of each path, so that each path is asked once. */
export function planOptions(planning: Planning, operation: Operation): readonly Sequence[] {
  const siblings = siblingsOf(planning.contract, operation)
  if (siblings[0] !== operation || siblings.some(({ method }) => method === 'OPTIONS')) return []
  const probe = methodProbe(planning, operation, 'OPTIONS', 'options')
  return probe === undefined ? [] : [sequenceOf('protocol', operation, [probe])]
}
