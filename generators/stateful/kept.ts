/** Changed in one property: made, read, patched and read again. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Aspect, Case, Recipe, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { mostRecipe, validCase, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { aspectsOf, settableOf } from '#generators/stateful/aspects.ts'
import { claimedIdOf, claiming, idOf, lifeOf, observerOf } from '#generators/stateful/life.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'

export const planKept = (planning: Planning, resource: Resource): readonly Sequence[] =>
  resource.updates
    .filter(({ operation }) => operation.method === 'PATCH')
    .flatMap(({ operation }) =>
      [{ recipe: mostRecipe(planning, makerOf(resource)) }, {}].flatMap((made) => keptBy(planning, resource, operation, made)),
    )

const mostChanged = 4

/** `made`: with all that it can have, or with the least. */
function keptBy(planning: Planning, resource: Resource, patch: Operation, made: { readonly recipe?: Recipe }): readonly Sequence[] {
  const life = lifeOf(planning, resource, made)
  const observer = life === undefined ? undefined : observerOf(planning, resource, life.id)
  if (life === undefined || observer === undefined || (life.setup.length === 0 && made.recipe !== undefined)) return []
  const plain = aspectsOf(planning, patch, resource, observer).filter((aspect) => isPlain(planning, aspect))
  const about = settableOf(planning, resource, observer, patch)
  const before: Case = { ...observer.case, needs: 'success' }
  const claim = { check: 'update-keeps-the-rest', id: claimedIdOf(life, life.setup.length + 1, patch), ...observer.sees, about }
  // Where there is much to lose, what is changed may matter; what the creation does not say may belong to another kind of thing.
  const [first] = life.setup
  const changes = plain.filter(({ sentAt = '' }, index) => index === 0 || (made.recipe !== undefined && says(first, sentAt)))
  return changes.slice(0, mostChanged).flatMap(({ sentAt = '' }) => {
    const recipe: Recipe = { shape: 'minimal', include: [sentAt] }
    const changed = validCase(planning, patch, { ...idOf(patch, life.id), recipe, role: 'act', needs: 'success' })
    return changed === undefined ? [] : claiming(patch, [...life.setup, before, changed, observer.case], claim)
  })
}

const says = (made: Case | undefined, at: Pointer): boolean =>
  made?.parts.body?.kind === 'json' && valueAt(made.parts.body.value, at) !== undefined

/** Free text: a kind, a state or a date may take other properties along when it changes. */
export function isPlain({ contract: { root } }: Planning, { clauses, doubtful }: Aspect): boolean {
  const { keywords } = effectiveSchema(root, clauses[0])
  return doubtful !== true && typesOf(keywords)[0] === 'string' && listedValues(keywords) === undefined && keywords['format'] === undefined
}
