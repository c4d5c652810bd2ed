/** Upwards and downwards are two orders, however the server compares. */
import { isDeepStrictEqual } from 'node:util'
import { valueAt } from '#lib/json-pointer.ts'
import type { SequenceCheck } from '#model/check.ts'
import { twoWalksOf, type Walk } from '#suites/stateful/walk.ts'

export const sortTurnsRound: SequenceCheck = {
  id: 'sort-turns-round',
  on: 'sequence',
  promise: 'A list that is sorted the other way shows items that differ in the other order.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const read = twoWalksOf(trace)
    if (!read.ok) return read
    const [up, down] = read.walks
    const { parameter, property = '' } = up.listing
    const [first, second] = [up, down].map(ownOf)
    const values = new Set(first?.map(({ item }) => JSON.stringify(valueAt(item, property))))
    if (first === undefined || second === undefined || values.size < 2)
      return { undecided: `the list does not show two of what was made that differ in ${property.slice(1)}` }
    const [upIds, downIds] = [first, second].map((own) => own.map(({ id }) => id))
    if (!isDeepStrictEqual(upIds, downIds)) return []
    const { at, parameters } = operation(trace.sequence.operation)
    return [
      {
        clauses: [parameters.find(({ name }) => name === parameter)?.at ?? at, at],
        step: down.step,
        expected: `${property.slice(1)} the other way round`,
        actual: `the same order: ${first.map(({ item }) => String(valueAt(item, property))).join(', ')}`,
      },
    ]
  },
}

/** What nobody else touches; of what has no value nobody says where it stands. */
const ownOf = ({ items, listing: { property = '' } }: Walk): Walk['items'] =>
  items.filter(({ own, item }) => own && (valueAt(item, property) ?? null) !== null)
