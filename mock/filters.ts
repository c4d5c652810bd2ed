/** Which of a list's items a query chooses: by closed values, ids, ranges of dates and numbers, texts, and words. */
import { itemOf } from '#generators/lists/paging.ts'
import { filteringsOf, rangingsOf, type Filtering, type Ranging } from '#generators/lists/filtering.ts'
import { searchOf } from '#generators/lists/searching.ts'
import { wordingsOf, type Wording } from '#generators/lists/wording.ts'
import { sortKeysOf, type SortKey } from '#generators/lists/sorting.ts'
import { canonical } from '#lib/hash.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Call } from '#mock/layer.ts'
import { parameterKey, type ParameterValues } from '#mock/read-request.ts'
import type { Route } from '#mock/routes.ts'
import type { World } from '#mock/world.ts'
import type { Parameter } from '#model/contract.ts'

export interface Filter {
  readonly name: string
  /** Whether an item is wanted, as the list shows it. */
  readonly passes: (shown: Json) => boolean
  /** What it looks at. */
  readonly by: Filtering['by'] | 'range' | 'text'
}

interface Choices {
  readonly filterings: readonly Filtering[]
  readonly rangings: readonly Ranging[]
  readonly wordings: readonly Wording[]
  readonly search: Parameter | undefined
  readonly sortKeys: readonly SortKey[]
}

const known = new WeakMap<Route, Choices>()

/** What the parameters of a list mean: worked out once. */
export function choicesOf({ contract: { root } }: World, route: Route): Choices {
  const { operation, resource } = route
  const properties = resource.list === undefined ? {} : itemOf(root, resource.list)
  const choices = known.get(route) ?? {
    filterings: filteringsOf(root, operation, properties),
    rangings: rangingsOf(root, operation, properties),
    wordings: wordingsOf(root, operation, properties),
    search: searchOf(root, operation, properties),
    sortKeys: sortKeysOf(root, operation, properties),
  }
  known.set(route, choices)
  return choices
}

/** A default filters too. */
export function filtersOf(world: World, { route }: Call, values: ParameterValues): readonly Filter[] {
  const { filterings, rangings, wordings } = choicesOf(world, route)
  return [
    ...filterings.flatMap(({ parameter, property, propertyAt, by, fallback }): readonly Filter[] => {
      const value = values.get(parameterKey(parameter)) ?? fallback
      const wanted = Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value]
      // A value such as `all`, which no item can have, filters nothing.
      const possible = wanted.length > 0 && wanted.every((one) => world.lens.issues(propertyAt, 'response', one).length === 0)
      const keys = new Set(wanted.map(canonical))
      return possible ? [{ name: parameter.name, by, passes: (shown) => keys.has(canonical(memberOf(shown, property) ?? null)) }] : []
    }),
    ...rangings.flatMap(({ parameter, property, end }): readonly Filter[] => {
      const bound = orderOf(values.get(parameterKey(parameter)))
      const within = (one: number): boolean => (end === 'from' ? one >= (bound ?? one) : one <= (bound ?? one))
      return bound === undefined
        ? []
        : [{ name: parameter.name, by: 'range', passes: (shown) => within(orderOf(memberOf(shown, property)) ?? bound) }]
    }),
    ...wordings.flatMap(({ parameter, property, how }): readonly Filter[] => {
      const value = values.get(parameterKey(parameter))
      const wanted = [value ?? []].flat().map((one) => String(one).toLowerCase())
      const has = (shown: Json, word: string): boolean => textsAt(shown, property).some((text) => agrees[how](text, word))
      return wanted.length === 0 ? [] : [{ name: parameter.name, by: 'text', passes: (shown) => wanted.every((word) => has(shown, word)) }]
    }),
  ]
}

/** Words that any text of an item contains, in any case. */
export function searchFor(world: World, { route }: Call, values: ParameterValues): Filter | undefined {
  const { search } = choicesOf(world, route)
  const words = search === undefined ? undefined : values.get(parameterKey(search))
  if (search === undefined || typeof words !== 'string' || words === '') return undefined
  const sought = words.toLowerCase()
  const passes = (shown: Json): boolean =>
    isObject(shown) && Object.values(shown).some((value) => typeof value === 'string' && value.toLowerCase().includes(sought))
  return { name: search.name, by: 'text', passes }
}

export const memberOf = (shown: Json, name: string): Json | undefined =>
  isObject(shown) && Object.hasOwn(shown, name) ? shown[name] : undefined

const agrees: { readonly [how in Wording['how']]: (text: string, word: string) => boolean } = {
  has: (text, word) => text.includes(word),
  begins: (text, word) => text.startsWith(word),
  member: (text, word) => text === word,
}

const textsAt = (shown: Json, property: string): readonly string[] =>
  [memberOf(shown, property) ?? []].flat().map((one) => String(one).toLowerCase())

/** A number is its own place, a date has its time. */
const orderOf = (value: Json | undefined): number | undefined => {
  const time = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
