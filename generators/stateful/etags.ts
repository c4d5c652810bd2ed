/** Writes that are told which version they mean: the one in force, which a change must then leave behind, or one that never was. */
import { foreignEtag } from '#lib/foreign-etag.ts'
import type { Case, Recipe, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { again, etagOf, protocol, withHeader } from '#generators/protocol/again.ts'
import type { Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { observerOf } from '#generators/stateful/life.ts'
import { edgesOf } from '#generators/values/edges.ts'

export function planEtags(planning: Planning, resource: Resource): readonly Sequence[] {
  const { read, updates, delete: remove } = resource
  const seen = read === undefined ? undefined : validCase(planning, read.operation, { use: 'own', role: 'setup', needs: 'success' })
  if (seen === undefined) return []
  const writes = [...updates.map(({ operation }) => operation), ...(remove === undefined ? [] : [remove])].flatMap((operation) => {
    const write = validCase(planning, operation, { use: 'own' })
    return write === undefined ? [] : writesOf(seen, operation, write)
  })
  return [...writes, ...updates.flatMap(({ operation }) => inOnePart(planning, resource, seen, operation))]
}

const mostParts = 12

/** Changed in one property alone, each in turn: what an ETag is made of may leave one out. Of two values, one is another than there is. */
function inOnePart(planning: Planning, resource: Resource, seen: Case, update: Operation): readonly Sequence[] {
  const observer = observerOf(planning, resource, undefined)
  const tells = resource.read?.operation.responses.some(({ headers }) => headers.some(({ name }) => name === 'etag')) === true
  const schemaAt = mainMedia(update)?.schemaAt
  if (update.method !== 'PATCH' || observer === undefined || !tells || schemaAt === undefined) return []
  const edges = edgesOf(planning.contract, schemaAt, 'request')
  const recipes = aspectsOf(planning, update, resource, observer).flatMap(({ sentAt = '' }): readonly Recipe[] => {
    const closed = edges.filter(
      ({ at, keyword, choose }) => at === sentAt && (keyword === 'enum' || keyword === 'type') && choose !== 'null',
    )
    const pins = closed.slice(0, 2).map(({ choose }) => ({ pin: { at: sentAt, choose } }))
    return (pins.length > 0 ? pins : [{}]).map((pin): Recipe => ({ shape: 'minimal', include: [sentAt], ...pin }))
  })
  return recipes.slice(0, mostParts).flatMap((recipe) => {
    const write = validCase(planning, update, { use: 'own', recipe, needs: 'success' })
    return write === undefined ? [] : [changing(seen, update, write)]
  })
}

/** Changed under the version in force, and then looked at twice: what changes by itself tells nothing. */
function changing(seen: Case, operation: Operation, write: Case): Sequence {
  const changed = withHeader({ ...write, needs: 'success', intent: protocol('etag-in-force', operation.at) }, 'if-match', etagOf(0))
  const after = again(seen, { role: 'observe' })
  return sequenceOf('stateful', operation, [seen, changed, after, after], { check: 'etag-changes' })
}

function writesOf(seen: Case, operation: Operation, write: Case): readonly Sequence[] {
  const claim = { check: 'precondition-failed' } as const
  const held = withHeader({ ...write, intent: protocol('etag-in-force', operation.at) }, 'if-match', etagOf(1))
  const failed = withHeader({ ...write, intent: protocol('etag-out-of-force', operation.at) }, 'if-match', foreignEtag)
  // Cannot be sent where there is no ETag, so that then nothing is written either.
  const shown = withHeader(again(seen, { needs: 'any', intent: protocol('known-etag', operation.at) }), 'if-none-match', etagOf(0))
  return [
    sequenceOf('stateful', operation, [seen, again(seen, {}), held], claim),
    sequenceOf('stateful', operation, [seen, shown, failed], claim),
    ...(operation.method === 'DELETE' ? [] : [changing(seen, operation, write)]),
  ]
}
