/**
 * Which resources a contract speaks of, and which operations make, list, read, change and delete them.
 * Inferred from path templates and response schemas alone: the planner and the mock share the answer.
 */
import { child, follow, tokensOf } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { isJson } from '#lib/media-type.ts'
import { shapeOf } from '#lib/path-template.ts'
import { describes, itemsAt, propertiesAt } from '#lib/schema-view.ts'
import type { Contract, Operation } from '#model/contract.ts'

export interface Resource {
  /** The path up to and with the id, names erased: `/integrations/v1/{}/actions/{}`. */
  readonly key: string
  /** Name of the path parameter that holds the id. */
  readonly parameter: string
  /** The last literal before the id: `actions`. */
  readonly collection: string
  /** Key of the resource whose id stands before this one's. */
  readonly parent?: string
  /** How many ids stand in its path. */
  readonly depth: number
  readonly create?: Produced
  readonly list?: Listed
  readonly read?: Produced
  readonly updates: readonly Produced[]
  readonly delete?: Operation
  /** Where its parent's read lists it. */
  readonly within?: Listed
}

export interface Produced {
  readonly operation: Operation
  /** Where the response body holds the resource: `''` or `/integration`. */
  readonly envelope: Pointer
  /** Where the response body holds the id, or `/headers/location` (an exchange pointer) where only that does; undefined where neither does. */
  readonly idAt?: Pointer
}

export interface Listed {
  readonly operation: Operation
  /** Where the response body holds the array: `''` or `/integrations`. */
  readonly itemsAt: Pointer
  /** Where an item holds its id: `/id`. */
  readonly idAt: Pointer
}

const createVerb = /^(?:create|new|add|register)$/i
const listVerb = /^(?:get|list|all|search|index)$/i
const envelopeNames = /^(?:data|item|result|record|resource|value)$/i

/** Resources by key, parents before children. */
export function resourcesOf(contract: Contract): ReadonlyMap<string, Resource> {
  const places = new Map<
    string,
    { readonly prefix: string; readonly parameter: string; readonly parent?: string; readonly depth: number }
  >()
  for (const { path } of contract.operations) {
    let parent: string | undefined
    let depth = 0
    const segments = path.split('/')
    for (const [index, segment] of segments.entries()) {
      const name = /^\{([^{}]+)\}$/.exec(segment)?.[1]
      if (name === undefined) continue
      const key = shapeOf(segments.slice(0, index + 1).join('/'))
      depth += 1
      if (!places.has(key))
        places.set(key, {
          prefix: shapeOf(segments.slice(0, index).join('/')),
          parameter: name,
          depth,
          ...(parent !== undefined && { parent }),
        })
      parent = key
    }
  }
  const resources = new Map<string, Resource>()
  for (const [key, place] of [...places].sort(([, a], [, b]) => a.depth - b.depth)) {
    resources.set(key, describeResource(contract, key, place, resources))
  }
  return resources
}

function describeResource(
  contract: Contract,
  key: string,
  {
    prefix,
    parameter,
    parent,
    depth,
  }: { readonly prefix: string; readonly parameter: string; readonly parent?: string; readonly depth: number },
  known: ReadonlyMap<string, Resource>,
): Resource {
  const collection = prefix.split('/').findLast((segment) => segment !== '' && segment !== '{}') ?? ''
  const at = (method: string, shape: string): Operation | undefined =>
    contract.operations.find((operation) => operation.method === method && bareShape(operation.path) === shape)
  const verbs = (method: string, verb: RegExp): readonly Operation[] =>
    contract.operations.filter((operation) => {
      const shape = bareShape(operation.path)
      const rest = shape.startsWith(`${prefix}/`) ? shape.slice(prefix.length + 1) : undefined
      return operation.method === method && (shape === prefix || (rest !== undefined && verb.test(rest)))
    })
  const produced = (operation: Operation): Produced => ({ operation, ...findResource(contract, operation, parameter, collection) })
  const read = at('GET', key)
  const shown = read === undefined ? undefined : produced(read)
  const isMade = (one: Produced): boolean => one.idAt !== undefined && (shown === undefined || areAkin(contract, one, shown))
  // `/projects/{id}/issues` may make and list what `/issues/{id}` reads.
  const elsewhere = (method: string): readonly Operation[] => {
    const found = contract.operations.filter(
      ({ method: own, path }) => own === method && bareShape(path).endsWith(`/{}/${collection}`) && !bareShape(path).startsWith(`${key}/`),
    )
    // What nothing reads by itself is made there only if it can be made nowhere else.
    const isPlain = shown !== undefined || (found.length === 1 && contract.operations.every(({ path }) => bareShape(path) !== prefix))
    return depth > 1 || !isPlain ? [] : found
  }
  const create = [...verbs('POST', createVerb), ...elsewhere('POST')].map(produced).find(isMade)
  const list = [...verbs('GET', listVerb), ...elsewhere('GET')]
    .map((operation) => findItems(contract, operation, parameter, collection))
    .find((found) => found !== undefined)
  const remove = at('DELETE', key)
  const parentRead = parent === undefined ? undefined : known.get(parent)?.read
  const within =
    parentRead === undefined ? undefined : findItems(contract, parentRead.operation, parameter, collection, { within: parentRead.envelope })
  return {
    key,
    parameter,
    collection,
    depth,
    updates: ['PUT', 'PATCH']
      .map((method) => at(method, key))
      .filter((operation) => operation !== undefined)
      .map(produced),
    ...(parent !== undefined && { parent }),
    ...(create !== undefined && { create }),
    ...(list !== undefined && { list }),
    ...(shown !== undefined && { read: shown }),
    ...(remove !== undefined && { delete: remove }),
    ...(within !== undefined && { within }),
  }
}

