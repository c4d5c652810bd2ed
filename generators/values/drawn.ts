/**
 * Values far from the least: any subset of what is optional, any size, letters of the whole world, numbers over their whole range.
 * What is drawn depends on the shape and the draw alone; the seed only words the texts, so that a repeat is the same but for its names.
 */
import fc from 'fast-check'
import { canonical } from '#lib/hash.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Side } from '#model/lens.ts'
import { fill } from '#generators/values/fill.ts'
import { keeps } from '#generators/values/keeps.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import type { Shape } from '#generators/values/shape.ts'
import { wildNumber, wildText } from '#generators/values/wild.ts'

/** A value but for the wording of its texts. */
type Drawn = (seed: number) => Json | undefined

const tries = 12
const mostMoreItems = 5

/** `undefined` where nothing that was drawn keeps the schema. `shape` is the fullest: what is drawn is a part of it. */
export function drawnValue(root: JsonObject, side: Side, shape: Shape, draw: number, seed: number): Json | undefined {
  const arbitrary = known.get(shape) ?? drawnOf({ root, side }, shape, 0)
  known.set(shape, arbitrary)
  for (let attempt = 0; attempt < tries; attempt++) {
    const [drawn] = fc.sample(arbitrary, { seed: fork(draw, attempt) | 0, numRuns: 1, unbiased: true })
    const value = drawn?.(seed)
    if (value !== undefined && keeps(root, shape.node, side, value)) return value
  }
  return undefined
}

const known = new WeakMap<Shape, fc.Arbitrary<Drawn>>()

interface Drawing {
  readonly root: JsonObject
  readonly side: Side
}

function drawnOf(drawing: Drawing, shape: Shape, depth: number): fc.Arbitrary<Drawn> {
  switch (shape.kind) {
    case 'given':
      return fc.constantFrom(...shape.values).map((value) => () => value)
    case 'leaf':
      return leaf(drawing, shape)
    case 'array':
      return list(drawing, shape, depth)
    case 'object':
      return object(drawing, shape, depth)
  }
}

/** What only the usual way can make, and what has to stand for something, is made the usual way. */
function leaf({ root, side }: Drawing, shape: Extract<Shape, { kind: 'leaf' }>): fc.Arbitrary<Drawn> {
  const { keywords, parts } = shape.effective
  const isNumber = shape.type === 'integer' || shape.type === 'number'
  const usual = fc.nat().map(
    (n): Drawn =>
      (seed) =>
        fill(root, side, shape, isNumber ? n : fork(seed, n)),
  )
  const isFree = parts.every(({ schema }) => schema['pattern'] === undefined && schema['format'] === undefined)
  if (isReference(shape.name) || (!isNumber && (!isFree || shape.isToken))) return usual
  const wild = isNumber
    ? wildNumber(keywords, shape.type === 'integer').map(
        (value): Drawn =>
          () =>
            value,
      )
    : wildText(keywords)
  // A request in which everything is strange is refused at the door: most of it stays as usual.
  return fc.oneof({ weight: 2, arbitrary: usual }, { weight: 1, arbitrary: wild })
}

function list(drawing: Drawing, { effective: { keywords }, items }: Extract<Shape, { kind: 'array' }>, depth: number): fc.Arbitrary<Drawn> {
  const [first, ...others] = items
  if (first === undefined) return fc.constant(() => [])
  const joined = (all: readonly Drawn[]): Drawn => {
    return (seed) => whole(all.map((one, index) => one(fork(seed, index))))
  }
  if (Array.isArray(keywords['prefixItems']) || keywords['contains'] !== undefined)
    return fc.tuple(...[first, ...others].map((one) => drawnOf(drawing, one, depth + 1))).map(joined)
  const minLength = Math.max(0, Number(keywords['minItems'] ?? 0))
  const most = minLength + (depth < 2 ? mostMoreItems : 1)
  const size = { minLength, maxLength: Math.max(minLength, Math.min(Number(keywords['maxItems'] ?? most), most)), size: 'max' } as const
  const item = drawnOf(drawing, first, depth + 1)
  return keywords['uniqueItems'] === true
    ? fc.uniqueArray(item, { ...size, selector: (one) => canonical(one(0) ?? null) }).map(joined)
    : fc.array(item, size).map(joined)
}

function object(drawing: Drawing, { members }: Extract<Shape, { kind: 'object' }>, depth: number): fc.Arbitrary<Drawn> {
  const drawn = members.map(({ required, shape }) => {
    const member = drawnOf(drawing, shape, depth + 1)
    return required ? member : fc.option(member, { freq: 2, nil: undefined })
  })
  return fc.tuple(...drawn).map((all): Drawn => (seed) => {
    const there = members.flatMap(({ name }, index) => {
      const one = all[index]
      return one === undefined ? [] : [[name, one(fork(seed, name))] as const]
    })
    const values = whole(there.map(([, value]) => value))
    return values && Object.fromEntries(there.map(([name], index) => [name, values[index] ?? null]))
  })
}

const whole = (values: readonly (Json | undefined)[]): readonly Json[] | undefined => {
  const had = values.filter((value) => value !== undefined)
  return had.length === values.length ? had : undefined
}
