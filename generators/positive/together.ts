/**
 * Optional properties and parameters in sets: any two of them once together, once apart, once neither. A rule of the business may
 * forbid a set that the schema allows, so that nothing is claimed of one but that nothing crashes and that the answer keeps the contract.
 */
import { tokensOf } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import { pairwise } from '#lib/pairwise.ts'
import type { Case } from '#model/case.ts'
import type { Operation, Parameter } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, minimal, validCase, type Planning } from '#generators/planning.ts'
import { optionalsOf } from '#generators/values/places.ts'

type Factor =
  | { readonly kind: 'property'; readonly include: readonly Pointer[] }
  | { readonly kind: 'parameter'; readonly parameter: Parameter }

const maxRows = 16

export function togetherCases(planning: Planning, operation: Operation): readonly Case[] {
  // A deletion would take what others need.
  if (operation.method === 'DELETE') return []
  const schemaAt = mainMedia(operation)?.schemaAt
  const base = schemaAt === undefined ? undefined : baseRecipe(planning, schemaAt)
  const factors = [...propertiesOf(planning, schemaAt), ...parametersOf(operation)]
  // One alone is a variation already, and none at all the least request.
  const rows = factors.length < 2 ? [] : pairwise(factors.length).slice(1, maxRows)
  return rows.flatMap((row) => {
    const there = factors.filter((_, index) => row[index])
    const include = there.flatMap((factor) => (factor.kind === 'property' ? factor.include : []))
    const parameters = there.flatMap((factor) => (factor.kind === 'parameter' ? [[factor.parameter, minimal] as const] : []))
    const one = validCase(planning, operation, {
      assured: false,
      with: new Map(parameters),
      ...(base !== undefined && { recipe: including(base, include) }),
    })
    return one === undefined ? [] : [one]
  })
}

/** Those of the body and of the objects right below it; what is inside brings along what it is inside of. */
const propertiesOf = ({ contract }: Planning, schemaAt: Pointer | undefined): readonly Factor[] =>
  schemaAt === undefined
    ? []
    : optionalsOf(contract, schemaAt, 'request')
        .filter(({ at }) => tokensOf(at).length <= 2)
        .map(({ include }) => ({ kind: 'property', include }))

const parametersOf = ({ parameters }: Operation): readonly Factor[] =>
  parameters
    .filter(({ in: place, required, schemaAt }) => place !== 'path' && !required && schemaAt !== undefined)
    .map((parameter) => ({ kind: 'parameter', parameter }))