/** A PUT that documents 201 brings a resource into being under an id of the caller's choice, RFC 9110 §9.3.4. */
export const putsNew = ({ key, create, updates }: Resource): Operation | undefined =>
  create === undefined && key.endsWith('{}')
    ? updates.find(({ operation: { method, responses } }) => method === 'PUT' && responses.some(({ status }) => status === '201'))
        ?.operation
    : undefined

/** What brings one into being under an id that is known then: a POST whose answer tells it, or a PUT whose caller chose it. */
export const makerOf = (resource: Resource): Operation | undefined => resource.create?.operation ?? putsNew(resource)

/** Whether two operations answer the same kind of thing: a ticket for a job that creates is not what was created. */
function areAkin({ root }: Contract, a: Produced, b: Produced): boolean {
  const [left, right] = [a, b].map(({ operation, envelope }) => {
    const at = schemaBelow(root, operation, envelope)
    return at === undefined ? [] : Object.keys(propertiesAt(root, at))
  })
  if (left === undefined || right === undefined || left.length === 0 || right.length === 0) return true
  const common = left.filter((name) => right.includes(name)).length
  return common * 2 >= Math.min(left.length, right.length)
}

/** The keys of the resources whose ids stand in a path, outermost first. */
export function resourceKeysOf(path: string): readonly string[] {
  const segments = path.split('/')
  return segments.flatMap((segment, index) => (/^\{[^{}]+\}$/.test(segment) ? [shapeOf(segments.slice(0, index + 1).join('/'))] : []))
}

/** The schema of an operation's successful JSON body. */
export function successSchemaAt(operation: Operation): Pointer | undefined {
  for (const rule of operation.responses) {
    if (!/^2(?:\d\d|XX)$/i.test(rule.status)) continue
    const media = rule.media.find(({ type, schemaAt }) => schemaAt !== undefined && (isJson(type) || type === '*/*'))
    if (media?.schemaAt !== undefined) return media.schemaAt
  }
  return undefined
}

/** The schema of what stands at a place of an operation's successful body. */
export const schemaBelow = (root: JsonObject, operation: Operation, at: Pointer): Pointer | undefined =>
  tokensOf(at).reduce<Pointer | undefined>(
    (above, name) => (above === undefined ? undefined : propertiesAt(root, above)[name]),
    successSchemaAt(operation),
  )

/** The schema of an item of a list. */
export function itemSchemaAt(root: JsonObject, { operation, itemsAt: at }: Pick<Listed, 'operation' | 'itemsAt'>): Pointer | undefined {
  const arrayAt = schemaBelow(root, operation, at)
  return arrayAt === undefined ? undefined : itemsAt(root, arrayAt)
}

