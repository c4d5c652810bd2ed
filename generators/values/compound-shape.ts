/** Which members an object gets and how many items an array. */
import { child, follow, isObject } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import { matching } from '#generators/pattern.ts'
import { discriminating } from '#generators/values/discriminator.ts'
import { effectiveSchema, listedValues, typesOf, type EffectiveSchema } from '#generators/values/effective-schema.ts'
import { keeps } from '#generators/values/keeps.ts'
import { isLeftOut, itemNode, memberNode, type Node } from '#generators/values/properties.ts'
import { fill } from '#generators/values/fill.ts'
import type { Member, Place, Plan, Shape } from '#generators/values/shape.ts'

interface Bound {
  readonly node: Node
  readonly effective: EffectiveSchema
  readonly toProve: boolean
}

/** How what stands below is shaped. */
type ShapeOf = (plan: Plan, node: Node, place: Place) => Shape | undefined

const deepestOptional = 6
const mostItems = 10_000

export function objectShape(plan: Plan, bound: Bound, place: Place, shapeOf: ShapeOf): Shape | undefined {
  const made = new Map<string, Shape>()
  const required = new Set(Object.keys(bound.effective.requiredAt))
  const names = Object.keys(bound.effective.propertyAt)
  const fixed = discriminating(plan.root, bound.effective)
  const add = (name: string): boolean => {
    const shape = made.has(name) ? undefined : memberShape(plan, bound, place, shapeOf, name, fixed.get(name))
    if (shape !== undefined) made.set(name, shape)
    return made.has(name)
  }
  for (const name of [...required, ...fixed.keys()]) {
    if (!isLeftOut(plan.root, memberNode(bound.effective, name), plan.side) && !add(name)) return undefined
  }
  const most = Number(bound.effective.keywords['maxProperties'] ?? Number.POSITIVE_INFINITY)
  const isOptional = (name: string): boolean => !made.has(name) && !isLeftOut(plan.root, memberNode(bound.effective, name), plan.side)
  const avoided = plan.avoid?.at === place.at ? plan.avoid.names : []
  const optional = names.filter((name) => isOptional(name) && !avoided.includes(name) && isNameAllowed(plan, bound.effective, name))
  const wanted = new Set(wantedTokens(plan, place.at))
  for (const name of wanted) if (!add(name)) return undefined
  for (const name of optional) if (made.size < most && isChosen(plan, bound.effective, place, name)) add(name)
  if (!addDependents(plan, bound.effective, made, add)) return undefined
  const least = Math.max(
    Number(bound.effective.keywords['minProperties'] ?? 0),
    plan.recipe.shape === 'full' && isMap(bound.effective) && most > 0 ? 1 : 0,
  )
  for (const name of optional) if (made.size < least) add(name)
  for (let index = 0; made.size < Math.min(least, 1000) && index < least + 50; index++)
    add(extraName(plan, bound.effective, shapeOf, index))
  const shortOf = made.size < Number(bound.effective.keywords['minProperties'] ?? 0)
  if (shortOf || made.size > most) return undefined
  const order = [...names.filter((name) => made.has(name)), ...[...made.keys()].filter((name) => !names.includes(name))]
  const members = order.flatMap((name): readonly Member[] => {
    const shape = made.get(name)
    return shape === undefined ? [] : [{ name, required: required.has(name), shape }]
  })
  return { kind: 'object', ...bound, members }
}

function memberShape(
  plan: Plan,
  { effective }: Bound,
  place: Place,
  shapeOf: ShapeOf,
  name: string,
  fixed: readonly string[] | undefined,
): Shape | undefined {
  const node = memberNode(effective, name)
  const at = child(place.at, name)
  if (fixed !== undefined) {
    const [value] = fixed.filter((text) => keeps(plan.root, node, plan.side, text))
    if (value !== undefined) return { kind: 'given', node, effective: effectiveSchema(plan.root, node), toProve: false, values: [value] }
  }
  const path = [...place.path, ...node.map((pointer) => follow(plan.root, pointer))]
  return shapeOf(plan, node, { at, name, isToken: false, depth: place.depth + 1, path })
}

/** The next tokens of everything wanted below `at`. */
const wantedTokens = ({ wanted }: Plan, at: Pointer): readonly string[] =>
  wanted.flatMap((pointer) => {
    if (!pointer.startsWith(`${at}/`)) return []
    const [token = ''] = pointer.slice(at.length + 1).split('/')
    return [token.replaceAll('~1', '/').replaceAll('~0', '~')]
  })

function isChosen(plan: Plan, effective: EffectiveSchema, place: Place, name: string): boolean {
  const { shape } = plan.recipe
  if (shape === 'minimal' || plan.budget.left <= 0) return false
  const node = memberNode(effective, name)
  if (!isCompound(effectiveSchema(plan.root, node))) return true
  return place.depth < deepestOptional && node.every((at) => timesOnPath(plan, at, place.path) < 2)
}

const isCompound = ({ keywords }: EffectiveSchema): boolean => {
  const types = typesOf(keywords)
  return listedValues(keywords) === undefined && (types.length === 0 || types.includes('object') || types.includes('array'))
}

