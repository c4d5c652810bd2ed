/**
 * Things that are made and listed under one path, and that no path names singly: the refunds of a payment, the notes of a ticket. Only
 * where both show them by the same schema, but for secrets: what is posted where a list is read may be anything else.
 */
import { follow } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
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

/** Things that are made under a path which shows none of them: a body may still name them by the ids that were answered. */
export function madeAloneOf(contract: Contract, resources: ReadonlyMap<string, Resource>): ReadonlyMap<string, Resource> {
  const known = new Set([...resources.values()].map(({ create }) => create?.operation))
  const found = contract.operations.flatMap((make): readonly Resource[] => {
    const key = `${bareShape(make.path)}/{}`
    const isMade = make.method === 'POST' && make.responses.some(({ status }) => status === '201')
    if (!isMade || make.path.includes('{') || known.has(make) || resources.has(key)) return []
    const named = nameOf(key)
    const created = findResource(contract, make, named.parameter, named.collection)
    const isTold = created.idAt !== undefined && !created.idAt.startsWith('/headers/')
    return isTold ? [{ key, ...named, depth: 1, create: { operation: make, ...created }, updates: [] }] : []
  })
  return new Map(found.map((resource) => [resource.key, resource]))
}

/** Things that are listed and neither made nor named singly: the spaces that a console makes. */
export function listedAloneOf(contract: Contract, resources: ReadonlyMap<string, Resource>): ReadonlyMap<string, Resource> {
  const known = new Set([...resources.values()].map(({ list }) => list?.operation))
  const found = contract.operations.flatMap((list): readonly Resource[] => {
    const key = `${bareShape(list.path)}/{}`
    if (list.method !== 'GET' || list.path.includes('{') || known.has(list) || resources.has(key)) return []
    const named = nameOf(key)
    const listed = findItems(contract, list, named.parameter, named.collection)
    return listed === undefined ? [] : [{ key, ...named, depth: 1, list: listed, updates: [] }]
  })
  return new Map(found.map((resource) => [resource.key, resource]))
}

function nameOf(key: string): Pick<Resource, 'collection' | 'parameter'> {
  const collection = key.split('/').findLast((segment) => segment !== '' && !segment.includes('{')) ?? ''
  return { collection, parameter: `${singular(collection)}_id` }
}

/** The same schema; or one that shows less than what was made did: a secret is told once. */
function isKindOf(root: JsonObject, item: Pointer, made: Pointer): boolean {
  if (follow(root, made) === follow(root, item)) return true
  const [shown, told] = [item, made].map((at) => Object.keys(propertiesAt(root, at)))
  return shown !== undefined && shown.length > 2 && shown.every((name) => told?.includes(name))
}

function described(contract: Contract, key: string, make: Operation, list: Operation): Resource | undefined {
  const above = resourceKeysOf(make.path)
  const { collection, parameter } = nameOf(key)
  const created = findResource(contract, make, parameter, collection)
  const listed = findItems(contract, list, parameter, collection)
  if (listed === undefined || created.idAt === undefined || created.idAt.startsWith('/headers/')) return undefined
  const [one, item] = [schemaBelow(contract.root, make, created.envelope), itemSchemaAt(contract.root, listed)]
  if (one === undefined || item === undefined || !isKindOf(contract.root, item, one)) return undefined
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
