/** Who names a thing need not be told its id: `POST /tenants` with a name, then `GET /tenants/{tenant}`, and no answer that says more. */
import { child } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { bareShape, idProperty, singular, type Resource } from '#generators/resources.ts'
import { effectiveSchema, typesOf } from '#generators/values/effective-schema.ts'

export interface Naming {
  readonly operation: Operation
  /** The property of the body that is the name. */
  readonly name: Pointer
  /** The schema of the path's parameter: what keeps it can stand in a path. */
  readonly inPathAt?: Pointer
}

/** Every case that needs the resource asks again. */
const known = new WeakMap<Resource, readonly Naming[]>()

/** Creations that tell no id, and have to be sent what goes by the name of the path's parameter. */
export function namedByCaller(contract: Contract, resource: Resource): readonly Naming[] {
  const namings = known.get(resource) ?? (resource.create === undefined ? namingsOf(contract, resource) : [])
  known.set(resource, namings)
  return namings
}

/** A creation that tells an id may want a word for a name all the same. */
export function namedBeside(contract: Contract, { key, parameter, create }: Resource): Naming | undefined {
  const schemaAt = create === undefined ? undefined : mainMedia(create.operation)?.schemaAt
  const name = schemaAt === undefined ? undefined : requiredWords(contract, schemaAt).find((one) => one.toLowerCase() === 'name')
  return create === undefined || name === undefined
    ? undefined
    : { operation: create.operation, name: child('', name), ...inPath(contract, key, parameter) }
}

function namingsOf(contract: Contract, { key, parameter, collection }: Resource): readonly Naming[] {
  const above = key.replace(/\/\{\}$/, '')
  return contract.operations.flatMap((operation) => {
    const schemaAt = operation.method === 'POST' && bareShape(operation.path) === above ? mainMedia(operation)?.schemaAt : undefined
    const name = schemaAt === undefined ? undefined : nameIn(contract, schemaAt, parameter, collection)
    return name === undefined ? [] : [{ operation, name: child('', name), ...inPath(contract, key, parameter) }]
  })
}

function inPath({ operations }: Contract, key: string, parameter: string): Pick<Naming, 'inPathAt'> {
  const [inPathAt] = operations
    .filter(({ path }) => bareShape(path).startsWith(key))
    .flatMap(({ parameters }) => parameters.find((one) => one.in === 'path' && one.name === parameter)?.schemaAt ?? [])
  return inPathAt === undefined ? {} : { inPathAt }
}

function nameIn(contract: Contract, schemaAt: Pointer, parameter: string, collection: string): string | undefined {
  const names = requiredWords(contract, schemaAt)
  const [whole, kind] = [parameter, singular(collection)].map((text) => text.toLowerCase().replace(/[^a-z0-9]/g, ''))
  // `{tenant}` and `{tenant_name}` of `/tenants` are its name, where nothing else is.
  const isName = whole === kind || whole === `${kind}name`
  return idProperty(names, parameter, collection) ?? names.find((name) => isName && name.toLowerCase() === 'name')
}

/** Required, so that the caller has the word, and single values, so that a path can hold them. */
function requiredWords({ root }: Contract, schemaAt: Pointer): readonly string[] {
  const { requiredAt, propertyAt } = effectiveSchema(root, schemaAt)
  return Object.keys(requiredAt).filter((name) => {
    const at = propertyAt[name]
    return at !== undefined && typesOf(effectiveSchema(root, at).keywords).some((type) => type === 'string' || type === 'integer')
  })
}
