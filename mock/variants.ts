/** The settled schemas that a schema allows: every way through its `oneOf` and `anyOf`, and which of them a stored object means. */
import { discriminating } from '#generators/values/discriminator.ts'
import { effectiveSchema, type EffectiveSchema } from '#generators/values/effective-schema.ts'
import { canonical } from '#lib/hash.ts'
import { child, isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'

const maxVariants = 64
const maxChoices = 6

const known = new WeakMap<JsonObject, Map<Pointer, readonly EffectiveSchema[]>>()

export function variantsAt(root: JsonObject, at: Pointer): readonly EffectiveSchema[] {
  const byPointer = known.get(root) ?? new Map<Pointer, readonly EffectiveSchema[]>()
  known.set(root, byPointer)
  const cached = byPointer.get(at)
  if (cached !== undefined) return cached
  const settled = settle(root, [at], 0)
  const possible = settled.filter((variant) => variant.possible)
  const variants = possible.length > 0 ? possible : settled
  byPointer.set(at, variants)
  return variants
}

function settle(root: JsonObject, node: readonly Pointer[], choices: number): readonly EffectiveSchema[] {
  const schema = effectiveSchema(root, node)
  const open = schema.parts
    .flatMap((part) =>
      (['oneOf', 'anyOf'] as const)
        .filter((keyword) => Array.isArray(part.schema[keyword]))
        .map((keyword) => ({ at: child(part.at, keyword), branches: part.schema[keyword] as readonly Json[] })),
    )
    .find(({ at, branches }) => branches.length > 0 && !node.some((pointer) => pointer.startsWith(`${at}/`)))
  if (open === undefined || choices >= maxChoices) return [schema]
  return open.branches.flatMap((_, index) => settle(root, [...node, child(open.at, index)], choices + 1)).slice(0, maxVariants)
}

/** The variant whose constants the stored object has, else the one that knows most of its properties; `skip` of the best are passed over. */
export function pickVariant(root: JsonObject, variants: readonly EffectiveSchema[], stored: JsonObject, skip: number): EffectiveSchema {
  const objects = variants.filter(({ keywords }) => keywords['type'] === undefined || typesOf(keywords).includes('object'))
  const ranked =
    objects.length < 2
      ? objects
      : objects
          .map((variant) => ({ variant, rank: rankOf(root, variant, stored) }))
          .sort((a, b) => b.rank - a.rank)
          .map(({ variant }) => variant)
  const chosen = ranked[Math.min(skip, ranked.length - 1)] ?? variants[0]
  if (chosen === undefined) throw new Error('a schema always has a variant')
  return chosen
}

function rankOf(root: JsonObject, variant: EffectiveSchema, stored: JsonObject): number {
  const tags = discriminating(root, variant)
  const ranks = Object.entries(stored).map(([name, value]) => {
    const named = tags.get(name)
    if (named !== undefined) return typeof value === 'string' && named.includes(value) ? 100 : -100
    const at = Object.hasOwn(variant.propertyAt, name) ? variant.propertyAt[name] : undefined
    if (at === undefined) return 0
    const { keywords } = effectiveSchema(root, at)
    const allowed =
      keywords['const'] !== undefined
        ? [keywords['const']]
        : Array.isArray(keywords['enum'])
          ? (keywords['enum'] as readonly Json[])
          : undefined
    if (allowed === undefined) return 1
    return allowed.some((one) => canonical(one) === canonical(value)) ? 10 : -50
  })
  const lacking = Object.keys(variant.requiredAt).filter((name) => !Object.hasOwn(stored, name)).length
  return ranks.reduce<number>((sum, rank) => sum + rank, 0) - lacking * 0.5
}

/** The emptiest value that a schema promises: its default, null, no text, no items. Undefined where something has to be made up. */
export function emptyOf(variants: readonly EffectiveSchema[]): Json | undefined {
  const all = variants.map(({ keywords }) => keywords)
  const fallback = all.map((keywords) => keywords['default']).find((value) => value !== undefined)
  if (fallback !== undefined) return fallback
  if (all.some((keywords) => typesOf(keywords).includes('null') && free(keywords, ['enum', 'const']))) return null
  const typed = (type: string, bounds: readonly string[]): boolean =>
    all.some((keywords) => typesOf(keywords).includes(type) && free(keywords, bounds))
  if (typed('string', ['enum', 'const', 'format', 'pattern', 'minLength'])) return ''
  if (typed('array', ['enum', 'const', 'minItems', 'contains', 'prefixItems'])) return []
  return undefined
}

const typesOf = ({ type }: JsonObject): readonly Json[] =>
  Array.isArray(type) ? (type as readonly Json[]) : type === undefined ? [] : [type]

const free = (keywords: JsonObject, bounds: readonly string[]): boolean =>
  bounds.every(
    (bound) =>
      keywords[bound] === undefined || keywords[bound] === 0 || (isObject(keywords[bound]) && Object.keys(keywords[bound]).length === 0),
  )
