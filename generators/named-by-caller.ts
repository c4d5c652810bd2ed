/** Who names a thing need not be told its id: `POST /tenants` with a name, then `GET /tenants/{tenant}`, and no answer that says more. */
import { child } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { bareShape, idProperty, singular, type Resource } from '#generators/resources.ts'
import { effectiveSchema, typesOf } from '#generators/values/effective-schema.ts'

/** Creations that have to be sent what goes by the name of the path's parameter, and where an exchange holds it. */
export function namedByCaller(
  contract: Contract,
  { key, parameter, collection }: Resource,
): readonly { readonly operation: Operation; readonly idAt: Pointer }[] {
  const above = key.replace(/\/\{\}$/, '')
  return contract.operations.flatMap((operation) => {
    const schemaAt = operation.method === 'POST' && bareShape(operation.path) === above ? mainMedia(operation)?.schemaAt : undefined
    const name = schemaAt === undefined ? undefined : nameIn(contract, schemaAt, parameter, collection)
    return name === undefined ? [] : [{ operation, idAt: child('/sent', name) }]
  })
}

/** Required, so that the caller has the word, and one short value, so that a path can hold it. */
function nameIn({ root }: Contract, schemaAt: Pointer, parameter: string, collection: string): string | undefined {
  const { requiredAt, propertyAt } = effectiveSchema(root, schemaAt)
  const names = Object.keys(requiredAt).filter((name) => {
    const types = typesOf(effectiveSchema(root, propertyAt[name] ?? schemaAt).keywords)
    return propertyAt[name] !== undefined && types.some((type) => type === 'string' || type === 'integer')
  })
  const words = singular(collection).toLowerCase()
  // `{tenant}` of `/tenants` is its name, where nothing else is.
  const own = parameter.toLowerCase().replace(/[^a-z0-9]/g, '') === words.replace(/[^a-z0-9]/g, '') ? 'name' : undefined
  return idProperty(names, parameter, collection) ?? names.find((name) => name === own || name === withoutKind(parameter, collection))
}

/** `tenant_name` of `/tenants` is `name`. */
const withoutKind = (parameter: string, collection: string): string =>
  parameter.toLowerCase().replace(new RegExp(`^${singular(collection).toLowerCase().replace(/[^a-z0-9]/g, '')}[-_]?`), '')
