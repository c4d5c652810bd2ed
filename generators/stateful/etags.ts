/** Writes that are told which version they mean: the one in force, which a change must then leave behind, or one that never was. */
import { foreignEtag } from '#lib/foreign-etag.ts'
import type { Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { again, etagOf, protocol, withHeader } from '#generators/protocol/again.ts'
import type { Resource } from '#generators/resources.ts'

export function planEtags(planning: Planning, { read, updates, delete: remove }: Resource): readonly Sequence[] {
  const seen = read === undefined ? undefined : validCase(planning, read.operation, { use: 'own', role: 'setup', needs: 'success' })
  if (seen === undefined) return []
  return [...updates.map(({ operation }) => operation), ...(remove === undefined ? [] : [remove])].flatMap((operation) => {
    const write = validCase(planning, operation, { use: 'own' })
    return write === undefined ? [] : writesOf(seen, operation, write)
  })
}

function writesOf(seen: Case, operation: Operation, write: Case): readonly Sequence[] {
  const claim = { check: 'precondition-failed' } as const
  const held = withHeader({ ...write, intent: protocol('etag-in-force', operation.at) }, 'if-match', etagOf(1))
  const failed = withHeader({ ...write, intent: protocol('etag-out-of-force', operation.at) }, 'if-match', foreignEtag)
  const changed = withHeader({ ...write, needs: 'success', intent: protocol('etag-in-force', operation.at) }, 'if-match', etagOf(0))
  // Cannot be sent where there is no ETag, so that then nothing is written either.
  const shown = withHeader(again(seen, { needs: 'any', intent: protocol('known-etag', operation.at) }), 'if-none-match', etagOf(0))
  const after = again(seen, { role: 'observe' })
  return [
    sequenceOf('stateful', operation, [seen, again(seen, {}), held], claim),
    sequenceOf('stateful', operation, [seen, shown, failed], claim),
    ...(operation.method === 'DELETE' ? [] : [sequenceOf('stateful', operation, [seen, changed, after, after], { check: 'etag-changes' })]),
  ]
}
