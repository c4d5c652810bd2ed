/** Two items that differ in one property; the list is filtered by what the first has, and then read whole. */
import { child, valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Case, Sequence } from '#model/case.ts'
import { filteringsOf, type Filtering } from '#generators/lists/filtering.ts'
import { hasType, itemOf } from '#generators/lists/paging.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, sequenceOf, type Planning, type Wish } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems, sentBy, type Owned } from '#generators/stateful/collection.ts'
import { filteredStates } from '#generators/stateful/filtered-states.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'

const mostFilters = 4
/** Values with an order: who asks for warnings may well be shown errors too. */
const ordinal = /level|severity|priority|rank|tier|stage/i

export function planFiltered(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  const { root } = planning.contract
  if (list === undefined) return []
  return (
    filteringsOf(root, list.operation, itemOf(root, list))
      // A list of values may hold a single one.
      .filter(
        ({ parameter, by }) =>
          hasType(root, parameter, 'string', 'boolean', 'integer') || (by === 'listed' && hasType(root, parameter, 'array')),
      )
      .slice(0, mostFilters)
      .flatMap((filtering): readonly Sequence[] => {
        const { parameter, property } = filtering
        const owned = differing(planning, resource, filtering)
        if (owned === undefined && isClosed(planning, filtering)) return filteredStates(planning, { ...resource, list }, filtering)
        const sent = sentBy(0, child('/body/value', property))
        const filtered = owned === undefined ? undefined : listingOf(planning, list, owned, [[parameter.name, sent]])
        const whole = owned === undefined ? undefined : listingOf(planning, list, owned, [])
        if (owned === undefined || filtered === undefined || whole === undefined) return []
        const listing = {
          ...claimOf(planning, list, owned.own),
          parameter: parameter.name,
          property: child('', property),
          propertyAt: filtering.propertyAt,
          closed: isClosed(planning, filtering),
        }
        const both = owned.cases.flatMap((one) => sentValue(one, property) ?? [])
        const several =
          hasType(root, parameter, 'array') && both.length === 2 ? listingOf(planning, list, owned, [[parameter.name, both]]) : undefined
        return [filtered, several].flatMap((asked) => {
          if (asked === undefined) return []
          const walks = [asked, whole].map((one) => wholeList(planning, list, one))
          return [sequenceOf('stateful', list.operation, [...owned.cases, ...walks], { check: 'filter-tells-truth', listing })]
        })
      })
  )
}

/** Whether the document leaves no other meaning: the parameter lists nothing but values that the property can have, and these have no order. */
function isClosed({ contract: { root } }: Planning, { by, values, property, propertyAt }: Filtering): boolean {
  const possible = listedValues(effectiveSchema(root, propertyAt).keywords) ?? []
  return by === 'listed' && !ordinal.test(property) && values.every((value) => possible.includes(value))
}

/** One item with a value that the filter knows, one with another. */
function differing(planning: Planning, resource: Resource, { by, property, values }: Filtering): Owned | undefined {
  const operation = makerOf(resource)
  const schemaAt = operation === undefined ? undefined : mainMedia(operation)?.schemaAt
  if (schemaAt === undefined) return undefined
  const at = child('', property)
  const base = baseRecipe(planning, schemaAt)
  if (by === 'id') return ownItems(planning, resource, [{ recipe: including(base, [at]) }, { recipe: including(base, [at]) }])
  const wishes = edgesOf(planning.contract, schemaAt, 'request')
    .filter((edge) => edge.at === at && edge.choose !== 'null')
    .map(({ choose, include }): Wish => ({ recipe: { ...including(base, include), pin: { at, choose } } }))
  const made = wishes.flatMap((wish) => {
    const one = ownItems(planning, resource, [wish])
    const value = one === undefined ? undefined : sentValue(one.cases[0], property)
    return value === undefined ? [] : [{ wish, value }]
  })
  const first = made.find(({ value }) => by === 'boolean' || values.includes(value))
  const other = made.find(({ value }) => value !== first?.value)
  return first === undefined || other === undefined ? undefined : ownItems(planning, resource, [first.wish, other.wish])
}

const sentValue = ({ parts: { body } }: Case, property: string): Json | undefined =>
  body?.kind === 'json' ? valueAt(body.value, child('', property)) : undefined
