/** Two items far apart in a number; the list is asked for what is at least as much as the greater has, or at most as much as the lesser. */
import { child, valueAt } from '#lib/json-pointer.ts'
import type { Sequence } from '#model/case.ts'
import { itemOf } from '#generators/lists/paging.ts'
import { rangingsOf, type Ranging } from '#generators/lists/filtering.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, sequenceOf, type Planning, type Wish } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems, sentBy, type Owned } from '#generators/stateful/collection.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'

const mostRanges = 4

export function planRanged(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  const make = makerOf(resource)
  const { root } = planning.contract
  const schemaAt = make === undefined ? undefined : mainMedia(make)?.schemaAt
  if (list === undefined || schemaAt === undefined) return []
  return rangingsOf(root, list.operation, itemOf(root, list))
    .filter(({ of }) => of === 'number')
    .slice(0, mostRanges)
    .flatMap((ranging): readonly Sequence[] => {
      const { parameter, property, propertyAt, end } = ranging
      const owned = apart(planning, resource, schemaAt, property)
      const bound = sentBy(end === 'from' ? 0 : 1, child('/body/value', property))
      const asked = owned && listingOf(planning, list, owned, [[parameter.name, bound]])
      const value = owned && valueOfCase(owned, end === 'from' ? 0 : 1, property)
      if (owned === undefined || asked === undefined || value === undefined) return []
      if (planning.lens.issues(parameter.schemaAt ?? '', 'request', value).length > 0) return []
      const listing = {
        ...claimOf(planning, list, owned.own),
        parameter: parameter.name,
        property: child('', property),
        propertyAt,
        end,
        closed: isClosed(planning, ranging),
      }
      const claim = { check: 'range-tells-truth', listing }
      return [sequenceOf('stateful', list.operation, [...owned.cases, wholeList(planning, list, asked)], claim)]
    })
}

/** The greater first. */
function apart(planning: Planning, resource: Resource, schemaAt: string, property: string): Owned | undefined {
  const at = child('', property)
  const base = baseRecipe(planning, schemaAt)
  const wishes = (['max', 'min'] as const).flatMap((choose): readonly Wish[] => {
    const edge = edgesOf(planning.contract, schemaAt, 'request').find((one) => one.at === at && one.choose === choose)
    return edge === undefined ? [] : [{ recipe: { ...including(base, edge.include), pin: { at, choose } } }]
  })
  const owned = wishes.length < 2 ? undefined : ownItems(planning, resource, wishes)
  const [greater, lesser] = [0, 1].map((step) => (owned === undefined ? undefined : valueOfCase(owned, step, property)))
  return greater !== undefined && lesser !== undefined && greater > lesser ? owned : undefined
}

function valueOfCase({ cases }: Owned, step: number, property: string): number | undefined {
  const body = cases[step]?.parts.body
  const value = body?.kind === 'json' ? valueAt(body.value, child('', property)) : undefined
  return typeof value === 'number' ? value : undefined
}

const comparing =
  /\b(?:at (?:least|most)|min(?:imum|imal)?|max(?:imum|imal)?|from|up to|or (?:more|less|higher|lower|above|below)|greater|less|above|below|higher|lower|under|over|cheaper|exceed\w*)\b/i
/** Another unit than the property's would be another number. */
const units = /cents?\b|minor|percent|thousand|\bkilo|\bmilli/i

/** The document says in words what the parameter compares, and in the same kind of number. */
function isClosed({ contract: { root } }: Planning, { parameter, property, propertyAt }: Ranging): boolean {
  const said = valueAt(root, child(parameter.at, 'description'))
  const [asked, shown] = [parameter.schemaAt ?? '', propertyAt].map((at) => effectiveSchema(root, at).keywords['type'])
  return (
    typeof said === 'string' &&
    comparing.test(said) &&
    !units.test(said) &&
    said.toLowerCase().includes(property.toLowerCase().replaceAll('_', ' ')) &&
    asked === shown
  )
}
