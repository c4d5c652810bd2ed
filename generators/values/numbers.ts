/** Numbers within the bounds of their schema. */
import { random } from '#lib/seed.ts'
import type { JsonObject } from '#lib/json.ts'
import { keepsNumber } from '#generators/values/keeps.ts'

interface Range {
  readonly from: number
  readonly to: number
  readonly step: number
}

/** How many steps there are to choose from: as many as fit, where nothing else is said. */
const mostSteps = 1e6
const fewSteps = 9

/** The least or greatest where `choose` says so, else one that the seed picks; of the ten least where it is to be one of `few`. */
export function numberOf(keywords: JsonObject, isInteger: boolean, seed: number, choose?: 'min' | 'max', few = false): number | undefined {
  const range = rangeOf(keywords, isInteger)
  const first = Math.ceil(round(range.from / range.step))
  const last = Math.floor(round(range.to / range.step))
  const steps = few ? fewSteps : mostSteps
  if (first > last) return isInteger ? undefined : middle(keywords)
  const source = random(seed)
  for (let attempt = 0; attempt < 20; attempt++) {
    // A step whose multiple does not divide evenly in binary is passed over: ajv would refuse it.
    const place =
      choose === 'min' ? first + attempt : choose === 'max' ? last - attempt : source.integer(first, Math.min(last, first + steps))
    const value = exact(place * range.step)
    if (keepsNumber(keywords, value) && (!isInteger || Number.isInteger(value))) return value
  }
  return isInteger ? undefined : middle(keywords)
}

const number = (keywords: JsonObject, keyword: string): number | undefined => {
  const value = keywords[keyword]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Without bounds of its own a number is small and not negative: what a count, a price or a page usually is. */
function rangeOf(keywords: JsonObject, isInteger: boolean): Range {
  const multiple = number(keywords, 'multipleOf')
  const step =
    multiple !== undefined && multiple > 0
      ? isInteger && !Number.isInteger(multiple)
        ? denominator(multiple)
        : multiple
      : isInteger
        ? 1
        : 0.25
  const below = greatestOf(number(keywords, 'minimum'), raised(number(keywords, 'exclusiveMinimum'), step))
  const above = leastOf(number(keywords, 'maximum'), lowered(number(keywords, 'exclusiveMaximum'), step))
  const widest = keywords['format'] === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER
  const least = below === undefined ? (above === undefined ? step : Math.min(step, above - 100 * step)) : below
  const from = below === undefined && above !== undefined && above >= step ? step : least
  const to = above ?? from + Math.max(100 * step, step)
  return { from: Math.max(from, -widest), to: Math.min(to, widest), step }
}

const greatestOf = (a?: number, b?: number): number | undefined => (a === undefined ? b : b === undefined ? a : Math.max(a, b))
const leastOf = (a?: number, b?: number): number | undefined => (a === undefined ? b : b === undefined ? a : Math.min(a, b))

/** The next step beyond an exclusive bound; a bound between two steps is beyond already. */
const raised = (bound: number | undefined, step: number): number | undefined =>
  bound === undefined ? undefined : exact((Math.floor(round(bound / step)) + 1) * step)
const lowered = (bound: number | undefined, step: number): number | undefined =>
  bound === undefined ? undefined : exact((Math.ceil(round(bound / step)) - 1) * step)

/** The least integer multiple of a fraction: 0.5 gives 1, 2.5 gives 5. */
const denominator = (multiple: number): number => {
  for (let factor = 1; factor <= 10_000; factor++) if (Number.isInteger(exact(multiple * factor))) return exact(multiple * factor)
  return 1
}

const exact = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(12)))
const round = (value: number): number => (Math.abs(value - Math.round(value)) < 1e-9 ? Math.round(value) : value)

/** Bounds closer together than a step: what lies between them. */
function middle(keywords: JsonObject): number | undefined {
  const least = greatestOf(number(keywords, 'minimum'), number(keywords, 'exclusiveMinimum'))
  const greatest = leastOf(number(keywords, 'maximum'), number(keywords, 'exclusiveMaximum'))
  return [((least ?? 0) + (greatest ?? least ?? 0)) / 2, least, greatest].find(
    (value) => value !== undefined && keepsNumber(keywords, value),
  )
}