/** `/items/` is the collection of `/items/{id}` as much as `/items` is. */
export const bareShape = (path: string): string => shapeOf(path).replace(/(?<=.)\/$/, '')

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** `categories` gives `category`, `branches` gives `branch`, `users` gives `user`. */
export const singular = (name: string): string =>
  name
    .replace(/ies$/i, 'y')
    .replace(/(?<=(?<!ca|ni)ch|sh|ss|x)es$/i, '')
    .replace(/(?<=[^s])s$/i, '')

/** The property that holds the id: the parameter's own name, `id`, `userId` of `users`, then the usual others. */
const idIn = (properties: { readonly [name: string]: Pointer }, parameter: string, collection: string): string | undefined =>
  idProperty(Object.keys(properties), parameter, collection)

export function idProperty(names: readonly string[], parameter: string, collection: string): string | undefined {
  // `package_name` of `packages` is their `name`.
  const own = plain(singular(collection))
  const rest = own !== '' && plain(parameter).startsWith(own) ? plain(parameter).slice(own.length) : ''
  const wanted = [
    plain(parameter),
    ...(rest === '' ? [] : [rest]),
    'id',
    `${plain(singular(collection))}id`,
    'uuid',
    'guid',
    'key',
    'slug',
    'code',
    'name',
  ]
  const usual = /(?:id|key|code|name|slug|uuid|guid)$/i.test(parameter) ? wanted : wanted.slice(0, rest === '' ? 5 : 6)
  for (const name of usual) {
    if (name === 'name' && plain(parameter) !== 'name' && rest !== 'name') continue
    const found = names.find((property) => plain(property) === name)
    if (found !== undefined) return found
  }
  return undefined
}

export function findResource(
  contract: Contract,
  operation: Operation,
  parameter: string,
  collection: string,
): { readonly envelope: Pointer; readonly idAt?: Pointer } {
  const schemaAt = successSchemaAt(operation)
  const located = operation.responses.some(
    ({ status, headers }) => status.startsWith('2') && headers.some(({ name }) => name === 'location'),
  )
  const byHeader = located ? { idAt: '/headers/location' } : {}
  if (schemaAt === undefined) return { envelope: '', ...byHeader }
  const top = propertiesAt(contract.root, schemaAt)
  const own = idIn(top, parameter, collection)
  const wrapped = Object.entries(top)
    .filter(([, at]) => describes(contract.root, at, 'object'))
    .sort(([a], [b]) => rank(a, collection) - rank(b, collection))
  if (own === undefined) {
    for (const [name, at] of wrapped) {
      const inner = idIn(propertiesAt(contract.root, at), parameter, collection)
      if (inner !== undefined) return { envelope: child('', name), idAt: child('', name, inner) }
    }
    return { envelope: '', ...byHeader }
  }
  return { envelope: '', idAt: child('', own) }
}

const rank = (name: string, collection: string): number =>
  plain(name) === plain(singular(collection)) ? 0 : envelopeNames.test(name) ? 1 : 2

/** The list that an operation answers, where what is in it has no path of its own. */
export const listedAt = (contract: Contract, operation: Operation, collection: string): Listed | undefined =>
  findItems(contract, operation, 'id', collection)

/** `within`: the envelope of a parent; there only a list that is named after the collection is meant. */
export function findItems(
  contract: Contract,
  operation: Operation,
  parameter: string,
  collection: string,
  { within }: { readonly within?: Pointer } = {},
): Listed | undefined {
  const envelope = within ?? ''
  const schemaAt = schemaBelow(contract.root, operation, envelope)
  if (schemaAt === undefined) return undefined
  const idAtOf = (arrayAt: Pointer): Pointer | undefined => {
    const items = itemsAt(contract.root, follow(contract.root, arrayAt))
    const id = items === undefined ? undefined : idIn(propertiesAt(contract.root, items), parameter, collection)
    return id === undefined ? undefined : child('', id)
  }
  if (within === undefined && describes(contract.root, schemaAt, 'array')) {
    const idAt = idAtOf(schemaAt)
    return idAt === undefined ? undefined : { operation, itemsAt: '', idAt }
  }
  const arrays = Object.entries(propertiesAt(contract.root, schemaAt)).filter(([, at]) => describes(contract.root, at, 'array'))
  const named = arrays.filter(([name]) => plain(name) === plain(collection))
  for (const [name, at] of named.length > 0 || within !== undefined ? named : arrays) {
    const idAt = idAtOf(at)
    if (idAt !== undefined) return { operation, itemsAt: envelope + child('', name), idAt }
  }
  return undefined
}
