/**
 * What there is one of in each thing, read and written under one path: the settings of a user, the address of an order. Only below what
 * the run can make for itself: what a whole account shares, everybody changes.
 */
import { describes, propertiesAt } from '#lib/schema-view.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { bareShape, resourceKeysOf, schemaBelow, type Resource } from '#generators/resources.ts'

/** By key, as if each were a resource that is always there. */
export function singletonsOf(contract: Contract, resources: ReadonlyMap<string, Resource>): ReadonlyMap<string, Resource> {
  const lists = new Set([...resources.values()].flatMap(({ list }) => (list === undefined ? [] : [list.operation])))
  const found = contract.operations.flatMap((operation): readonly Resource[] => {
    const key = bareShape(operation.path)
    const parent = resourceKeysOf(operation.path).at(-1)
    if (operation.method !== 'GET' || lists.has(operation) || key.endsWith('{}') || parent === undefined || !resources.has(parent))
      return []
    const updates = contract.operations.filter(({ method, path }) => (method === 'PUT' || method === 'PATCH') && bareShape(path) === key)
    const shown = schemaBelow(contract.root, operation, '')
    if (updates.length === 0 || shown === undefined || !describes(contract.root, shown, 'object')) return []
    if (Object.keys(propertiesAt(contract.root, shown)).length === 0) return []
    const produced = (one: Operation) => ({ operation: one, envelope: '' as const })
    return [
      {
        key,
        parameter: '',
        collection: key.split('/').at(-1) ?? '',
        parent,
        depth: resourceKeysOf(operation.path).length + 1,
        read: produced(operation),
        updates: updates.map(produced),
      },
    ]
  })
  return new Map(found.map((resource) => [resource.key, resource]))
}

export const isSingleton = ({ parameter, key }: Resource): boolean => parameter === '' && !key.endsWith('{}')
