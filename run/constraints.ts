/** The clauses that bind a request: every keyword of every place of its bodies and parameters. */
import { lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { listOf, type Parts } from '#model/case.ts'
import type { Contract, Operation, Parameter } from '#model/contract.ts'
import { bodyMedia } from '#generators/bodies.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { effectiveSchema, type EffectiveSchema } from '#generators/values/effective-schema.ts'

/** JSON Schema 2020-12, Core §10.2 and §10.3, Validation §6 and §7: the keywords that can be broken. */
const assertions: ReadonlySet<string> = new Set(
  [
    'type enum const format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
    'minItems maxItems uniqueItems contains minContains maxContains unevaluatedItems',
    'required dependentRequired additionalProperties unevaluatedProperties minProperties maxProperties propertyNames',
    'oneOf anyOf not if dependentSchemas discriminator',
  ].flatMap((line) => line.split(' ')),
)

/** Whether a clause is a keyword that can be broken: cases also cover properties and branches. */
export const isAssertion = (clause: Pointer): boolean => assertions.has(lastToken(clause))

/** A parameter that must be there is bound by that too. */
const requiredAt = ({ required, at }: Parameter): readonly Pointer[] => (required ? [`${at}/required`] : [])

const clausesOf = (root: JsonObject, { keywords, clauseOf }: EffectiveSchema): readonly Pointer[] =>
  Object.entries(clauseOf).flatMap(([keyword, clause]) =>
    assertions.has(keyword) && keywords[keyword] !== true && valueAt(root, clause) !== undefined ? [clause] : [],
  )

export interface Constraints {
  readonly all: ReadonlySet<Pointer>
  /** Those that a request with these parts is held to. */
  of(parts: Parts): ReadonlySet<Pointer>
}

export function constraintsOf(contract: Contract, operation: Operation): Constraints {
  const { root } = contract
  const places = bodyMedia(operation).flatMap(({ at: mediaAt, schemaAt }) => [
    // That it is a body of this type at all.
    { at: '', clauses: [mediaAt] },
    ...(schemaAt === undefined ? [] : [...targetsOf(contract, schemaAt)]).map(([at, { effective }]) => ({
      at,
      clauses: clausesOf(root, effective),
    })),
  ])
  const parameters = operation.parameters.map((parameter) => ({
    parameter,
    clauses: [
      ...(parameter.in === 'path' ? [] : requiredAt(parameter)),
      ...(parameter.schemaAt === undefined ? [] : clausesOf(root, effectiveSchema(root, parameter.schemaAt))),
    ],
  }))
  return {
    all: new Set([...places, ...parameters].flatMap(({ clauses }) => clauses)),
    of: (parts) =>
      new Set([
        ...parameters.flatMap(({ parameter, clauses }) => (carries(parts, parameter) ? clauses : [])),
        ...places.flatMap(({ at, clauses }) => (parts.body?.kind === 'json' && holds(parts.body.value, at) ? clauses : [])),
      ]),
  }
}

const holds = (value: Json, at: Pointer): boolean => valueAt(value, at) !== undefined

const carries = (parts: Parts, { in: place, name }: Parameter): boolean => {
  if (place === 'path') return Object.hasOwn(parts.path, name)
  return parts[listOf[place]].some(([own]) => own.toLowerCase() === name.toLowerCase())
}
