/** A creation that is sent again under the key that it was sent with, as a client does which lost the answer. */
import type { Sequence } from '#model/case.ts'
import type { Operation, Parameter } from '#model/contract.ts'
import { minimal, sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { again, protocol } from '#generators/protocol/again.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { creationOf } from '#generators/stateful/life.ts'

export function planIdempotency(planning: Planning, resource: Resource): readonly Sequence[] {
  const operation = makerOf(resource)
  const key = operation === undefined ? undefined : idempotencyKeyOf(operation)
  if (operation === undefined || key === undefined) return []
  const wish = { with: new Map([[key, minimal]]), needs: 'success' } as const
  const creation = creationOf(planning, resource, wish)
  const other = validCase(planning, operation, wish)
  if (creation === undefined || other === undefined) return []
  const { case: first, id } = creation
  const claim = { check: 'idempotency-key-replays', id }
  const ask = { role: 'act', needs: 'any' } as const
  const index = first.parts.headers.findIndex(([name]) => name === key.name)
  const at = `/headers/${index}/1`
  const rebound = other.binds.map((bind) => (bind.at === at ? ({ at, from: { kind: 'sent', step: 0, at } } as const) : bind))
  return [
    sequenceOf('stateful', operation, [first, again(first, { ...ask, intent: protocol('key-repeated', key.at) })], claim),
    sequenceOf(
      'stateful',
      operation,
      [first, { ...other, ...ask, binds: rebound, intent: protocol('key-for-another-body', key.at) }],
      claim,
    ),
  ]
}

const idempotencyKeyOf = ({ parameters }: Operation): Parameter | undefined =>
  parameters.find(({ in: place, name }) => place === 'header' && /^(?:x-)?idempotency-key$/i.test(name))
