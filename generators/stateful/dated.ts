/** Two items made one after the other; the list is asked for what came about since the second did, or until the first did. */
import { child } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Sequence } from '#model/case.ts'
import { rangingsOf, type Ranging } from '#generators/lists/filtering.ts'
import { itemOf } from '#generators/lists/paging.ts'
import { sequenceOf, type Planning } from '#generators/planning.ts'
import { schemaBelow, type Resource } from '#generators/resources.ts'
import { askedFor, claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { saidOf } from '#generators/words.ts'

const mostRanges = 4
const anyDate = '2026-01-01T00:00:00Z'

export function planDated(planning: Planning, { list, create, ...resource }: Resource): readonly Sequence[] {
  const { root } = planning.contract
  const shownAt = create === undefined ? undefined : schemaBelow(root, create.operation, create.envelope)
  if (list === undefined || create === undefined || shownAt === undefined) return []
  const told = propertiesAt(root, shownAt)
  const owned = ownItems(planning, { ...resource, list, create }, [{}, {}])
  const plain = owned && listingOf(planning, list, owned, [])
  if (owned === undefined || plain === undefined) return []
  return rangingsOf(root, list.operation, itemOf(root, list))
    .filter((ranging) => ranging.of === 'date' && told[ranging.property] !== undefined && isOfOneForm(planning, ranging))
    .slice(0, mostRanges)
    .map(({ parameter, property, propertyAt, end }) => {
      const step = end === 'from' ? 1 : 0
      const at: Pointer = `/body${create.envelope}${child('', property)}`
      const asked = askedFor(plain, parameter.name, anyDate, { kind: 'step', step, at })
      const listing = {
        ...claimOf(planning, list, owned.own),
        parameter: parameter.name,
        property: child('', property),
        propertyAt,
        end,
        closed: true,
        ...(end === 'from' && isInclusive(saidOf(root, parameter.at)) && { inclusive: true }),
      }
      const claim = { check: 'range-tells-truth', listing }
      return sequenceOf('stateful', list.operation, [...owned.cases, wholeList(planning, list, asked)], claim)
    })
}

/** What an item shows can be asked for as it stands. */
const isOfOneForm = ({ contract: { root } }: Planning, { parameter, propertyAt }: Ranging): boolean =>
  [parameter.schemaAt ?? '', propertyAt].every((at) => effectiveSchema(root, at).keywords['format'] === 'date-time')

const isInclusive = (said: readonly string[]): boolean =>
  said.some(
    (text) =>
      /\binclusive|\binclud(?:ing|ed)\b|\bat or (?:after|later)\b|\bat\b[^.]*\bor (?:after|later)\b|\bor equal\b|\bsince\b.*\bor at\b|\bnot before\b/i.test(
        text,
      ) && !/\bexclusive|\bstrictly\b|\bnot includ|\bexclud/i.test(text),
  )
