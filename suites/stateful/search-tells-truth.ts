/** What is there can be found by its name, and what has nothing of the words is not. */
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import type { SequenceCheck } from '#model/check.ts'
import { bare, say } from '#suites/stateful/likeness.ts'
import { idsOf, twoWalksOf, type Seen } from '#suites/stateful/walk.ts'

export const searchTellsTruth: SequenceCheck = {
  id: 'search-tells-truth',
  on: 'sequence',
  promise: 'An item that a list shows is found when the list is searched for its name, and no item that has nothing of it.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const read = twoWalksOf(trace)
    if (!read.ok) return read
    const [found, whole] = read.walks
    const { step, listing } = found
    const { parameter = '', property = '', closed = false, own } = listing
    const sought = String(trace.parts[step]?.query.find(([name]) => name === parameter)?.[1] ?? '')
    const { at, parameters } = operation(trace.sequence.operation)
    const clauses = [parameters.find(({ name }) => name === parameter)?.at ?? at, at] as const
    const asked = `${parameter}=${sought}`
    // Only where the document says what is searched: who ranks by likeness may show all.
    const strange = closed ? found.items.filter(({ item, own }) => !own && isStrange(item, property, sought)) : []
    if (strange.length > 0) return [{ clauses, step, expected: `only items with ${asked}`, actual: `also ${namesOf(strange, property)}` }]
    // Words that nothing has: what is made was only there to be passed over.
    if (own.length === 0) return whole.items.length === 0 ? { undecided: 'the list shows nothing at all' } : []
    if (found.items.some((one) => one.own)) return []
    if (!found.ended) return { undecided: `${found.pages.length} pages of hits were not all: the end was not reached` }
    // What shows another name than it was given cannot be found by that.
    const there = whole.items.filter((one) => one.own && valueAt(one.item, property) === sought)
    if (there.length === 0) return { undecided: 'the list shows nothing of what was made' }
    // How soon a new one is found is seldom written down.
    return [{ clauses, step, expected: `${asked} to find ${idsOf(there)}`, actual: `${found.items.length} others`, class: 'policy' }]
  },
}

/** Not three letters in a row of what was sought, in any text of the item: no spelling and no stem explains it. */
function isStrange(item: Json, property: Pointer, sought: string): boolean {
  const name = valueAt(item, property)
  const shown = Array.isArray(name) ? (name as readonly Json[]) : [name ?? '']
  if (!isObject(item) || !shown.every((text) => typeof text === 'string') || bare(shown.join(' ')).length < 3) return false
  const texts = Object.values(item).flatMap((value) => (Array.isArray(value) ? (value as readonly Json[]) : [value ?? null]))
  const threes = new Set(texts.flatMap((value) => (typeof value === 'string' ? threesIn(value) : [])))
  const wanted = threesIn(sought)
  return wanted.length > 3 && !wanted.some((three) => threes.has(three))
}

const threesIn = (text: string): readonly string[] =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map(bare)
    .flatMap((word) => Array.from({ length: Math.max(0, word.length - 2) }, (_, index) => word.slice(index, index + 3)))

const namesOf = (items: readonly Seen[], property: Pointer): string =>
  items
    .slice(0, 3)
    .map(({ item }) => say(valueAt(item, property)))
    .join(', ')
