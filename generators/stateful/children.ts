/** Made inside a parent: looked for once the parent is gone, under another parent, and in that one's list. */
import type { Case, Sequence, Source } from '#model/case.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import { makerOf, type Listed, type Produced, type Resource } from '#generators/resources.ts'
import { claiming, creationOf, idOf, lastName, type Creation, type KnownId, type Observer } from '#generators/stateful/life.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'
import { namesIn } from '#lib/path-template.ts'

export const planChildren = (planning: Planning, child: Resource): readonly Sequence[] => {
  const parent = child.parent === undefined ? undefined : planning.resources.get(child.parent)
  const { read, list } = child
  const family = parent === undefined ? undefined : familyOf(planning, parent, child)
  if (parent === undefined || family === undefined) return []
  const named = read !== undefined && namesAParent(read) ? read : undefined
  return [
    ...(named === undefined ? [] : [...withoutParent(planning, parent, named, family), ...underAnother(planning, parent, named, family)]),
    ...(list === undefined ? [] : inTheListOfAnother(planning, parent, list, family)),
  ]
}

interface Family {
  readonly parent: Creation
  /** Step 1, inside the parent of step 0. */
  readonly born: Case
  readonly id: KnownId
}

/** The parameter that holds the parent's id. */
export const parentName = (path: string, own: string): string =>
  namesIn(path)
    .filter((name) => name !== own)
    .at(-1) ?? ''

const namesAParent = ({ operation }: Produced): boolean => parentName(operation.path, lastName(operation)) !== ''

function familyOf(planning: Planning, parent: Resource, child: Resource): Family | undefined {
  const made = creationOf(planning, parent)
  const make = makerOf(child)
  // Who chooses the id says it last.
  const own = make?.method === 'PUT' ? lastName(make) : ''
  const inside = make === undefined || made === undefined ? undefined : { [parentName(make.path, own)]: made.id }
  const born = inside === undefined ? undefined : creationOf(planning, child, { ids: inside })
  if (made === undefined || born === undefined) return undefined
  return { parent: made, born: born.case, id: { ...born.id, step: 1 } }
}

/** The child under a parent; `meant` to be there. */
function readUnder(planning: Planning, { operation }: Produced, parentId: Source, id: Source, meant: boolean): Case | undefined {
  const own = lastName(operation)
  const ids = { [own]: id, [parentName(operation.path, own)]: parentId }
  return validCase(planning, operation, { ids, role: meant ? 'setup' : 'observe', needs: meant ? 'success' : 'any', assured: meant })
}

function withoutParent(planning: Planning, parent: Resource, read: Produced, { parent: made, born, id }: Family): readonly Sequence[] {
  const [seen, sought] = [true, false].map((meant) => readUnder(planning, read, made.id, id, meant))
  return seen === undefined || sought === undefined
    ? []
    : goneWith(planning, parent, [made.case, born, seen], sought, { id, made, sees: { shownAt: `/body${read.envelope}` } })
}

interface Last {
  readonly id: KnownId
  /** What it belongs to. */
  readonly made: Creation
  readonly sees: Observer['sees']
}

/** What was seen is sought when that which it belongs to is deleted, and no longer there. */
export function goneWith(
  planning: Planning,
  owner: Resource,
  before: readonly Case[],
  sought: Case,
  { id, made, sees }: Last,
): readonly Sequence[] {
  const { delete: remove, read: ownerRead } = owner
  if (remove === undefined || ownerRead === undefined) return []
  const deletion = validCase(planning, remove, { ...idOf(remove, made.id), role: 'act', needs: 'success' })
  const looked = validCase(planning, ownerRead.operation, { ...idOf(ownerRead.operation, made.id), role: 'observe', assured: false })
  if (deletion === undefined || looked === undefined) return []
  const claim = { check: 'children-gone-with-parent', id, ...sees }
  return claiming(remove, [...before, deletion, looked, sought], claim)
}

function underAnother(planning: Planning, parent: Resource, read: Produced, { parent: made, born, id }: Family): readonly Sequence[] {
  const other = creationOf(planning, parent)
  const otherId: Source = { ...made.id, step: 2 }
  const [seen, sought] = [readUnder(planning, read, made.id, id, true), readUnder(planning, read, otherId, id, false)]
  if (other === undefined || seen === undefined || sought === undefined) return []
  const claim = { check: 'child-under-its-parent-only', id, shownAt: `/body${read.envelope}` }
  return claiming(read.operation, [made.case, born, other.case, seen, sought], claim)
}

/** Nothing is in a new parent but what the server itself puts into every one. */
function inTheListOfAnother(planning: Planning, parent: Resource, list: Listed, { parent: made, born, id }: Family): readonly Sequence[] {
  const other = creationOf(planning, parent)
  const listOf = (parentId: Source, role: Case['role']): Case | undefined =>
    validCase(planning, list.operation, { ...idOf(list.operation, parentId), role, needs: 'success' })
  const [seen, sought] = [listOf(made.id, 'setup'), listOf({ ...made.id, step: 2 }, 'observe')]
  if (other === undefined || seen === undefined || sought === undefined || lastName(list.operation) === '') return []
  const walks = [seen, sought].map((one) => wholeList(planning, list, one))
  const claim = { check: 'child-under-its-parent-only', id, within: `/body${list.itemsAt}`, idAt: list.idAt }
  return claiming(list.operation, [made.case, born, other.case, ...walks], claim)
}
