/** Requests that break exactly one clause: every mutation on every place of the body and every parameter, one a case, on an otherwise valid request. */
import { canonical } from '#lib/hash.ts'
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { bodyNegatives } from '#generators/negative/body-negatives.ts'
import { parameterNegatives } from '#generators/negative/parameter-negatives.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'

export function planNegative(planning: Planning, operation: Operation): readonly Sequence[] {
  // A deletion whose one parameter is an id would delete what the id names.
  if (operation.method === 'DELETE' && operation.parameters.every(({ in: place }) => place === 'path')) return []
  const cases = [...bodyNegatives(planning, operation), ...parameterNegatives(planning, operation)]
  // Two mutations may come to the same request.
  const unique = new Map(cases.toReversed().map((one) => [canonical(one.parts), one]))
  return [...unique.values()].toReversed().map((one) => sequenceOf('negative', operation, [one]))
}
