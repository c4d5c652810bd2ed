/** A sorted list is in the order that was asked for. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { SequenceCheck } from '#model/check.ts'
import { walkOf, type Seen, type Walk } from '#suites/stateful/walk.ts'

export const sortTellsTruth: SequenceCheck = {
  id: 'sort-tells-truth',
  on: 'sequence',
  promise: 'A list that is sorted by a property shows its values in that order.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }, lens) {
    const step = trace.sequence.cases.length - 1
    const walk = walkOf(trace, step)
    if (typeof walk === 'string') return { undecided: walk }
    const { direction = 'either', parameter = '', property = '', propertyAt = '' } = walk.listing
    const sound = ({ item }: Seen): boolean => lens.issues(propertyAt, 'response', valueAt(item, property) ?? null).length === 0
    const runs = runsOf(walk, property, sound)
    const steps = runs.flatMap(({ keys, mild }) => keys.slice(1).map((key, index) => ({ from: keys[index] ?? key, to: key, mild })))
    const [up, down] = [steps.filter(({ from, to }) => from < to), steps.filter(({ from, to }) => from > to)]
    if (up.length === 0 && down.length === 0)
      return { undecided: `no two items differ in ${property.slice(1)} so that their order could be told` }
    const wrong = direction === 'ascending' ? down : direction === 'descending' ? up : down.length > 0 && up.length > 0 ? up : []
    const [first] = wrong
    if (first === undefined) return []
    const { at, parameters } = operation(trace.sequence.operation)
    const asked = trace.parts[step]?.query.find(([name]) => name === parameter)?.[1] ?? ''
    return [
      {
        clauses: [parameters.find(({ name }) => name === parameter)?.at ?? at, at],
        step,
        expected: `${direction === 'either' ? 'one direction' : direction} by ${property.slice(1)} for ${parameter}=${String(asked)}`,
        actual: `${first.from} before ${first.to}`,
        // Where nobody says which way, there may be more to the order than this property.
        ...((direction === 'either' || wrong.every(({ mild }) => mild)) && { class: 'policy' }),
      },
    ]
  },
}

interface Run {
  readonly keys: readonly (string | number)[]
  /** The order of texts is a matter of language. */
  readonly mild: boolean
}

/** Each page by itself, since others may write between two; what is ours across all of them, since nobody else touches it. What breaks its schema is left out. */
function runsOf({ pages, items }: Walk, property: string, sound: (one: Seen) => boolean): readonly Run[] {
  const own = items.filter((one) => one.own && sound(one))
  const measured = [...pages.map((page) => page.items.filter(sound)), own].map((list) => ({
    keys: keysOf(list, property, measure),
    mild: false,
  }))
  return [...measured, { keys: keysOf(own, property, word), mild: true }]
}

const keysOf = <K>(items: readonly Seen[], property: string, keyOf: (value: Json) => K | undefined): readonly K[] =>
  items.flatMap(({ item }) => keyOf(valueAt(item, property) ?? null) ?? [])

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i

/** Numbers and instants have one order. */
const measure = (value: Json): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'string' && instant.test(value) ? Date.parse(value) : undefined

/** Small letters alone stand in the same order almost everywhere. */
const word = (value: Json): string | undefined => (typeof value === 'string' && /^[a-z]+$/.test(value) ? value : undefined)
