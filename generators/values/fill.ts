/** A shape and a seed make a value. */
import { canonical } from '#lib/hash.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { isBirthName, isLateName } from '#lib/property-meaning.ts'
import { fork } from '#lib/seed.ts'
import type { Side } from '#model/lens.ts'
import { builders as allBuilders, type Builders } from '#generators/integrations/index.ts'
import { chosenObject, offered, offersOf, plain, type Candidates } from '#generators/values/candidates.ts'
import { keeps } from '#generators/values/keeps.ts'
import { numberOf } from '#generators/values/numbers.ts'
import type { Shape } from '#generators/values/shape.ts'
import { soonAfter, stringOf } from '#generators/values/strings.ts'

const triesPerPart = 8

/** `undefined` where no value was found in a few tries. `candidates` are a builder's: taken where they keep the schema. */
export function fill(
  root: JsonObject,
  side: Side,
  shape: Shape,
  seed: number,
  using: Builders = allBuilders,
  candidates: Candidates = [],
): Json | undefined {
  const filler = { root, side, using }
  if (!shape.toProve || shape.kind === 'leaf') return filled(filler, shape, seed, candidates)
  for (let attempt = 0; attempt < triesPerPart; attempt++) {
    const value = filled(filler, shape, attempt === 0 ? seed : fork(seed, 'again', attempt), candidates)
    // What stands below has had its own tries: trying all of them again at every level would multiply.
    if (value === undefined || keeps(root, shape.node, side, value)) return value
  }
  return undefined
}

interface Filler {
  readonly root: JsonObject
  readonly side: Side
  readonly using: Builders
}

function filled(filler: Filler, shape: Shape, seed: number, candidates: Candidates): Json | undefined {
  switch (shape.kind) {
    case 'given':
      return (
        (shape.values.length > 1
          ? candidates.find((candidate) => shape.values.some((value) => canonical(value) === canonical(candidate)))
          : undefined) ?? shape.values[seed % shape.values.length]
      )
    case 'leaf':
      return filledLeaf(filler, shape, seed, candidates)
    case 'array':
      return filledArray(filler, shape, seed, candidates)
    case 'object':
      return filledObject(filler, shape, seed, candidates)
  }
}

function filledLeaf(
  { root, side }: Filler,
  shape: Extract<Shape, { kind: 'leaf' }>,
  seed: number,
  candidates: Candidates,
): Json | undefined {
  const { keywords, parts } = shape.effective
  if (shape.choose === undefined) {
    const offer = offered(candidates, keywords['maxLength'], (value) => keeps(root, shape.node, side, value))
    if (offer !== undefined) return offer
  }
  if (shape.type === 'integer' || shape.type === 'number')
    return numberOf(keywords, shape.type === 'integer', seed, shape.choose, shape.isFew)
  const patterns = parts.flatMap(({ schema }) => (typeof schema['pattern'] === 'string' ? [schema['pattern']] : []))
  return stringOf({ keywords, patterns, name: shape.name, isToken: shape.isToken, choose: shape.choose }, seed)
}

function filledArray(filler: Filler, shape: Extract<Shape, { kind: 'array' }>, seed: number, candidates: Candidates): Json | undefined {
  const items: Json[] = []
  const taken = new Set<string>()
  const isUnique = shape.effective.keywords['uniqueItems'] === true
  const offers = candidates.flatMap((candidate) => (Array.isArray(candidate) ? (candidate as Candidates) : []))
  for (const [index, below] of shape.items.entries()) {
    const rotated = [...offers.slice(index % Math.max(1, offers.length)), ...offers.slice(0, index % Math.max(1, offers.length))]
    let item = fill(filler.root, filler.side, below, fork(seed, index), filler.using, rotated)
    if (isUnique && item !== undefined && taken.has(canonical(item))) item = distinct(filler, below, fork(seed, index), taken)
    if (item === undefined) return undefined
    if (isUnique) taken.add(canonical(item))
    items.push(item)
  }
  return items
}

/** Another item than those taken: the next of the listed values, or what other seeds make. */
function distinct(filler: Filler, shape: Shape, seed: number, taken: ReadonlySet<string>): Json | undefined {
  const others =
    shape.kind === 'given'
      ? shape.values
      : Array.from({ length: 50 }, (_, index) => fill(filler.root, filler.side, shape, fork(seed, 'other', index), filler.using))
  return others.find((value) => value !== undefined && !taken.has(canonical(value)))
}

function filledObject(filler: Filler, shape: Extract<Shape, { kind: 'object' }>, seed: number, candidates: Candidates): Json | undefined {
  const { keywords } = shape.effective
  const builder = typeof keywords['x-proofload-builder'] === 'string' ? ownOf(filler.using, keywords['x-proofload-builder']) : undefined
  const names = shape.members.map(({ name }) => name)
  const offerOf = builder === undefined ? chosenObject(candidates, names) : offersOf(builder(seed))
  if (names.length === 0 && keywords['properties'] === undefined) {
    const whole = plainest(candidates.filter(isObject).filter((candidate) => keeps(filler.root, shape.node, filler.side, candidate)))
    if (whole !== undefined) return whole
  }
  const members: (readonly [string, Json])[] = []
  for (const { name, shape: below } of shape.members) {
    const value = fill(filler.root, filler.side, below, fork(seed, name), filler.using, ownOf(offerOf, plain(name)) ?? [])
    if (value === undefined) return undefined
    members.push([name, value])
  }
  return Object.fromEntries(inOrder(shape, members))
}

/** Of two dates that nothing else decides, the later is near the earlier. */
function inOrder(shape: Extract<Shape, { kind: 'object' }>, members: readonly (readonly [string, Json])[]): typeof members {
  const dates = new Map(shape.members.flatMap(({ name, shape: below }) => (isFreeDate(below) ? [[name, below] as const] : [])))
  const begins = members.find(([name]) => dates.has(name) && !isLateName(name) && !isBirthName(name))?.[1]
  if (typeof begins !== 'string') return members
  return members.map(([name, value]) => {
    const soon = dates.has(name) && isLateName(name) && typeof value === 'string' ? soonAfter(begins, value) : undefined
    return soon === undefined ? [name, value] : [name, soon]
  })
}

const isFreeDate = (shape: Shape): boolean =>
  shape.kind === 'leaf' &&
  shape.choose === undefined &&
  shape.effective.parts.every(({ schema }) => schema['pattern'] === undefined) &&
  (shape.effective.keywords['format'] === 'date' || shape.effective.keywords['format'] === 'date-time')

/** An open object without a single declared member is shown as the builder would have it: with the members that all its kinds have. */
const plainest = (candidates: readonly JsonObject[]): JsonObject | undefined => {
  const least = Math.min(...candidates.map((candidate) => Object.keys(candidate).length))
  return candidates.find((candidate) => Object.keys(candidate).length === least)
}

/** A document may call a property `constructor`. */
const ownOf = <T>(record: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
