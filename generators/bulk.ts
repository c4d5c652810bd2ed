/** Many at once: a POST below a collection that takes an array of what the collection's own create takes, and answers a result for each. */
import { bodyKind } from '#lib/body.ts'
import { child, follow } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { bareName } from '#lib/property-meaning.ts'
import { describes, itemsAt, propertiesAt } from '#lib/schema-view.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { mainMedia, sentType } from '#generators/bodies.ts'
import { bareShape, idProperty, singular, successSchemaAt, type Resource } from '#generators/resources.ts'

export interface Bulk {
  readonly operation: Operation
  /** Where the request's body holds the items, and their schema. */
  readonly sentAt: Pointer
  readonly itemAt: Pointer
  /** Where the answer's body holds the results, the schema of one, and where that holds the id. */
  readonly resultsAt: Pointer
  readonly resultAt: Pointer
  readonly idAt: Pointer
}

const bulkVerb = /^(?:bulk|batch)(?:[-_]?(?:create|insert|add))?$|^(?:create|add)[-_]?(?:many|bulk|batch)$/i

export function bulkOf({ operations, root }: Contract, resource: Resource): Bulk | undefined {
  const collection = resource.key.replace(/\/\{\}$/, '')
  const candidates = resource.create === undefined ? [] : operations.filter((one) => isBulkBelow(one, collection))
  return candidates.map((operation) => describeBulk(root, operation, resource)).find((bulk) => bulk !== undefined)
}

/** Where one is made by itself nowhere, and only many at once where they are listed. */
export function bulkAloneOf({ operations, root }: Contract, resource: Resource): Bulk | undefined {
  const { create, list } = resource
  if (create !== undefined || list === undefined) return undefined
  const collection = bareShape(list.operation.path)
  const candidates = operations.filter((one) => isBulkBelow(one, collection))
  return candidates.map((operation) => describeBulk(root, operation, resource)).find((bulk) => bulk !== undefined)
}

export const isBulkBelow = ({ method, path }: Operation, collection: string): boolean => {
  const shape = bareShape(path)
  return method === 'POST' && shape.startsWith(`${collection}/`) && bulkVerb.test(shape.slice(collection.length + 1))
}

/** What is made one by one elsewhere is sent alike; what is made at once alone is the one list that is sent. */
export function describeBulk(root: JsonObject, operation: Operation, resource: Resource): Bulk | undefined {
  const single = resource.create === undefined ? undefined : schemaOf(resource.create.operation)
  const [bodyAt, answerAt] = [schemaOf(operation), successSchemaAt(operation)]
  if (bodyAt === undefined || answerAt === undefined) return undefined
  const lists = listsIn(root, bodyAt)
  const sent =
    single === undefined ? (lists.length === 1 ? lists[0] : undefined) : lists.find(({ itemAt }) => areAkin(root, itemAt, single))
  const told = listsIn(root, answerAt).flatMap(({ at, itemAt }) => {
    const idAt = idIn(root, itemAt, resource)
    return idAt === undefined ? [] : [{ resultsAt: at, resultAt: itemAt, idAt }]
  })[0]
  return sent === undefined || told === undefined ? undefined : { operation, sentAt: sent.at, itemAt: sent.itemAt, ...told }
}

/** In a result itself, or in the one that it holds under the name of its kind: `{status: 'created', example: {id: …}}`. */
function idIn(root: JsonObject, resultAt: Pointer, { parameter, collection }: Resource): Pointer | undefined {
  const properties = propertiesAt(root, resultAt)
  const own = idProperty(Object.keys(properties), parameter, collection)
  if (own !== undefined) return child('', own)
  const [held] = Object.entries(properties).filter(([name]) => bareName(name) === bareName(singular(collection)))
  const inner = held === undefined ? undefined : idProperty(Object.keys(propertiesAt(root, held[1])), parameter, collection)
  return held === undefined || inner === undefined ? undefined : child('', held[0], inner)
}

const schemaOf = (operation: Operation): Pointer | undefined => {
  const media = mainMedia(operation)
  return media !== undefined && bodyKind(sentType(media.type)) === 'json' ? media.schemaAt : undefined
}

/** The arrays of objects that a value is, or holds. */
export function listsIn(root: JsonObject, schemaAt: Pointer): readonly { readonly at: Pointer; readonly itemAt: Pointer }[] {
  const places = [
    ['', schemaAt] as const,
    ...Object.entries(propertiesAt(root, schemaAt)).map(([name, at]) => [child('', name), at] as const),
  ]
  return places.flatMap(([at, listAt]) => {
    const itemAt = describes(root, listAt, 'array') ? itemsAt(root, listAt) : undefined
    return itemAt !== undefined && describes(root, itemAt, 'object') ? [{ at, itemAt }] : []
  })
}

/** The same schema, or one with the same properties. */
function areAkin(root: JsonObject, a: Pointer, b: Pointer): boolean {
  if (follow(root, a) === follow(root, b)) return true
  const [left, right] = [a, b].map((at) => Object.keys(propertiesAt(root, at)).toSorted().join('\n'))
  return left !== '' && left === right
}
