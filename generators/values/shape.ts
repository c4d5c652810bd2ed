/**
 * What a value will look like before there is one: which properties, how many items, which branch. It depends on schema and recipe
 * alone, never on a seed; it is made once and filled as often as values are wanted.
 */
import { child, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { isQuantityName } from '#lib/property-meaning.ts'
import type { Pin, Recipe, ScalarType } from '#model/case.ts'
import type { Side } from '#model/lens.ts'
import { discriminatorOf } from '#generators/values/discriminator.ts'
import { effectiveSchema, listedValues, typesOf, type EffectiveSchema, type Part } from '#generators/values/effective-schema.ts'
import { fill } from '#generators/values/fill.ts'
import { branchesOf, keeps } from '#generators/values/keeps.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import { arrayShape, objectShape } from '#generators/values/compound-shape.ts'
import { withoutLeftOut, type Node } from '#generators/values/properties.ts'

interface Bound {
  /** The schemas that bind it, with the branches that were chosen. */
  readonly node: Node
  /** Where a branch was chosen: the schemas before that. */
  readonly outer?: Node
  readonly effective: EffectiveSchema
  /** Whether what fills it has to be proved: a branch, a `not`, a condition may still refuse it. */
  readonly toProve: boolean
}

export type Shape = Bound &
  (
    | { readonly kind: 'object'; readonly members: readonly Member[] }
    | { readonly kind: 'array'; readonly items: readonly Shape[] }
    | {
        readonly kind: 'leaf'
        readonly type: string
        readonly name: string
        readonly isToken: boolean
        readonly choose?: 'min' | 'max' | undefined
        /** A quantity of what there is less of than elsewhere. */
        readonly isFew?: boolean
      }
    /** One of these values. */
    | { readonly kind: 'given'; readonly values: readonly [Json, ...Json[]] }
  )

export interface Member {
  readonly name: string
  readonly required: boolean
  readonly shape: Shape
}

export interface Plan {
  readonly root: JsonObject
  /** The schema of the whole value. */
  readonly wholeAt: Pointer
  readonly side: Side
  readonly recipe: Recipe
  /** Places that have to be there: what the recipe includes and what it pins. */
  readonly wanted: readonly Pointer[]
  /** Optional properties that only other branches want: they would make the choice ambiguous. */
  readonly avoid?: { readonly at: Pointer; readonly names: readonly string[] }
  /** How many shapes may still be made before optional properties are left out. */
  readonly budget: { left: number; tries: number }
  /** Schemas of which nothing could be made: alternatives inside alternatives would try them again and again. */
  readonly failed: Set<string>
}

/** Where in the value and in the document. */
export interface Place {
  readonly at: Pointer
  readonly name: string
  readonly isToken: boolean
  readonly depth: number
  /** The schemas on the way here, to end recursion. */
  readonly path: readonly Pointer[]
}

const maxDepth = 40
const maxBranches = 60
const samples = 4

export const pinsOf = ({ pin, beside = [] }: Recipe): readonly Pin[] => (pin === undefined ? beside : [pin, ...beside])

export function shapeOf(plan: Plan, node: Node, place: Place): Shape | undefined {
  if (place.depth > maxDepth || plan.budget.tries <= 0) return undefined
  plan.budget.left--
  plan.budget.tries--
  const isOpen = plan.avoid !== undefined || plan.wanted.some((at) => at === place.at || at.startsWith(`${place.at}/`))
  const key = isOpen ? undefined : `${plan.recipe.shape} ${node.join(' ')}`
  if (key !== undefined && plan.failed.has(key)) return undefined
  const shape = newShape(plan, node, place)
  if (shape === undefined && key !== undefined) plan.failed.add(key)
  return shape
}

function newShape(plan: Plan, node: Node, place: Place): Shape | undefined {
  const { root, side, recipe } = plan
  const effective = effectiveSchema(root, node)
  if (!effective.possible) return undefined
  const pinned = pinsOf(recipe).find(({ at }) => at === place.at)?.choose
  const given = (values: readonly Json[]): Shape | undefined => {
    const [first, ...rest] = values.filter((value) => keeps(root, node, side, value))
    return first === undefined ? undefined : { kind: 'given', node, effective, toProve: false, values: [first, ...rest] }
  }
  if (pinned === 'null') return given([null])
  if (pinned === 'default') return given([effective.keywords['default'] ?? null])
  const isShown = recipe.shape === 'example' && !plan.wanted.some((at) => at.startsWith(`${place.at}/`))
  const example = isShown && typeof pinned !== 'string' ? examplesOf(plan, node)[pinned ?? 0] : undefined
  if (example !== undefined) return given([example])
  // The least that can be said of a thing names no other: none may be there yet.
  const isUnsaid = recipe.shape === 'minimal' && side === 'request' && pinned === undefined && !plan.wanted.includes(place.at)
  if (isUnsaid && isReference(place.name) && typesOf(effective.keywords).includes('null')) return given([null])
  const type = isScalarType(pinned) ? pinned : undefined
  const group = openGroup(plan, effective, node)
  if (group !== undefined) return branchShape(plan, node, place, type === undefined ? group : ofType(root, group, type))
  const listed = listedValues(effective.keywords)
  if (typeof pinned === 'number') return given((listedWithoutCondition(root, node) ?? examplesOf(plan, node)).slice(pinned, pinned + 1))
  if (listed !== undefined) {
    const found = given(listed)
    // Values of several shapes would let the seed decide the shape.
    return found?.kind === 'given' && found.values.some((value) => typeof value === 'object')
      ? { ...found, values: [found.values[0]] }
      : found
  }
  return typedShape(plan, node, effective, place, isScalarType(pinned) ? { type: pinned } : { choose: pinned })
}

/** What is listed, whatever the `if` that was chosen makes of it: the n-th value is the same one in every branch. */
export const listedWithoutCondition = (root: JsonObject, node: Node): readonly Json[] | undefined =>
  listedValues(
    effectiveSchema(
      root,
      node.filter((at) => !/(?<!\/properties)\/if\//.test(at)),
    ).keywords,
  )

function examplesOf({ root, side }: Pick<Plan, 'root' | 'side'>, node: Node): readonly Json[] {
  const { parts } = effectiveSchema(root, node)
  const found = parts.flatMap(({ schema }) => [
    ...(Array.isArray(schema['examples']) ? (schema['examples'] as readonly Json[]) : []),
    ...(schema['example'] === undefined ? [] : [schema['example']]),
  ])
  return found.map((value) => withoutLeftOut(root, node, side, value)).filter((value) => keeps(root, node, side, value))
}

interface Group {
  /** What each choice adds to the node. */
  readonly branches: readonly Node[]
  readonly isOfObjects: boolean
}

/** The first `oneOf`, `anyOf`, `if` or bare discriminator that nothing has been chosen for yet. */
function openGroup({ root }: Plan, effective: EffectiveSchema, node: Node): Group | undefined {
  const isSettled = (keyword: Pointer): boolean => node.some((at) => at.startsWith(`${keyword}/`) || at === keyword)
  for (const part of effective.parts) {
    for (const keyword of ['oneOf', 'anyOf']) {
      const branches = branchesOf(part, keyword)
      if (branches.length > 0 && !isSettled(child(part.at, keyword))) {
        return {
          branches: branches.map((at) => [at]),
          isOfObjects: branches.length > 1 && branches.every((at) => isOfObjects(effectiveSchema(root, at))),
        }
      }
    }
    if (part.schema['if'] !== undefined && !isSettled(child(part.at, 'if')) && !isSettled(child(part.at, 'else'))) {
      return { branches: [[child(part.at, 'if'), child(part.at, 'then')], [child(part.at, 'else')]], isOfObjects: false }
    }
    const heirs = heirsOf(part, effective)
    if (heirs.length > 0) return { branches: heirs.map((at) => [at]), isOfObjects: true }
  }
  return undefined
}

/** A base schema whose discriminator maps to schemas that extend it, OpenAPI 3.1.0 §4.8.25: one of those is meant. */
function heirsOf(part: Part, { parts }: EffectiveSchema): readonly Pointer[] {
  if (part.schema['oneOf'] !== undefined || part.schema['anyOf'] !== undefined) return []
  const targets = discriminatorOf(part)?.mapping.map(([, at]) => at) ?? []
  return parts.some(({ at }) => targets.includes(at)) ? [] : targets
}

export const isOfObjects = ({ keywords }: EffectiveSchema): boolean =>
  typesOf(keywords).includes('object') ||
  (keywords['type'] === undefined && (keywords['properties'] !== undefined || keywords['required'] !== undefined))

/** Which branch a recipe wants here, and the recipe without that wish: it is used up. */
function choiceIn(recipe: Recipe, at: Pointer): { readonly choice: number | undefined; readonly recipe: Recipe } {
  const { pin, branch, ...rest } = recipe
  if (branch?.at === at) return { choice: branch.choose, recipe: { ...rest, ...(pin !== undefined && { pin }) } }
  return pin?.at === at && typeof pin.choose === 'number'
    ? { choice: pin.choose, recipe: { ...rest, ...(branch !== undefined && { branch }) } }
    : { choice: undefined, recipe }
}

/**
 * The first branch whose value keeps the whole. Where the least value fits several branches, all properties may tell them apart;
 * where all properties fit several, those that only the others want are left out.
 */
function branchShape(plan: Plan, node: Node, place: Place, { branches, isOfObjects: isChoice }: Group): Shape | undefined {
  const { choice, recipe } = isChoice ? choiceIn(plan.recipe, place.at) : { choice: undefined, recipe: plan.recipe }
  const chosen = choice === undefined ? branches.slice(0, maxBranches) : branches.slice(choice, choice + 1)
  const full = recipe.shape === 'minimal' ? 'full' : recipe.shape
  const namesOf = (branch: Node): readonly string[] => Object.keys(effectiveSchema(plan.root, branch).requiredAt)
  const variants: readonly ((branch: Node) => Partial<Plan>)[] = [
    () => ({ recipe }),
    () => ({ recipe: { ...recipe, shape: full } }),
    (branch) => ({
      recipe: { ...recipe, shape: full },
      avoid: { at: place.at, names: branches.flatMap(namesOf).filter((name) => !namesOf(branch).includes(name)) },
    }),
    () => ({ recipe: { ...recipe, shape: 'minimal' } }),
  ]
  for (const variant of recipe.shape === 'minimal' ? variants.slice(0, 3) : variants.slice(1)) {
    for (const branch of chosen) {
      const left = plan.budget.left
      const made = shapeOf({ ...plan, ...variant(branch) }, [...node, ...branch], place)
      if (made !== undefined && reaches(made, plan.wanted, place.at) && isProved(plan, node, made))
        return { ...made, outer: node, toProve: true }
      // What was tried in vain is paid for in part only, or a long list of branches would use up the rest of the document's budget.
      plan.budget.left = left - Math.ceil((left - plan.budget.left) / 4)
    }
  }
  return undefined
}

/** Whether the shape has all that is wanted at and below `at`. */
export function reaches(shape: Shape, wanted: readonly Pointer[], at: Pointer): boolean {
  return wanted.every((pointer) => {
    if (pointer === at || !pointer.startsWith(`${at}/`)) return true
    const [token = ''] = pointer.slice(at.length + 1).split('/')
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
    const below =
      shape.kind === 'object'
        ? shape.members.find((member) => member.name === name)?.shape
        : shape.kind === 'array'
          ? shape.items[Number(name)]
          : undefined
    return below !== undefined && reaches(below, [pointer], child(at, name))
  })
}

const isProved = (plan: Plan, node: Node, shape: Shape): boolean =>
  Array.from({ length: samples }, (_, seed) => fill(plan.root, plan.side, shape, seed)).some(
    (value) => value !== undefined && keeps(plan.root, node, plan.side, value),
  )

function typedShape(
  plan: Plan,
  node: Node,
  effective: EffectiveSchema,
  place: Place,
  { choose, type: wanted }: { readonly choose?: 'min' | 'max' | undefined; readonly type?: ScalarType },
): Shape | undefined {
  const hasNot = effective.parts.some(({ schema }) => schema['not'] !== undefined)
  for (const type of candidateTypes(effective).filter((one) => wanted === undefined || one === wanted)) {
    const bound = {
      node,
      effective,
      toProve: hasNot || effective.keywords['uniqueItems'] === true || effective.keywords['contains'] !== undefined,
    }
    const made: Shape | undefined =
      type === 'object'
        ? objectShape(plan, bound, place, shapeOf)
        : type === 'array'
          ? arrayShape(plan, bound, place, shapeOf, choose)
          : type === 'null'
            ? { kind: 'given', ...bound, values: [null] }
            : type === 'boolean'
              ? { kind: 'given', ...bound, values: choose === 'min' ? [false] : choose === 'max' ? [true] : [true, false] }
              : { kind: 'leaf', ...bound, type, name: place.name, isToken: place.isToken, choose, isFew: isFew(plan, place) }
    if (made !== undefined && (!bound.toProve && made.kind !== 'leaf' ? true : isProved(plan, node, made))) return made
    const [example] = examplesOf(plan, node)
    // What can't be made, a pattern out of reach, may stand in the document ready made.
    if (made?.kind === 'leaf' && example !== undefined && choose === undefined) return { kind: 'given', ...bound, values: [example] }
  }
  return undefined
}

const scalarTypes: readonly unknown[] = ['string', 'number', 'integer', 'boolean'] satisfies readonly ScalarType[]

export const isScalarType = (value: unknown): value is ScalarType => scalarTypes.includes(value)

/** The alternatives of a type. */
const ofType = (root: JsonObject, group: Group, type: ScalarType): Group => ({
  ...group,
  branches: group.branches.filter((branch) => typesOf(effectiveSchema(root, branch).keywords).includes(type)),
})

/** What is taken of a thing (refunded, reserved, captured) is less than what is there of it: nobody can give back more than was paid. */
const isFew = ({ wholeAt }: Plan, { name }: Place): boolean => isOfPostBelowId.test(wholeAt) && isQuantityName(name)

const isOfPostBelowId = /^\/paths\/[^/]*\{[^/]*\/post\/requestBody\//

/** The declared types, `null` last; without any, the one that the other keywords speak about. */
function candidateTypes({ keywords }: EffectiveSchema): readonly string[] {
  const declared = typesOf(keywords)
  if (declared.length > 0) return [...declared.filter((type) => type !== 'null'), ...declared.filter((type) => type === 'null')]
  const has = (...names: readonly string[]): boolean => names.some((name) => keywords[name] !== undefined)
  const spoken = [
    ...(has('properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'maxProperties', 'propertyNames')
      ? ['object']
      : []),
    ...(has('items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains') ? ['array'] : []),
    ...(has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf') ? ['number'] : []),
  ]
  return [...new Set([...spoken, 'string', 'object', 'integer', 'boolean', 'array', 'null'])]
}

/** The name that a schema's value goes by: its property's or its parameter's. */
export function nameAt(root: Json, schemaAt: Pointer): { readonly name: string; readonly isToken: boolean } {
  const parent = schemaAt.slice(0, schemaAt.lastIndexOf('/'))
  const holder = valueAt(root, parent)
  const record = typeof holder === 'object' && holder !== null && !Array.isArray(holder) ? (holder as JsonObject) : {}
  if (typeof record['in'] === 'string' && typeof record['name'] === 'string')
    return { name: record['name'], isToken: record['in'] !== 'query' }
  const [, name] = /\/properties\/([^/]+)$/.exec(schemaAt) ?? []
  const [, header] = /\/headers\/([^/]+)\/schema$/.exec(schemaAt) ?? []
  return { name: (name ?? header ?? '').replaceAll('~1', '/').replaceAll('~0', '~'), isToken: header !== undefined }
}
