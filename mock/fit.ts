/**
 * Fits what the server knows into a response schema: known values by name where they keep the schema, defaults, nulls and empties or
 * made-up values where it knows nothing. What comes out is valid: it is held against the schema, and what breaks it is made anew.
 */
import { discriminating } from '#generators/values/discriminator.ts'
import { effectiveSchema, type EffectiveSchema } from '#generators/values/effective-schema.ts'
import { child, isObject, parentOf, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Generate } from '#mock/generate.ts'
import { emptyOf, pickVariant, variantsAt } from '#mock/variants.ts'
import type { Contract } from '#model/contract.ts'
import type { Lens } from '#model/lens.ts'

/** A property that must not be there, or be null where it has to. */
export const absent = Symbol('absent')

export interface Fill {
  readonly seed: number
  /** What becomes of properties that nothing is known of: made up, the emptiest value, or left out where they are optional. */
  readonly missing: 'rich' | 'empty' | 'required'
  /** What the server knows of a property whatever is stored; `path` is where its object stands in the value. */
  known?(path: Pointer, name: string, schemaAt: Pointer): Json | typeof absent | undefined
}

export type Fit = (schemaAt: Pointer, stored: Json | undefined, fill: Fill) => Json

/** Optional objects below this depth are left out: schemas may recurse. */
const maxEmptyDepth = 3
const maxRepairs = 8

interface Building extends Fill {
  /** Values that broke the schema: made up instead. */
  readonly blamed: ReadonlySet<Pointer>
  /** Alternatives of `oneOf` that turned out not to fit, by where their value stands. */
  readonly passedOver: ReadonlyMap<Pointer, number>
}

export function fitter(contract: Contract, lens: Lens, generate: Generate): Fit {
  const { root } = contract

  const build = (at: Pointer, stored: Json | undefined, path: Pointer, building: Building): Json => {
    const made = (): Json => generate(at, fork(building.seed, path), building.missing === 'rich' ? 'full' : 'minimal')
    if (building.blamed.has(path)) return made()
    const variants = variantsAt(root, at)
    const known = stored === null && !mayBeNull(at) ? undefined : stored
    if (isObject(known)) return buildObject(pickVariant(root, variants, known, building.passedOver.get(path) ?? 0), known, path, building)
    if (Array.isArray(known)) return buildArray(variants, known as readonly Json[], path, building)
    if (known !== undefined) return known
    if (building.missing !== 'empty') return made()
    const empty = emptyOf(variants)
    if (empty !== undefined) return empty
    const [first] = variants
    return first !== undefined && Object.keys(first.propertyAt).length > 0 ? buildObject(first, {}, path, building) : made()
  }

  const buildArray = (variants: readonly EffectiveSchema[], stored: readonly Json[], path: Pointer, building: Building): Json => {
    const part = variants.flatMap(({ parts }) => parts).find(({ schema }) => isObject(schema['items']))
    return part === undefined ? stored : stored.map((item, index) => build(`${part.at}/items`, item, child(path, index), building))
  }

  const buildObject = (variant: EffectiveSchema, stored: JsonObject, path: Pointer, building: Building): Json => {
    const names = Object.keys(variant.propertyAt)
    if (names.length === 0) return buildMap(variant, stored, path, building)
    const tags = discriminating(root, variant)
    return Object.fromEntries(
      names.flatMap((name): readonly (readonly [string, Json])[] => {
        const propertyAt = variant.propertyAt[name] ?? ''
        const at = child(path, name)
        const required = Object.hasOwn(variant.requiredAt, name)
        if (effectiveSchema(root, propertyAt).keywords['writeOnly'] === true) return []
        const known = building.blamed.has(at) ? undefined : building.known?.(path, name, propertyAt)
        if (known === absent) return required ? [[name, build(propertyAt, undefined, at, { ...building, missing: 'empty' })]] : []
        if (known !== undefined) return [[name, known]]
        if (stored[name] === null && !required && !mayBeNull(propertyAt)) return []
        if (Object.hasOwn(stored, name)) return [[name, build(propertyAt, stored[name], at, building)]]
        const tag = tags.get(name)?.[0]
        if (tag !== undefined) return [[name, tag]]
        if (!required && (building.missing === 'required' || tooDeep(propertyAt, path))) return []
        return [[name, build(propertyAt, undefined, at, building)]]
      }),
    )
  }

  const mayBeNull = (at: Pointer): boolean => variantsAt(root, at).some(({ keywords }) => allowsNull(keywords))

  const buildMap = (variant: EffectiveSchema, stored: JsonObject, path: Pointer, building: Building): Json => {
    const part = variant.parts.find(({ schema }) => isObject(schema['additionalProperties']))
    if (part === undefined) return stored
    const memberAt = `${part.at}/additionalProperties`
    const kept = Object.entries(stored).filter(([, value]) => value !== null || mayBeNull(memberAt))
    return Object.fromEntries(kept.map(([name, value]) => [name, build(memberAt, value, child(path, name), building)]))
  }

  const tooDeep = (at: Pointer, path: Pointer): boolean =>
    path.split('/').length > maxEmptyDepth && variantsAt(root, at).some(({ propertyAt }) => Object.keys(propertyAt).length > 0)

  return (schemaAt, stored, fill) => {
    const blamed = new Set<Pointer>()
    const passedOver = new Map<Pointer, number>()
    for (let repair = 0; repair < maxRepairs; repair += 1) {
      const value = build(schemaAt, stored, '', { ...fill, blamed, passedOver })
      const issues = lens.issues(schemaAt, 'response', value)
      if (issues.length === 0) return value
      for (const { keyword, at, clause } of issues) {
        const tried = passedOver.get(at) ?? 0
        const alternatives = keyword === 'oneOf' || keyword === 'anyOf' ? Object.keys(valueAt(root, clause) ?? {}).length : 0
        if (tried + 1 < alternatives) passedOver.set(at, tried + 1)
        else blamed.add(blamed.has(at) ? parentOf(at) : at)
      }
    }
    return generate(schemaAt, fill.seed, 'full')
  }
}

const allowsNull = (keywords: JsonObject): boolean => {
  const types = [keywords['type'] ?? []].flat()
  const listed = Array.isArray(keywords['enum']) ? (keywords['enum'] as readonly Json[]) : undefined
  return (
    (types.length === 0 || types.includes('null')) &&
    (listed === undefined || listed.includes(null)) &&
    (keywords['const'] ?? null) === null
  )
}

/** What a stored object learns from an answer about it: the properties that it did not have, and those of its parts. */
export function remember(stored: Json | undefined, answered: Json): Json {
  if (stored === undefined) return answered
  if (isObject(stored) && isObject(answered)) {
    const learnt = Object.entries(answered).map(
      ([name, value]) => [name, remember(Object.hasOwn(stored, name) ? stored[name] : undefined, value)] as const,
    )
    return { ...stored, ...Object.fromEntries(learnt) }
  }
  if (Array.isArray(stored) && Array.isArray(answered) && stored.length === answered.length) {
    return (stored as readonly Json[]).map((item, index) => remember(item, (answered as readonly Json[])[index] ?? null))
  }
  return stored
}
