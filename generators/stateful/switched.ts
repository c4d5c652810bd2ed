/** Two items are made and one of them is changed to be so; the list is asked for those that are, and for those that are not. */
import { child, valueAt } from '#lib/json-pointer.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Case, Sequence } from '#model/case.ts'
import { mainMedia } from '#generators/bodies.ts'
import { filteringsOf } from '#generators/lists/filtering.ts'
import { itemOf } from '#generators/lists/paging.ts'
import { wordsOf } from '#generators/lists/wording.ts'
import { baseRecipe, including, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { claimOf, listingOf, ownItems } from '#generators/stateful/collection.ts'
import { idOf } from '#generators/stateful/life.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'
import { edgesOf } from '#generators/values/edges.ts'

const mostSwitches = 3
const idle = /^(?:deprecated|ignored|obsolete|reserved|unused)$/i

export function planSwitched(planning: Planning, resource: Resource): readonly Sequence[] {
  const { list } = resource
  const { root } = planning.contract
  if (list === undefined || makerOf(resource) === undefined) return []
  return filteringsOf(root, list.operation, itemOf(root, list))
    .filter(({ by, parameter }) => by === 'boolean' && !wordsOf(root, parameter).some((word) => idle.test(word)))
    .slice(0, mostSwitches)
    .flatMap(({ parameter, property, propertyAt }): readonly Sequence[] => {
      const owned = ownItems(planning, resource, [{}, {}])
      const change = changing(planning, resource, property)
      const asked = [true, false].flatMap((value) =>
        owned === undefined ? [] : (listingOf(planning, list, owned, [[parameter.name, value]]) ?? []),
      )
      if (owned === undefined || change === undefined || asked.length < 2) return []
      const listing = { ...claimOf(planning, list, owned.own), parameter: parameter.name, property: child('', property), propertyAt }
      const cases = [...owned.cases, change, ...asked.map((one) => wholeList(planning, list, one))] as const
      return [sequenceOf('stateful', list.operation, cases, { check: 'switch-makes-a-difference', listing })]
    })
}

/** The first of them is changed to what is the exception of most: to be so. */
function changing(planning: Planning, resource: Resource, property: string): Case | undefined {
  const at = child('', property)
  const [id] = ownItems(planning, resource, [{}])?.own ?? []
  for (const { operation } of resource.updates.toReversed()) {
    const schemaAt = mainMedia(operation)?.schemaAt
    if (schemaAt === undefined || propertiesAt(planning.contract.root, schemaAt)[property] === undefined) continue
    const wishes = edgesOf(planning.contract, schemaAt, 'request')
      .filter((edge) => edge.at === at && edge.choose !== 'null')
      .map(({ choose, include }): Wish => ({ recipe: { ...including(baseRecipe(planning, schemaAt), include), pin: { at, choose } } }))
    const cases = wishes.flatMap(
      (wish) => validCase(planning, operation, { ...wish, ...idOf(operation, id), role: 'setup', needs: 'success' }) ?? [],
    )
    const found = cases.find(({ parts: { body } }) => body?.kind === 'json' && valueAt(body.value, at) === true)
    if (found !== undefined) return found
  }
  return undefined
}
