/** Filtered by what no creation can say, a state or a role: the list is asked for each of a few values, and what is there answers. */
import { child } from '#lib/json-pointer.ts'
import type { Case, ListingClaim, Sequence } from '#model/case.ts'
import type { Filtering } from '#generators/lists/filtering.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import type { Listed, Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'

const mostValues = 3

export function filteredStates(
  planning: Planning,
  resource: Resource & { readonly list: Listed },
  { parameter, property, propertyAt, values }: Filtering,
): readonly Sequence[] {
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
  return values
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
}
