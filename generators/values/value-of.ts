/** A value that keeps a schema: the one door to valid data for cases, load bodies and the mock. */
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Recipe } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { Side } from '#model/lens.ts'
import { builders, type Builders } from '#generators/integrations/index.ts'
import { drawnValue } from '#generators/values/drawn.ts'
import { fill } from '#generators/values/fill.ts'
import { keeps } from '#generators/values/keeps.ts'
import { nameAt, pinsOf, reaches, shapeOf, type Shape } from '#generators/values/shape.ts'
import { follow, valueAt, withValueAt } from '#lib/json-pointer.ts'

const tries = 12
/** Beyond so many shapes in one value no further optional property is added: some documents would give megabytes. */
const fullestValue = 1500
/** Alternatives inside alternatives that no value tells apart end here. */
const mostTries = 6_000
const mostKnown = 20_000

/** `undefined` where none can be made: the schema is `false`, contradicts itself, or has a pattern out of reach. */
export function valueOf(
  contract: Contract,
  schemaAt: Pointer,
  recipe: Recipe,
  seed: number,
  side: Side,
  using: Builders = builders,
): Json | undefined {
  const { draw = 0, omit = [], drawn, ...made } = recipe
  const isRandom = recipe.shape === 'random'
  const shape = knownShape(contract.root, schemaAt, isRandom ? { ...made, shape: 'full' } : made, side)
  if (shape === undefined) return undefined
  const usual = isRandom
    ? drawnValue(contract.root, side, shape, draw, seed)
    : filledValue(contract.root, schemaAt, shape, seed, side, using)
  const whole = drawn === undefined ? usual : takenOver(usual, valueOf(contract, schemaAt, randomOf(recipe), seed, side, using), drawn.at)
  if (whole === undefined || (omit.length === 0 && drawn === undefined)) return whole
  const rest = withoutPlaces(whole, omit)
  return keeps(contract.root, [schemaAt], side, rest) ? rest : undefined
}

const randomOf = ({ drawn, branch }: Recipe): Recipe => ({
  shape: 'random',
  draw: drawn?.draw ?? 0,
  ...(branch !== undefined && { branch }),
})

/** The value with these places as the other has them; nothing where it has not. */
const takenOver = (value: Json | undefined, other: Json | undefined, places: readonly Pointer[]): Json | undefined =>
  places.reduce<Json | undefined>((rest, at) => {
    const taken = valueAt(other, at)
    return rest === undefined || taken === undefined ? undefined : withValueAt(rest, at, taken)
  }, value)

function filledValue(root: JsonObject, schemaAt: Pointer, shape: Shape, seed: number, side: Side, using: Builders): Json | undefined {
  for (let attempt = 0; attempt < tries; attempt++) {
    const value = fill(root, side, shape, attempt === 0 ? seed : fork(seed, 'try', attempt), using)
    if (value !== undefined && keeps(root, [schemaAt], side, value)) return value
  }
  return undefined
}

/** Later items first, so that the earlier ones keep their places. */
export const withoutPlaces = (value: Json, places: readonly Pointer[]): Json =>
  places
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .reduce((rest, at) => (valueAt(rest, at) === undefined ? rest : withValueAt(rest, at, undefined)), value)

const known = new WeakMap<JsonObject, Map<string, Shape | undefined>>()

/** Shapes are made once for a document: a load run fills the same one a hundred thousand times. */
export function knownShape(root: JsonObject, schemaAt: Pointer, recipe: Recipe, side: Side): Shape | undefined {
  const shapes = known.get(root) ?? new Map<string, Shape | undefined>()
  known.set(root, shapes)
  const key = JSON.stringify([schemaAt, side, recipe.shape, recipe.include ?? [], ...pinsOf(recipe), recipe.branch ?? null])
  if (shapes.has(key)) return shapes.get(key)
  if (shapes.size >= mostKnown) shapes.clear()
  const wanted = [
    ...(recipe.include ?? []),
    ...[...pinsOf(recipe), ...(recipe.branch === undefined ? [] : [recipe.branch])].map(({ at }) => at),
  ]
  const place = { at: '', ...nameAt(root, schemaAt), depth: 0, path: [follow(root, schemaAt)] }
  const shape = shapeOf(
    { root, wholeAt: schemaAt, side, recipe, wanted, budget: { left: fullestValue, tries: mostTries }, failed: new Set<string>() },
    [schemaAt],
    place,
  )
  const whole = shape !== undefined && reaches(shape, wanted, '') ? shape : undefined
  shapes.set(key, whole)
  return whole
}
