/** An item is made, searched for by its name, and looked for in the whole list. */
import { child, lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Sequence } from '#model/case.ts'
import type { Parameter } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { itemOf } from '#generators/lists/paging.ts'
import { searchOf } from '#generators/lists/searching.ts'
import { baseRecipe, including, sequenceOf, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems, sentBy } from '#generators/stateful/collection.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'
import { placesOf } from '#generators/values/places.ts'

/** What everybody searches by, where the document does not say. */
const names = /^(?:name|title|subject|label)$/i

/** What is only more or less alike is found too. */
const ranking = /^(?:semantic|fuzzy|similar\w*|relevan\w*|rank\w*|best|vector|embedding\w*|typo\w*|suggest\w*)$/i

export function planSearched(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  const make = makerOf(resource)
  const { root } = planning.contract
  const properties = list === undefined ? {} : itemOf(root, list)
  const search = list === undefined ? undefined : searchOf(root, list.operation, properties)
  const schemaAt = make === undefined ? undefined : mainMedia(make)?.schemaAt
  if (list === undefined || search === undefined || schemaAt === undefined) return []
  const described = descriptionOf(planning, search)
  const texts = placesOf(planning.contract, schemaAt, 'request').filter(
    ({ at, effective: { keywords } }) =>
      at === child('', lastToken(at)) &&
      Object.hasOwn(properties, lastToken(at)) &&
      [keywords['type']].flat().includes('string') &&
      ['enum', 'const', 'format', ...(described.includes(lastToken(at)) ? [] : ['pattern'])].every((name) => keywords[name] === undefined),
  )
  const text = texts.find(({ at }) => names.test(lastToken(at))) ?? texts.find(({ at }) => described.includes(lastToken(at)))
  const owned = text && ownItems(planning, resource, [{ recipe: including(baseRecipe(planning, schemaAt), text.include) }])
  const found = owned && listingOf(planning, list, owned, [[search.name, sentBy(0, `/body/value${text.at}`)]])
  const whole = owned && listingOf(planning, list, owned, [])
  if (text === undefined || owned === undefined || found === undefined || whole === undefined) return []
  const closed = described.includes(lastToken(text.at)) && !described.some((word) => ranking.test(word))
  const listing = { ...claimOf(planning, list, owned.own), parameter: search.name, property: text.at, closed }
  const walks = [found, whole].map((one) => wholeList(planning, list, one))
  return [sequenceOf('stateful', list.operation, [...owned.cases, ...walks], { check: 'search-tells-truth', listing })]
}

/** The words in which the document tells what is searched. */
const descriptionOf = ({ contract: { root } }: Planning, { at }: Parameter): readonly string[] => {
  const text = valueAt(root, child(at, 'description'))
  return typeof text === 'string' ? text.split(/[^\w]+/) : []
}
