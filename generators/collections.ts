/**
 * Things that are made and listed under one path, and that no path names singly: the refunds of a payment, the notes of a ticket. Only
 * where both show them by the same schema: what is posted where a list is read may be anything else.
 */
import { follow } from '#lib/json-pointer.ts'
import type { Contract, Operation } from '#model/contract.ts'
import {
  bareShape,
  findItems,
  findResource,
  itemSchemaAt,
  resourceKeysOf,
  schemaBelow,
  singular,
  type Resource,
} from '#generators/resources.ts'

/** By key, as if there were a path of theirs. */
export function collectionsOf(contract: Contract, resources: ReadonlyMap<string, Resource>): ReadonlyMap<string, Resource> {
  const known = new Set([...resources.values()].flatMap(({ create, list }) => [create?.operation, list?.operation]))
  const found = contract.operations
    .filter(
      (operation) => operation.method === 'POST' && !known.has(operation) && operation.responses.some(({ status }) => status === '201'),
    )
    .flatMap((make) => {
      const shape = bareShape(make.path)
      const list = contract.operations.find((one) => one.method === 'GET' && bareShape(one.path) === shape && !known.has(one))
      const resource = list === undefined || resources.has(`${shape}/{}`) ? undefined : described(contract, `${shape}/{}`, make, list)
      return resource === undefined ? [] : [resource]
    })
  return new Map(found.map((resource) => [resource.key, resource]))
}

function described(contract: Contract, key: string, make: Operation, list: Operation): Resource | undefined {
  const above = resourceKeysOf(make.path)
  const collection =
    key
      .split('/')
      .filter((segment) => !segment.includes('{'))
      .at(-1) ?? ''
  const parameter = `${singular(collection)}_id`
  const created = findResource(contract, make, parameter, collection)
  const listed = findItems(contract, list, parameter, collection)
  if (listed === undefined || created.idAt === undefined || created.idAt.startsWith('/headers/')) return undefined
  const [one, item] = [schemaBelow(contract.root, make, created.envelope), itemSchemaAt(contract.root, listed)]
  if (one === undefined || item === undefined || follow(contract.root, one) !== follow(contract.root, item)) return undefined
  const parent = above.at(-1)
  return {
    key,
    parameter,
    collection,
    depth: above.length + 1,
    create: { operation: make, ...created },
    list: listed,
    updates: [],
    ...(parent !== undefined && { parent }),
  }
}
