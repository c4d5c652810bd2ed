/** A filtered list holds what was asked for, all of it and nothing else. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { idsOf, twoWalksOf, type Seen } from '#suites/stateful/walk.ts'

export const filterTellsTruth: SequenceCheck = {
  id: 'filter-tells-truth',
  on: 'sequence',
  promise: 'A list that is filtered by a property shows the items that have the value, and no others.',
  basis: 'OpenAPI 3.1.0 §4.8.12, Parameter Object',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }, lens) {
    const read = twoWalksOf(trace)
    if (!read.ok) return read
    const [filtered, whole] = read.walks
    const { step, listing } = filtered
    const { parameter, property = '', propertyAt = '', closed = false, own } = listing
    const wanted = trace.parts[step]?.query.find(([name]) => name === parameter)?.[1]
    if (wanted === undefined) return { undecided: `the list was not asked for ${parameter}` }
    const has = ({ item }: Seen): boolean | undefined => {
      const value = valueAt(item, property)
      return value === undefined || lens.issues(propertyAt, 'response', value).length > 0 ? undefined : isValue(value, wanted)
    }
    const wrong = filtered.items.filter((one) => has(one) === false)
    // Read after the filtered list: what has the value now, and was made with it, had it then.
    const due = whole.items.filter((one) => one.own && has(one) === true)
    const missing = filtered.ended ? due.filter(({ id }) => !filtered.items.some((one) => one.id === id)) : []
    const seen = [...filtered.items, ...whole.items].some((one) => one.own || own.length === 0)
    if (wrong.length === 0 && missing.length === 0 && !seen)
      return { undecided: own.length === 0 ? 'the list shows nothing at all' : 'the list shows nothing of what was made' }
    const { at, parameters } = operation(trace.sequence.operation)
    const asked = `${parameter}=${String(wanted)}`
    const evidence: Pick<Evidence, 'clauses' | 'step' | 'class'> = {
      clauses: [parameters.find(({ name }) => name === parameter)?.at ?? at, at],
      step,
      ...(!closed && { class: 'policy' }),
    }
    return [
      ...(wrong.length > 0 ? [{ ...evidence, expected: `only items with ${asked}`, actual: `also ${told(wrong, property)}` }] : []),
      ...(missing.length > 0 ? [{ ...evidence, expected: `every item with ${asked}`, actual: `missing: ${idsOf(missing)}` }] : []),
    ]
  },
}

/** Undefined where an item does not say, or has several; what breaks its schema is not for this check to judge. */
function isValue(value: Json, wanted: Json): boolean | undefined {
  if (Array.isArray(wanted)) {
    const each = (wanted as readonly Json[]).map((one) => isValue(value, one))
    return each.includes(true) ? true : each.includes(false) ? false : undefined
  }
  if (value === null || typeof value !== typeof wanted || typeof value === 'object') return undefined
  return String(value).toLowerCase() === String(wanted).toLowerCase()
}

const told = (items: readonly Seen[], property: string): string =>
  [...new Set(items.map(({ item }) => String(valueAt(item, property))))].slice(0, 5).join(', ')
