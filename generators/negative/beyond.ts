/** The number just beyond a bound that keeps everything else: integer, multiple, the other bounds. */
import type { Json } from '#lib/json.ts'
import type { Target } from '#generators/negative/mutation.ts'
import { isListed, keepsRest, numberAt } from '#generators/negative/room.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

export function beyond({ schema, value }: Target, keyword: string, side: 'below' | 'above'): { readonly value: Json } | undefined {
  const bound = numberAt(schema, keyword)
  if (bound === undefined || typeof value !== 'number' || isListed(schema)) return undefined
  const isInteger = typesOf(schema).includes('integer') && !typesOf(schema).includes('number')
  const step = numberAt(schema, 'multipleOf') ?? 1
  const direction = side === 'below' ? -1 : 1
  const nearest = side === 'below' ? Math.floor(bound / step) * step : Math.ceil(bound / step) * step
  const isBeyond = (each: number): boolean =>
    keyword.startsWith('exclusive') ? direction * (each - bound) >= 0 : direction * (each - bound) > 0
  const candidates = [bound, nearest, nearest + direction * step, nearest + 2 * direction * step]
  const fitting = candidates.filter((each) => isBeyond(each) && (!isInteger || Number.isInteger(each)))
  // A bound may be that of the format too: then both are broken, at one place.
  const found =
    fitting.find((each) => keepsRest(schema, each, keyword)) ?? fitting.find((each) => keepsRest(schema, each, keyword, 'format'))
  return found === undefined ? undefined : { value: found }
}
