/** The edges of a schema that are worth a case of their own: its bounds, its enum values, its null, its branches. */
import { child } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Branch, ScalarType } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { Side } from '#model/lens.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'
import { allowsNull, branchesOf } from '#generators/values/keeps.ts'
import { placesOf, type ValuePlace } from '#generators/values/places.ts'
import { isOfObjects, isScalarType, listedWithoutCondition } from '#generators/values/shape.ts'

export interface Edge {
  /** In the value. */
  readonly at: Pointer
  readonly schemaAt: Pointer
  readonly keyword: string
  /** Where the keyword stands. */
  readonly clause: Pointer
  /** What a recipe pins there. */
  readonly choose: 'min' | 'max' | 'null' | number | ScalarType
  /** The optional places that must be there for it. */
  readonly include: readonly Pointer[]
}

const longest = 1_000_000
const mostItems = 50

export function edgesOf(contract: Contract, schemaAt: Pointer, side: Side, branch?: Branch): readonly Edge[] {
  return placesOf(contract, schemaAt, side, { branch }).flatMap((place) => {
    const { at, include, effective } = place
    const edge = (keyword: string, choose: Edge['choose'], clause = effective.clauseOf[keyword]): Edge => ({
      at,
      schemaAt: place.schemaAt,
      keyword,
      clause: clause ?? effective.at,
      choose,
      include,
    })
    const bounds = boundsOf(effective.keywords).map(([keyword, choose]) => edge(keyword, choose))
    const listed = listedOf(effective.keywords, listedWithoutCondition(contract.root, place.node)).map(([keyword, choose]) =>
      edge(keyword, choose),
    )
    const branches = unionsOf(contract.root, place).map(({ keyword, clause, choose }) => edge(keyword, choose, clause))
    const types = otherTypesOf(contract.root, place).map(({ type, clause }) => edge('type', type, clause))
    const isListed = listedValues(effective.keywords)?.includes(null) === true || typesOf(effective.keywords).join() === 'null'
    const nullable = !isListed && !isFree(effective.keywords) && allowsNull(contract.root, place.outer, side)
    return [...bounds, ...listed, ...branches, ...types, ...(nullable ? [edge('type', 'null', nullClause(place))] : [])]
  })
}

type Choice = readonly [keyword: string, choose: 'min' | 'max' | number]

function boundsOf(keywords: JsonObject): readonly Choice[] {
  if (listedValues(keywords) !== undefined) return []
  const value = (keyword: string): number | undefined => (typeof keywords[keyword] === 'number' ? keywords[keyword] : undefined)
  const types = typesOf(keywords)
  const may = (...names: readonly string[]): boolean => types.length === 0 || names.some((name) => types.includes(name))
  const choices: Choice[] = []
  if (may('string')) {
    if ((value('minLength') ?? 0) > 0) choices.push(['minLength', 'min'])
    if ((value('maxLength') ?? longest + 1) <= longest) choices.push(['maxLength', 'max'])
  }
  if (may('number', 'integer')) {
    // Of an inclusive and an exclusive bound only the tighter one can be reached.
    const [least, above] = [value('minimum'), value('exclusiveMinimum')]
    if (least !== undefined || above !== undefined)
      choices.push([
        (above ?? Number.NEGATIVE_INFINITY) >= (least ?? Number.NEGATIVE_INFINITY) && above !== undefined ? 'exclusiveMinimum' : 'minimum',
        'min',
      ])
    const [greatest, below] = [value('maximum'), value('exclusiveMaximum')]
    if (greatest !== undefined || below !== undefined)
      choices.push([
        (below ?? Number.POSITIVE_INFINITY) <= (greatest ?? Number.POSITIVE_INFINITY) && below !== undefined
          ? 'exclusiveMaximum'
          : 'maximum',
        'max',
      ])
  }
  if (may('array')) {
    if (value('minItems') !== undefined) choices.push(['minItems', 'min'])
    if ((value('maxItems') ?? mostItems + 1) <= mostItems) choices.push(['maxItems', 'max'])
  }
  return choices
}

/** Every enum value, and both booleans. A single value has no edge. */
function listedOf(keywords: JsonObject, listed: readonly Json[] | undefined): readonly Choice[] {
  if (listed !== undefined) return listed.length < 2 ? [] : listed.map((_, index) => ['enum', index] as const)
  return typesOf(keywords)[0] === 'boolean'
    ? [
        ['type', 'min'],
        ['type', 'max'],
      ]
    : []
}

/** The branches of a `oneOf` or `anyOf` of objects: the n-th is chosen by its number. */
function unionsOf(
  root: JsonObject,
  place: ValuePlace,
): readonly { readonly keyword: string; readonly clause: Pointer; readonly choose: number }[] {
  for (const part of effectiveSchema(root, place.outer).parts) {
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = branchesOf(part, keyword)
      const areObjects = branches.length > 1 && branches.every((at) => isOfObjects(effectiveSchema(root, at)))
      if (areObjects) return branches.map((clause, choose) => ({ keyword, clause, choose }))
    }
  }
  return []
}

/** The types of a scalar beside the one that is taken where nothing else is said: of one schema, or of several alternatives. */
function otherTypesOf(
  root: JsonObject,
  { outer, effective: chosen }: ValuePlace,
): readonly { readonly type: ScalarType; readonly clause: Pointer | undefined }[] {
  const whole = effectiveSchema(root, outer)
  if (listedValues(whole.keywords) !== undefined) return []
  const choices = whole.parts.flatMap((part) => [...branchesOf(part, 'oneOf'), ...branchesOf(part, 'anyOf')])
  const offers = [whole, ...choices.map((at) => effectiveSchema(root, at))].flatMap(({ keywords, clauseOf }) =>
    typesOf(keywords).flatMap((type) => (type === 'null' ? [] : [{ type, clause: clauseOf['type'] }])),
  )
  const scalars = offers.flatMap(({ type, clause }) => (isScalarType(type) ? [{ type, clause }] : []))
  if (scalars.length < offers.length) return []
  const [taken] = typesOf(chosen.keywords)
  return scalars.filter(
    ({ type }, index) =>
      type !== taken && !(type === 'integer' && taken === 'number') && scalars.findIndex((other) => other.type === type) === index,
  )
}

/** A schema that says nothing about the type promises nothing about null. */
const isFree = (keywords: JsonObject): boolean =>
  keywords['type'] === undefined &&
  listedValues(keywords) === undefined &&
  keywords['anyOf'] === undefined &&
  keywords['oneOf'] === undefined

function nullClause({ effective }: ValuePlace): Pointer | undefined {
  if (effective.clauseOf['type'] !== undefined && typesOf(effective.keywords).includes('null')) return effective.clauseOf['type']
  return effective.clauseOf['anyOf'] ?? effective.clauseOf['oneOf'] ?? effective.clauseOf['enum'] ?? child(effective.at, 'type')
}
