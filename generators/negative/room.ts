/** What else binds a mutated value: a mutation that breaks a second keyword proves nothing about the first. */
import { canonical } from '#lib/hash.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { matching } from '#generators/pattern.ts'
import { listedValues } from '#generators/values/effective-schema.ts'
import { isKnownFormat, ofFormatAndLength } from '#generators/values/formats.ts'
import { keepsNumber, keepsString } from '#generators/values/keeps.ts'
import type { Random } from '#lib/seed.ts'
import type { Target } from '#generators/negative/mutation.ts'
import { isReference } from '#generators/positive/meaningful.ts'

export const numberAt = (schema: JsonObject, keyword: string): number | undefined =>
  typeof schema[keyword] === 'number' ? schema[keyword] : undefined

/** An enum is broken by any other value; `bad-enum` has that case to itself. */
export const isListed = (schema: JsonObject): boolean => listedValues(schema) !== undefined

export const without = (schema: JsonObject, ...keywords: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)))

/** Whether a string or number keeps all but the named keywords, as far as those bind strings and numbers. */
export const keepsRest = (schema: JsonObject, value: Json, ...broken: readonly string[]): boolean => {
  const rest = without(schema, ...broken)
  if (typeof value === 'string') return keepsString(rest, value)
  return typeof value !== 'number' || keepsNumber(rest, value)
}

/** Characters that a string may have on the wire at most before it is the transport that refuses it. */
export const longest = 1_000_000

/** A string of exactly so many characters that keeps pattern and format: letters, where those leave the choice. */
export function textOfLength(schema: JsonObject, start: string, length: number, random: Random): string | undefined {
  if (length < 0 || length > longest) return undefined
  const { pattern, format } = schema
  const seed = random.integer(0, 0x7fffffff)
  const rest = without(schema, 'minLength', 'maxLength')
  const made =
    typeof pattern === 'string'
      ? matching([pattern], { min: length, max: length }, seed)
      : typeof format === 'string' && isKnownFormat(format)
        ? ofFormatAndLength(format, length, seed)
        : start
            .replace(/[^A-Za-z0-9]/g, '')
            .slice(0, Math.min(24, length))
            .padEnd(length, 'a')
  return made !== undefined && [...made].length === length && keepsString(rest, made) ? made : undefined
}

/** Of exactly so many characters, whatever else binds it: where a pattern or a format rules out the length, both are broken at one place. */
export function resized(text: string, length: number): string {
  const characters = [...text].slice(0, length)
  return characters.join('').concat((characters.at(-1) ?? 'a').repeat(length - characters.length))
}

/**
 * The items again and again, made distinct where the list wants that, if they can be: a closed set may have too few. Where the list does not
 * want it, somebody's names and codes may have to be.
 */
export function itemsOfCount(
  schema: JsonObject,
  items: readonly Json[],
  count: number,
  another: Target['anotherItem'] = () => undefined,
): readonly Json[] | undefined {
  const [first] = items
  if (first === undefined || count > 10_000) return undefined
  const lacking = count - items.length
  const again = Array.from({ length: lacking }, (_, index) => items[index % items.length] ?? first)
  if (schema['uniqueItems'] !== true) return [...items, ...again.map((item, index) => reworded(item, another(index)))]
  const others = new Map(
    Array.from({ length: 2 * lacking }, (_, index) => another(index) ?? varied(first, index + 1)).map((item) => [canonical(item), item]),
  )
  for (const item of items) others.delete(canonical(item))
  return [...items, ...[...others.values(), ...again].slice(0, lacking)]
}

/** The same item in other words; what it speaks of is still the same. */
function reworded(item: Json, other: Json | undefined): Json {
  if (!isObject(item) || !isObject(other)) return item
  const words = Object.entries(other).filter(
    ([name, value]) => typeof value === 'string' && typeof item[name] === 'string' && !isReference(name),
  )
  return { ...item, ...Object.fromEntries(words) }
}

/** The same kind of value, but another one. */
function varied(value: Json, by: number): Json {
  if (typeof value === 'number') return value + by
  if (typeof value === 'string') return `${value.slice(0, -String(by).length)}${by}`
  if (!isObject(value)) return value
  const [name, member] = Object.entries(value).find(([, each]) => typeof each === 'string' || typeof each === 'number') ?? []
  return name === undefined || member === undefined ? value : { ...value, [name]: varied(member, by) }
}
