/** Deleted with what belongs to it and brought back, where the document says in words that this comes back with it. */
import { bringsBack } from '#lib/bringing-back.ts'
import { actionsOf } from '#generators/actions.ts'
import { belongingsOf, comesBack } from '#generators/belongings.ts'
import { demanded } from '#generators/fixtures.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { aboveOf, bornOf } from '#generators/stateful/dependents.ts'
import { claiming, creationOf, idOf } from '#generators/stateful/life.ts'
import type { Sequence } from '#model/case.ts'

export function planRestored(planning: Planning, owner: Resource): readonly Sequence[] {
  const { contract, resources } = planning
  const { delete: remove } = owner
  const [restore] = actionsOf(planning, owner).filter(bringsBack)
  const made = remove === undefined || restore === undefined ? undefined : creationOf(planning, owner, demanded(planning, owner)[0])
  if (remove === undefined || restore === undefined || made === undefined) return []
  return belongingsOf(contract, resources, owner).flatMap((belonging) => {
    const { read } = belonging.resource
    const born = comesBack(contract.root, restore, belonging) ? bornOf(planning, belonging, made.id) : undefined
    if (born === undefined || read === undefined) return []
    const id = { ...born.id, step: 1 }
    const ids = { ...idOf(read.operation, id).ids, ...aboveOf(read.operation, made.id) }
    const seen = validCase(planning, read.operation, { ids, role: 'setup', needs: 'success' })
    const sought = validCase(planning, read.operation, { ids, role: 'observe', assured: false })
    const [deletion, back] = [
      validCase(planning, remove, { ...idOf(remove, made.id), role: 'setup', needs: 'success' }),
      validCase(planning, restore, { ...idOf(restore, made.id), role: 'act', needs: 'success' }),
    ]
    if (seen === undefined || sought === undefined || deletion === undefined || back === undefined) return []
    const claim = { check: 'action-lasts', id, shownAt: `/body${read.envelope}`, promised: true } as const
    return claiming(restore, [made.case, born.case, seen, deletion, sought, back, sought], claim)
  })
}
