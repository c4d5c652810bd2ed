/** Made, and made again by the same body, as a client does that pressed twice: a name may be taken then, which is no reason to crash. */
import type { Case, Sequence } from '#model/case.ts'
import { bindsBeside, sequenceOf, type Planning } from '#generators/planning.ts'
import { protocol } from '#generators/protocol/again.ts'
import type { Resource } from '#generators/resources.ts'
import { creationOf } from '#generators/stateful/life.ts'

export function planMadeTwice(planning: Planning, resource: Resource): readonly Sequence[] {
  const make = resource.create?.operation
  const first = make === undefined ? undefined : creationOf(planning, resource, { needs: 'success' })?.case
  if (make === undefined || first?.parts.body?.kind !== 'json') return []
  const again: Case = {
    ...first,
    role: 'act',
    needs: 'any',
    intent: protocol('sent-again', make.at),
    binds: [...bindsBeside(first), { at: '/body/value', from: { kind: 'sent', step: 0, at: '/body/value' } }],
  }
  return [sequenceOf('stateful', make, [first, again])]
}
