/** Filtered by what no creation can say, a state or a role: the list is asked for each of a few values, and what is there answers. */
import { child } from '#lib/json-pointer.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Case, ListingClaim, Sequence } from '#model/case.ts'
import type { Filtering } from '#generators/lists/filtering.ts'
import { hasType } from '#generators/lists/paging.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { schemaBelow, type Listed, type Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'

const mostValues = 3

export function filteredStates(
  planning: Planning,
  resource: Resource & { readonly list: Listed },
  filtering: Filtering,
): readonly Sequence[] {
  const { parameter, property, propertyAt, values } = filtering
  const { list, create } = resource
  // What goes on by itself may have gone on since the list was put together.
  if (create?.operation.responses.some(({ status }) => status === '202') === true) return []
  const made = ownItems(planning, resource, [{}])
  const plain = validCase(planning, list.operation, { role: 'observe', needs: 'success', use: 'own' })
  if (plain === undefined) return []
  const owned = made ?? { cases: [plain] as const, own: [] }
  const listing: ListingClaim = {
    ...claimOf(planning, list, []),
    parameter: parameter.name,
    property: child('', property),
    propertyAt,
    closed: true,
  }
  const single = values
    .filter((value) => value !== null)
    .slice(0, mostValues)
    .flatMap((value): readonly Sequence[] => {
      const asked = listingOf(planning, list, owned, [[parameter.name, value]])
      const whole = listingOf(planning, list, owned, [])
      if (asked === undefined || whole === undefined) return []
      const walks = [asked, whole].map((one) => wholeList(planning, list, one))
      const [first, ...others]: readonly Case[] = [...(made?.cases ?? []), ...walks]
      return first === undefined
        ? []
        : [sequenceOf('stateful', list.operation, [first, ...others], { check: 'filter-tells-truth', listing })]
    })
  return [...single, ...amongOthers(planning, resource, filtering, listing)]
}

/** Asked for two values, the second of them what a new item says of itself: that is shown, or the second was not read. */
function amongOthers(
  planning: Planning,
  resource: Resource & { readonly list: Listed },
  { parameter, property, values }: Filtering,
  listing: ListingClaim,
): readonly Sequence[] {
  const { list, create } = resource
  const { root } = planning.contract
  const told = create === undefined ? undefined : schemaBelow(root, create.operation, create.envelope)
  const owned = ownItems(planning, resource, [{}])
  const [last] = values.slice(-1)
  const isTold = told !== undefined && propertiesAt(root, told)[property] !== undefined
  if (!hasType(root, parameter, 'array') || owned === undefined || create === undefined || last === undefined || !isTold) return []
  const asked = listingOf(planning, list, owned, [[parameter.name, [last, last]]])
  const whole = listingOf(planning, list, owned, [])
  const index = asked?.parts.query.findIndex(([name]) => name === parameter.name)
  if (asked === undefined || whole === undefined || index === undefined) return []
  const from = { kind: 'step', step: 0, at: `/body${create.envelope}${child('', property)}` } as const
  const both: Case = { ...asked, binds: [...asked.binds, { at: `/query/${index}/1/1`, from }] }
  const walks = [both, whole].map((one) => wholeList(planning, list, one))
  const claim = { check: 'filter-tells-truth', listing: { ...listing, own: owned.own } }
  return [sequenceOf('stateful', list.operation, [...owned.cases, ...walks], claim)]
}
