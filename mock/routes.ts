/** Every operation with what it does to which resource, indexed by path: worked out once, looked up per request. */
import { bringsBack } from '#lib/bringing-back.ts'
import { child, lastToken, valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { declaredTypeAt, type DeclaredType } from '#lib/declared-type.ts'
import { pathMatcher, shapeOf, type PathMatch } from '#lib/path-template.ts'
import { describes, propertiesAt } from '#lib/schema-view.ts'
import { actionsOf } from '#generators/actions.ts'
import { bulkChangesOf } from '#generators/bulk-changes.ts'
import { bulkOf } from '#generators/bulk.ts'
import { collectionsOf } from '#generators/collections.ts'
import { itemSchemaAt, resourceKeysOf, resourcesOf, singular, successSchemaAt, type Resource } from '#generators/resources.ts'
import { ruleOf, stateOf } from '#generators/state-rules.ts'
import { toldActionsOf } from '#generators/told-actions.ts'
import type { StateRule } from '#model/case.ts'
import type { Contract, Operation, Parameter, ResponseRule } from '#model/contract.ts'

/** `bulk`: many are created at once; `bulk-change`: many are changed or deleted; `part`: what stands below an item, or alone; `restore`: what was deleted is brought back; `perform`: any other POST. */
export type Role = 'create' | 'bulk' | 'bulk-change' | 'list' | 'read' | 'replace' | 'merge' | 'remove' | 'part' | 'perform' | 'restore'

export interface Route {
  readonly operation: Operation
  readonly role: Role
  /** What is created or listed, or what the last id in the path names; a thing of its own where no id stands in the path. */
  readonly resource: Resource
  /** The resources whose ids stand in the path, outermost first, and the parameters that hold them. */
  readonly ancestors: readonly { readonly resource: Resource; readonly parameter: string }[]
  /** Where the answer holds the resource. */
  readonly envelope: Pointer
  readonly parameters: readonly { readonly parameter: Parameter; readonly declared: DeclaredType }[]
  readonly success: Success
  /** In which states of what the last id in the path names it is done. */
  readonly states?: { readonly name: string; readonly ruleFor: (body: Json | undefined) => StateRule | undefined }
  /** Of a list: where its answer holds the array, and the schema of an item. */
  readonly listed?: { readonly at: Pointer; readonly itemAt: Pointer | undefined }
}

export interface Success {
  readonly status: number
  readonly rule?: ResponseRule
  /** Where PUT makes something new. */
  readonly created?: Success
}

export interface Routes {
  find(method: string, path: string): PathMatch<Route> | undefined
  /** The methods that a path has. */
  methodsOf(path: string): readonly string[]
  readonly resources: ReadonlyMap<string, Resource>
}

export function routesOf(contract: Contract): Routes {
  const named = resourcesOf(contract)
  const resources = new Map([...named, ...collectionsOf(contract, named)])
  const roles = rolesOf(contract, resources)
  const matcher = pathMatcher(
    contract.operations.map((operation) => ({
      method: operation.method,
      path: operation.path,
      data: routeOf(contract, operation, resources, roles),
    })),
  )
  const methods = [...new Set(contract.operations.map(({ method }) => method))]
  return { find: matcher, methodsOf: (path) => methods.filter((method) => matcher(method, path) !== undefined), resources }
}

interface Assigned {
  readonly role: Role
  readonly resource: Resource
  readonly envelope?: Pointer
}

type Roles = ReadonlyMap<string, Assigned>

function rolesOf(contract: Contract, resources: ReadonlyMap<string, Resource>): Roles {
  const roles = new Map<string, Assigned>()
  const give = (operation: Operation, role: Role, resource: Resource, envelope?: Pointer): void => {
    if (!roles.has(operation.id)) roles.set(operation.id, { role, resource, ...(envelope !== undefined && { envelope }) })
  }
  for (const resource of resources.values()) {
    if (resource.create !== undefined) give(resource.create.operation, 'create', resource, resource.create.envelope)
    if (resource.list !== undefined) give(resource.list.operation, 'list', resource, '')
    if (resource.read !== undefined) give(resource.read.operation, 'read', resource, resource.read.envelope)
    for (const { operation, envelope } of resource.updates)
      give(operation, operation.method === 'PUT' ? 'replace' : 'merge', resource, envelope)
    if (resource.delete !== undefined) {
      give(resource.delete, 'remove', resource)
      for (const action of actionsOf({ contract, resources }, resource).filter(bringsBack))
        give(action, 'restore', resource, resource.read?.envelope)
    }
    const many = bulkOf(contract, resource)
    if (many !== undefined) give(many.operation, 'bulk', resource, '')
    for (const { operation } of bulkChangesOf(contract, resource)) give(operation, 'bulk-change', resource, '')
  }
  return roles
}

function routeOf(contract: Contract, operation: Operation, resources: ReadonlyMap<string, Resource>, roles: Roles): Route {
  const keys = resourceKeysOf(operation.path)
  const ancestors = keys.flatMap((key) => {
    const resource = resources.get(key)
    return resource === undefined ? [] : [{ resource, parameter: parameterOf(operation.path, key) }]
  })
  const assigned = roles.get(operation.id) ?? creating(operation, resources)
  const own = assigned?.resource ?? ancestors.at(-1)?.resource ?? alone(operation)
  const role = assigned?.role ?? (operation.method === 'POST' ? 'perform' : 'part')
  return {
    operation,
    role,
    resource: own,
    ancestors,
    envelope: assigned?.envelope ?? envelopeOf(contract, operation, own),
    parameters: operation.parameters.map((parameter) => ({ parameter, declared: declaredTypeAt(contract.root, parameter.schemaAt) })),
    success: successOf(operation, role),
    ...statesOf(contract, operation, ancestors.at(-1)?.resource),
    ...(role === 'list' && { listed: listedIn(contract, operation, own.list?.itemsAt ?? '') }),
  }
}

function statesOf(contract: Contract, operation: Operation, resource: Resource | undefined): Pick<Route, 'states'> {
  const { root } = contract
  const state = resource === undefined || operation.method === 'GET' ? undefined : stateOf(root, resource)
  if (state === undefined) return {}
  const told = toldActionsOf(contract, operation)
  const rules = new Map(told.map((one) => [one.verb, ruleOf(root, operation, state, one)]))
  const [first] = told
  const rule = first === undefined ? ruleOf(root, operation, state) : undefined
  return { states: { name: state.name, ruleFor: (body) => (first === undefined ? rule : rules.get(String(valueAt(body, first.at)))) } }
}

const listedIn = ({ root }: Contract, operation: Operation, at: Pointer): NonNullable<Route['listed']> => ({
  at,
  itemAt: itemSchemaAt(root, { operation, itemsAt: at }),
})

/** The name that an operation's own path gives to the id of a resource. */
const parameterOf = (path: string, key: string): string => path.split('/')[key.split('/').length - 1]?.slice(1, -1) ?? ''

/** A POST to the collection creates, even if its answer does not show the id. */
function creating(operation: Operation, resources: ReadonlyMap<string, Resource>): Assigned | undefined {
  if (operation.method !== 'POST') return undefined
  const resource = resources.get(`${shapeOf(operation.path)}/{}`)
  if (resource === undefined || resource.create !== undefined || resource.list === undefined) return undefined
  return { role: 'create', resource, envelope: '' }
}

const alone = ({ path }: Operation): Resource => ({
  key: `alone ${path}`,
  parameter: '',
  collection: path.split('/').findLast((segment) => segment !== '' && !segment.startsWith('{')) ?? '',
  depth: 0,
  updates: [],
})

/** A part of an item is answered inside a member that is named like it, or bare. */
function envelopeOf(contract: Contract, operation: Operation, resource: Resource): Pointer {
  const schemaAt = successSchemaAt(operation)
  if (schemaAt === undefined) return ''
  const known = [resource.read, ...resource.updates, resource.create].find((produced) => produced !== undefined && produced.envelope !== '')
  const wanted = [lastToken(known?.envelope ?? ''), singular(resource.collection)]
    .map((name) => name.toLowerCase())
    .filter((name) => name !== '')
  const found = Object.entries(propertiesAt(contract.root, schemaAt)).find(
    ([name, at]) => wanted.includes(name.toLowerCase()) && describes(contract.root, at, 'object'),
  )
  return found === undefined ? '' : child('', found[0])
}

function successOf(operation: Operation, role: Role): Success {
  const exact = operation.responses.filter(({ status }) => /^[23]\d\d$/.test(status)).sort((a, b) => Number(a.status) - Number(b.status))
  const [lowest] = exact
  const usual = role === 'create' ? 201 : role === 'remove' ? 204 : 200
  if (lowest === undefined || !lowest.status.startsWith('2')) {
    const range =
      operation.responses.find(({ status }) => status === '2XX') ?? operation.responses.find(({ status }) => status === 'default')
    // An answer with content is no 204.
    const status = usual === 204 && (range?.media.length ?? 0) > 0 ? 200 : usual
    if (range !== undefined) return { status, rule: range }
  }
  // A document that knows no success of an operation cannot be kept by one.
  const [refusal] = operation.responses
    .filter(({ status }) => /^[45]\d\d$/.test(status))
    .sort((a, b) => Number(a.status) - Number(b.status))
  if (lowest === undefined && refusal !== undefined) return { status: Number(refusal.status), rule: refusal }
  const created = role === 'replace' ? exact.find(({ status }) => status === '201') : undefined
  return {
    status: lowest === undefined ? usual : Number(lowest.status),
    ...(lowest !== undefined && { rule: lowest }),
    ...(created !== undefined && { created: { status: 201, rule: created } }),
  }
}
