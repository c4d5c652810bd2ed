/** A creation that is sent again under the key that it was sent with, as a client does which lost the answer, and once more. */
import { lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Case, Sequence } from '#model/case.ts'
import type { Operation, Parameter } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, minimal, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import { optionalsOf } from '#generators/values/places.ts'
import { again, protocol } from '#generators/protocol/again.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { creationOf } from '#generators/stateful/life.ts'
import { saidOf } from '#generators/words.ts'

export function planIdempotency(planning: Planning, resource: Resource): readonly Sequence[] {
  const operation = makerOf(resource)
  const key = operation === undefined ? undefined : idempotencyKeyOf(operation)
  if (operation === undefined || key === undefined) return []
  const wish = { with: new Map([[key, minimal]]), needs: 'success' } as const
  const creation = creationOf(planning, resource, wish)
  if (creation === undefined) return []
  const other = validCase(planning, operation, { ...wish, ...another(planning, operation, creation.case) })
  if (other === undefined) return []
  const { case: first, id } = creation
  const claim = { check: 'idempotency-key-replays', id }
  const ask = { role: 'act', needs: 'any' } as const
  const index = first.parts.headers.findIndex(([name]) => name === key.name)
  const at = `/headers/${index}/1`
  const rebound = other.binds.map((bind) => (bind.at === at ? ({ at, from: { kind: 'sent', step: 0, at } } as const) : bind))
  const words = saidOf(planning.contract.root, key.at, operation.at).join('\n')
  const repeated = again(first, { ...ask, intent: protocol('key-repeated', key.at) })
  return [
    sequenceOf('stateful', operation, [first, repeated, repeated], {
      ...claim,
      ...(firstAnswer.test(words) && { promised: true }),
    }),
    sequenceOf('stateful', operation, [first, { ...other, ...ask, binds: rebound, intent: protocol('key-for-another-body', key.at) }], {
      ...claim,
      ...(refusal.some((said) => said.test(words)) && { promised: true }),
    }),
  ]
}

/** Texts are always others; a body without any says something more. */
function another(planning: Planning, operation: Operation, { parts: { body } }: Case): Wish {
  const schemaAt = mainMedia(operation)?.schemaAt
  const hasText = (value: Json): boolean =>
    typeof value === 'string' || (typeof value === 'object' && value !== null && Object.values(value).some(hasText))
  if (schemaAt === undefined || body?.kind !== 'json' || hasText(body.value)) return {}
  const more = optionalsOf(planning.contract, schemaAt, 'request').find(
    ({ at }) => valueAt(body.value, at) === undefined && !isReference(lastToken(at)),
  )
  return more === undefined ? {} : { recipe: including(baseRecipe(planning, schemaAt), more.include) }
}

const firstAnswer =
  /\b(?:answer|response|result|reply)\b[^.;]*\bof the first\b|\b(?:starts|creates|makes|does) nothing\b|\b(?:same|first|original|previous|earlier|stored|cached)\s+(?:answer|response|result|reply)|\banswered\s+as\s+(?:the\s+first|before)|\breplays? (?:the |its )?(?:same|first|original|previous|stored)\b/i

const anotherBody = String.raw`\b(?:an)?other\s+(?:request\s+)?(?:body|payload|content|parameters)|\bdifferent\s+(?:request\s+)?(?:body|payload|content|parameters)`
const refused = String.raw`\b4(?:00|09|22)\b|\bconflict|\brefus|\breject`
/** Within one sentence, in either order. */
const refusal = [new RegExp(`(?:${anotherBody})[^.;]*?(?:${refused})`, 'i'), new RegExp(`(?:${refused})[^.;]*?(?:${anotherBody})`, 'i')]

const idempotencyKeyOf = ({ parameters }: Operation): Parameter | undefined =>
  parameters.find(({ in: place, name }) => place === 'header' && /^(?:x-)?idempotency-key$/i.test(name))
