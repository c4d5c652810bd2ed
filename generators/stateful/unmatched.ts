/** An item is made, and the list is asked for words that nothing has: by its search, or by the text of a property. */
import { child } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { itemsAt } from '#lib/schema-view.ts'
import { random, fork } from '#lib/seed.ts'
import type { Sequence } from '#model/case.ts'
import type { Parameter } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { itemOf } from '#generators/lists/paging.ts'
import { searchOf } from '#generators/lists/searching.ts'
import { ranking, wordingsOf, wordsOf } from '#generators/lists/wording.ts'
import { baseRecipe, including, sequenceOf, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'
import { placesOf } from '#generators/values/places.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'

const mostParameters = 4

export function planUnmatched(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  const make = makerOf(resource)
  const schemaAt = make === undefined ? undefined : mainMedia(make)?.schemaAt
  if (list === undefined || make === undefined) return []
  return askedOf(planning, resource)
    .slice(0, mostParameters)
    .flatMap(({ parameter, property }): readonly Sequence[] => {
      const value = strangeTo(planning, parameter)
      const places = schemaAt === undefined ? [] : placesOf(planning.contract, schemaAt, 'request')
      const include = places.find(({ at }) => at === child('', property))?.include ?? []
      const recipe = schemaAt === undefined ? undefined : including(baseRecipe(planning, schemaAt), include)
      const owned = value === undefined ? undefined : ownItems(planning, resource, [recipe === undefined ? {} : { recipe }])
      const found = owned && listingOf(planning, list, owned, [[parameter.name, value ?? null]])
      const whole = owned && listingOf(planning, list, owned, [])
      if (owned === undefined || found === undefined || whole === undefined) return []
      // Nothing is sought that was made: whatever is shown is strange.
      const listing = { ...claimOf(planning, list, []), parameter: parameter.name, property: child('', property), closed: true }
      const walks = [found, whole].map((one) => wholeList(planning, list, one))
      return [sequenceOf('stateful', list.operation, [...owned.cases, ...walks], { check: 'search-tells-truth', listing })]
    })
}

/** The parameters of which the document says what text they look into. */
function askedOf(
  { contract: { root } }: Planning,
  { list }: Resource,
): readonly { readonly parameter: Parameter; readonly property: string }[] {
  if (list === undefined) return []
  const properties = itemOf(root, list)
  const search = searchOf(root, list.operation, properties)
  const words = search === undefined ? [] : wordsOf(root, search)
  const sought = words.some((word) => ranking.test(word))
    ? undefined
    : Object.keys(properties).find((name) => words.includes(name.toLowerCase()))
  return [
    ...(search === undefined || sought === undefined ? [] : [{ parameter: search, property: sought }]),
    ...wordingsOf(root, list.operation, properties),
  ]
}

/** Consonants that no language has beside one another, in a shape that the parameter takes. */
function strangeTo({ contract: { root }, lens, seed }: Planning, { name, schemaAt = '' }: Parameter): Json | undefined {
  const draw = random(fork(seed, 'unmatched', name))
  const word = Array.from({ length: 9 }, () => draw.pick(['q', 'x', 'z', 'j', 'v', 'k', 'w'])).join('')
  const { format } = effectiveSchema(root, itemsAt(root, schemaAt) ?? schemaAt).keywords
  const texts = format === 'email' ? [`${word}@${word}.test`] : [word, word.toUpperCase()]
  const values: readonly Json[] = itemsAt(root, schemaAt) === undefined ? texts : texts.map((text) => [text])
  return values.find((value) => lens.issues(schemaAt, 'request', value).length === 0)
}
