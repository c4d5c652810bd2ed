/** Lives of a resource: made and read; made, read, deleted and looked for. */
import type { Case, Claim, Sequence, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'

export function planStateful(planning: Planning, resource: Resource): readonly Sequence[] {
  const { create, delete: remove } = resource
  if (create?.idAt === undefined) return []
  const id: Source = { kind: 'step', step: 0, at: create.idAt.startsWith('/headers/') ? create.idAt : `/body${create.idAt}` }
  const made = validCase(planning, create.operation, { role: 'setup', needs: 'success' })
  const observer = observerOf(planning, resource, id)
  if (made === undefined || observer === undefined) return []
  const claim = (check: string): Claim => ({ check, id, ...(observer.within !== undefined && { within: observer.within }) })
  const acted: Case = { ...made, role: 'act' }
  const readable = sequenceOf('stateful', create.operation, [acted, observer.case], claim('readable-after-create'))
  const deletion =
    remove === undefined ? undefined : validCase(planning, remove, { ids: { [lastName(remove)]: id }, role: 'act', needs: 'success' })
  if (deletion === undefined || remove === undefined) return [readable]
  const seen: Case = { ...observer.case, role: 'setup', needs: 'success' }
  // What was deleted is not meant to be found.
  const sought: Case = { ...observer.case, intent: { kind: 'valid', covers: [], proven: false } }
  return [readable, sequenceOf('stateful', remove, [made, seen, deletion, sought], claim('gone-after-delete'))]
}

const lastName = ({ path }: Operation): string => /\{([^{}]+)\}[^{}]*$/.exec(path)?.[1] ?? ''

/** By its own read, or by its parent's, where that lists it. */
function observerOf(
  planning: Planning,
  { read, within, parent }: Resource,
  id: Source,
): { readonly case: Case; readonly within?: string } | undefined {
  const observe = (operation: Operation, wish: Wish): Case | undefined => validCase(planning, operation, { ...wish, role: 'observe' })
  if (read !== undefined) {
    const one = observe(read.operation, { ids: { [lastName(read.operation)]: id } })
    return one === undefined ? undefined : { case: one }
  }
  if (within === undefined || parent === undefined) return undefined
  const one = observe(within.operation, {})
  return one === undefined ? undefined : { case: one, within: `/body${within.itemsAt}` }
}
