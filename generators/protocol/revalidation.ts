/** Reads that are told which version the client has: the one in force, or one that never was. */
import { foreignEtag } from '#lib/foreign-etag.ts'
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { again, etagOf, protocol, withHeader } from '#generators/protocol/again.ts'

export function planRevalidation(planning: Planning, operation: Operation): readonly Sequence[] {
  const get = operation.method === 'GET' ? validCase(planning, operation, { role: 'setup', needs: 'success' }) : undefined
  if (get === undefined) return []
  const ask = { role: 'act', needs: 'any' } as const
  const known = withHeader(again(get, { ...ask, intent: protocol('known-etag', operation.at) }), 'if-none-match', etagOf(0))
  const other = withHeader(again(get, { ...ask, intent: protocol('other-etag', operation.at) }), 'if-none-match', foreignEtag)
  return [sequenceOf('protocol', operation, [get, known, other], { check: 'not-modified' })]
}
