/** One that says how many belong to it is read before and after another is made in it, and before and after that is deleted. */
import { child } from '#lib/json-pointer.ts'
import type { Sequence } from '#model/case.ts'
import { belongingsOf, countOf } from '#generators/belongings.ts'
import { demanded } from '#generators/fixtures.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { aboveOf, bornOf } from '#generators/stateful/dependents.ts'
import { claiming, creationOf, idOf, observerOf } from '#generators/stateful/life.ts'

export function planCounted(planning: Planning, owner: Resource): readonly Sequence[] {
  const { root } = planning.contract
  const made = creationOf(planning, owner, demanded(planning, owner)[0])
  const observer = made === undefined ? undefined : observerOf(planning, owner, made.id, { needs: 'success' })
  if (made === undefined || observer === undefined || owner.read === undefined) return []
  return belongingsOf(planning.contract, planning.resources, owner).flatMap((belonging) => {
    const count = countOf(root, owner, belonging)
    const born = count === undefined ? undefined : bornOf(planning, belonging, made.id)
    if (count === undefined || born === undefined) return []
    const claim = {
      check: 'counts-what-belongs',
      id: made.id,
      ...observer.sees,
      about: [{ seenAt: child('', count.name), clauses: [count.at] }] as const,
      promised: count.isSaid,
    }
    const { create, resource } = belonging
    const added = { ...born.case, role: 'act', needs: 'success' } as const
    const more = claiming(create, [made.case, observer.case, added, observer.case], claim)
    const remove = resource.delete
    const ids = remove === undefined ? {} : { ...idOf(remove, { ...born.id, step: 1 }).ids, ...aboveOf(remove, made.id) }
    const taken = remove === undefined ? undefined : validCase(planning, remove, { ids, role: 'act', needs: 'success' })
    if (remove === undefined || taken === undefined) return more
    return [...more, ...claiming(remove, [made.case, { ...added, role: 'setup' }, observer.case, taken, observer.case], claim)]
  })
}
