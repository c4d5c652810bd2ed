/** The least that can be sent; and where that says of which kind it is, the least of each kind: what one needs, another may leave out. */
import { parentOf } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Recipe } from '#model/case.ts'
import { baseRecipe, including, type Planning } from '#generators/planning.ts'
import { edgesOf } from '#generators/values/edges.ts'

export function kindsOf(planning: Planning, schemaAt: Pointer): readonly Recipe[] {
  const base = baseRecipe(planning, schemaAt)
  const kinds = edgesOf(planning.contract, schemaAt, 'request').filter(({ at, keyword }) => keyword === 'enum' && parentOf(at) === '')
  return [base, ...kinds.map(({ at, choose, include }): Recipe => ({ ...including(base, include), pin: { at, choose } }))]
}
