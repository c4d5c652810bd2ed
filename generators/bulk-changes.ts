/** Many changed or deleted at once: below a collection, under a name that says so, for a list of ids or of items with their ids. */
import { bodyKind } from '#lib/body.ts'
import { child, isObject, valueAt } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { describes, itemsAt, propertiesAt } from '#lib/schema-view.ts'
import type { Contract, Media, Operation } from '#model/contract.ts'
import { mainMedia, sentType } from '#generators/bodies.ts'
import { listsIn } from '#generators/bulk.ts'
import { bareShape, idProperty, successSchemaAt, type Resource } from '#generators/resources.ts'
import { effectiveSchema, typesOf } from '#generators/values/effective-schema.ts'

export interface BulkChange {
  readonly operation: Operation
  readonly does: 'update' | 'delete'
  /** The body's media type, where the body holds the list, and the schema of what is in it. */
  readonly media: Media
  readonly sentAt: Pointer
  readonly itemAt: Pointer
  /** Where an item of the list holds the id: `/id`, or `''` where it is the id. */
  readonly idAt: Pointer
  /** Where the answer's body holds a result for each, the schema of one, and where that holds the id. */
  readonly results?: { readonly at: Pointer; readonly resultAt: Pointer; readonly idAt: Pointer }
}

const verbs = {
  update: /^(?:bulk|batch)[-_]?(?:update|edit|patch|change)$|^(?:update|edit|patch|change)[-_]?(?:many|bulk|batch|multiple)$/i,
  delete: /^(?:bulk|batch)[-_]?(?:delete|remove|destroy)$|^(?:delete|remove|destroy)[-_]?(?:many|bulk|batch|multiple)$/i,
}

export const bulkChangesOf = (contract: Contract, resource: Resource): readonly BulkChange[] =>
  contract.operations.flatMap((operation) => {
    const does = doingOf(operation, resource)
    return does === undefined ? [] : (describeChange(contract.root, operation, resource, does) ?? [])
  })

/** A PUT to the collection itself would replace it whole, and a POST there creates. */
function doingOf({ method, path }: Operation, { key }: Resource): BulkChange['does'] | undefined {
  const [collection, shape] = [key.replace(/\/\{\}$/, ''), bareShape(path)]
  const rest =
    shape === collection
      ? ''
      : /^[/:]/.test(shape.slice(collection.length)) && shape.startsWith(collection)
        ? shape.slice(collection.length + 1)
        : undefined
  if (rest === undefined || method === 'GET') return undefined
  const isPlain = /^(?:bulk|batch)$/i.test(rest)
  if (verbs.delete.test(rest)) return method === 'POST' || method === 'DELETE' ? 'delete' : undefined
  if (verbs.update.test(rest)) return method === 'DELETE' ? undefined : 'update'
  if (rest === '' || isPlain)
    return method === 'DELETE' ? 'delete' : method === 'PATCH' || (method === 'PUT' && isPlain) ? 'update' : undefined
  return undefined
}

function describeChange(root: JsonObject, operation: Operation, resource: Resource, does: BulkChange['does']): BulkChange | undefined {
  const media = mainMedia(operation)
  if (media?.schemaAt === undefined || bodyKind(sentType(media.type)) !== 'json' || operation.requestBody?.required !== true)
    return undefined
  const idOf = (itemAt: Pointer): string | undefined =>
    idProperty(Object.keys(propertiesAt(root, itemAt)), resource.parameter, resource.collection)
  const ofItems = listsIn(root, media.schemaAt).flatMap(({ at, itemAt }) => {
    const id = idOf(itemAt)
    return id === undefined ? [] : [{ sentAt: at, itemAt, idAt: child('', id) }]
  })
  const [found] = [...ofItems, ...(does === 'delete' ? idsIn(root, media.schemaAt, resource) : [])]
  const answerAt = successSchemaAt(operation)
  const results = (answerAt === undefined ? [] : listsIn(root, answerAt)).flatMap(({ at, itemAt: resultAt }) => {
    const id = idOf(resultAt)
    return id === undefined ? [] : [{ at, resultAt, idAt: child('', id) }]
  })[0]
  return found === undefined ? undefined : { operation, does, media, ...found, ...(results !== undefined && { results }) }
}

/** A list that is called `ids`, or is the whole body, of values of the id's own type. */
function idsIn(
  root: JsonObject,
  schemaAt: Pointer,
  { read, parameter }: Resource,
): readonly Pick<BulkChange, 'sentAt' | 'itemAt' | 'idAt'>[] {
  const ownAt = read?.operation.parameters.find((one) => one.in === 'path' && one.name === parameter)?.schemaAt
  const types = ownAt === undefined ? [] : typesOf(effectiveSchema(root, ownAt).keywords)
  const named = Object.entries(propertiesAt(root, schemaAt)).filter(([name]) => /(?:^|[_-])(?:ids|uuids)$|[a-z](?:Ids|Uuids)$/.test(name))
  const places = [['', schemaAt] as const, ...named.map(([name, at]) => [child('', name), at] as const)]
  return places.flatMap(([sentAt, at]) => {
    const itemAt = describes(root, at, 'array') ? itemsAt(root, at) : undefined
    const isId =
      itemAt !== undefined &&
      isObject(valueAt(root, itemAt)) &&
      typesOf(effectiveSchema(root, itemAt).keywords).some((type) => types.includes(type))
    return isId ? [{ sentAt, itemAt, idAt: '' }] : []
  })
}