const isNameAllowed = ({ root, side }: Plan, { parts }: EffectiveSchema, name: string): boolean =>
  parts.every(({ at, schema }) => schema['propertyNames'] === undefined || keeps(root, [child(at, 'propertyNames')], side, name))

/** `dependentRequired`, and the plain wishes of `dependentSchemas`. */
function addDependents(
  { root }: Plan,
  { parts }: EffectiveSchema,
  made: ReadonlyMap<string, Shape>,
  add: (name: string) => boolean,
): boolean {
  for (let before = -1; before < made.size;) {
    before = made.size
    for (const { at, schema } of parts) {
      const { dependentRequired, dependentSchemas } = schema
      for (const [name, wants] of isObject(dependentRequired) ? Object.entries(dependentRequired) : []) {
        if (made.has(name) && Array.isArray(wants) && !wants.every((want) => typeof want !== 'string' || add(want))) return false
      }
      for (const name of isObject(dependentSchemas) ? Object.keys(dependentSchemas) : []) {
        if (made.has(name) && !Object.keys(effectiveSchema(root, child(at, 'dependentSchemas', name)).requiredAt).every(add)) return false
      }
    }
  }
  return true
}

/** An object whose members have a schema but no names. */
const isMap = ({ keywords, propertyAt }: EffectiveSchema): boolean =>
  Object.keys(propertyAt).length === 0 &&
  ((isObject(keywords['additionalProperties']) && Object.keys(keywords['additionalProperties']).length > 0) ||
    keywords['patternProperties'] !== undefined)

/** Names of our own: the same for every seed, since they are part of the shape. */
function extraName(plan: Plan, { parts, keywords }: EffectiveSchema, shapeOf: ShapeOf, index: number): string {
  const part = parts.find(({ schema }) => schema['propertyNames'] !== undefined)
  const [pattern] = isObject(keywords['patternProperties']) ? Object.keys(keywords['patternProperties']) : []
  let name: unknown
  if (part !== undefined) {
    const place = { at: '/propertyNames', name: 'key', isToken: true, depth: 0, path: [] }
    const shape = shapeOf({ ...plan, wanted: [], recipe: { shape: 'minimal' } }, [child(part.at, 'propertyNames')], place)
    name = shape && fill(plan.root, plan.side, shape, index)
  } else if (pattern !== undefined) name = matching([pattern], { min: 1, max: 60 }, index)
  return typeof name === 'string' ? name : `key${index + 1}`
}

export function arrayShape(plan: Plan, bound: Bound, place: Place, shapeOf: ShapeOf, choose: 'min' | 'max' | undefined): Shape | undefined {
  const { keywords, parts } = bound.effective
  const contains = parts.find(({ schema }) => schema['contains'] !== undefined)
  const held = contains === undefined ? 0 : Number(contains.schema['minContains'] ?? 1)
  const least = Math.max(Number(keywords['minItems'] ?? 0), held)
  const most = Number(keywords['maxItems'] ?? Number.POSITIVE_INFINITY)
  const wantedCount = Math.max(
    0,
    ...wantedTokens(plan, place.at)
      .map((token) => Number(token) + 1)
      .filter(Number.isInteger),
  )
  const isAskedFor = plan.recipe.shape !== 'minimal' || plan.wanted.includes(place.at)
  const prefix = Array.isArray(keywords['prefixItems']) && plan.recipe.shape !== 'minimal' ? keywords['prefixItems'].length : 0
  const usual = Math.max(least, wantedCount, isAskedFor ? Math.max(1, prefix) : 0)
  const count = choose === 'min' ? least : choose === 'max' ? most : Math.min(usual, most)
  if (count > mostItems || count < least || count > most || wantedCount > count) return undefined
  const items: Shape[] = []
  for (let index = 0; index < count; index++) {
    const node = [...itemNode(bound.effective, index), ...(contains !== undefined && index < held ? [child(contains.at, 'contains')] : [])]
    const isRecursive = node.some((at) => timesOnPath(plan, at, place.path) >= 2) || place.depth > deepestOptional + 1
    const shape = isRecursive && index >= Math.max(least, wantedCount) ? undefined : itemShape(plan, node, place, shapeOf, index)
    if (shape === undefined)
      return items.length >= Math.max(least, wantedCount) && choose !== 'max' ? { kind: 'array', ...bound, items } : undefined
    items.push(shape)
  }
  return { kind: 'array', ...bound, items }
}

function itemShape(plan: Plan, node: Node, place: Place, shapeOf: ShapeOf, index: number): Shape | undefined {
  const path = [...place.path, ...node.map((pointer) => follow(plan.root, pointer))]
  // An item goes by the name of its list: `tags` holds a tag.
  return shapeOf(plan, node, {
    at: child(place.at, index),
    name: place.name.replace(/s$/, ''),
    isToken: place.isToken,
    depth: place.depth + 1,
    path,
  })
}

/** How often the schema behind `at` stands on the way already. */
const timesOnPath = ({ root }: Plan, at: Pointer, path: readonly Pointer[]): number => {
  const target = follow(root, at)
  return path.filter((passed) => passed === target).length
}
