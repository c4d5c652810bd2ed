/** A valid request of an operation, made anew a hundred thousand times: what takes time, its fixtures, is done once before. */
import { namesIn } from '#lib/path-template.ts'
import { isObject, tokensOf } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isRead } from '#lib/read-methods.ts'
import { listOf, type Case, type Parts } from '#model/case.ts'
import type { Contract, Operation } from '#model/contract.ts'
import type { HttpRequest, HttpResponse } from '#model/exchange.ts'
import type { Credential, Setting } from '#model/scenario.ts'
import type { Target } from '#model/target.ts'
import { resourceKeysOf } from '#generators/resources.ts'
import { bind, type Binding } from '#run/bind.ts'
import type { FixturePool, Instance, MakeWay } from '#run/fixture-pool.ts'
import type { Learner } from '#run/learn.ts'
import type { Made } from '#run/made.ts'
import { needsOf } from '#run/needs.ts'
import type { Safety } from '#run/safety.ts'
import type { WrittenDown } from '#run/written-down.ts'

export interface MakeWish {
  /** What its seeds are forked by. */
  readonly name: string
  /** Places that every request is given a value for: nothing is made or found for them. */
  readonly given: readonly Pick<Setting, 'place' | 'at'>[]
}

export interface MadeRequest {
  readonly request: HttpRequest
  /** Wants to be told of the answer, or that there was none: the request may make something on a target that is not ours to fill. */
  readonly settle?: (response: HttpResponse | null) => void
}

/** The k-th request. Pure but for the ledger. */
export type Maker = (k: number, more?: { readonly set?: readonly Setting[]; readonly credential?: Credential }) => MadeRequest

export interface Seeds {
  readonly seed: number
  readonly textSeed: number
}

/** What a player lends: its fixtures, its book, and its way to write a request. */
export interface MakerTools {
  readonly contract: Contract
  readonly target: Target
  readonly operations: ReadonlyMap<string, Operation>
  readonly pool: FixturePool
  readonly learner: Learner
  readonly made: Made
  readonly book: WrittenDown
  readonly safety: Safety
  readonly mark: Pick<Binding, 'marker'>
  readonly makeWay: (name: string) => MakeWay
  readonly seedsOf: (path: readonly (string | number)[]) => Seeds
  readonly requestOf: (testCase: Case, operation: Operation, parts: Parts, tokens: Target['tokens']) => HttpRequest
}

export const makerFor =
  (tools: MakerTools) =>
  async (planned: Case, { name, given }: MakeWish): Promise<Maker | string> => {
    const { contract, target, operations, pool, learner, made, book, safety, makeWay } = tools
    const testCase = givenTo(planned, given)
    const operation = operations.get(testCase.operation)
    if (operation === undefined) return `the contract has no operation ${testCase.operation}`
    const instances = await pool.take(needsOf([testCase], safety), makeWay(name))
    if (typeof instances === 'string') return instances
    const permitted = safety.permits(testCase, operation, [...instances.values()])
    if (permitted !== true) return permitted
    const makes = made.resourceOf(testCase)
    if (makes !== undefined && !safety.affords(makes)) return `a ${makes} could not be removed again, and load would make thousands`
    await learner.prepare([testCase], makeWay(name))
    // With nothing fresh in it, it is the same for every k: made once, and by those who send it taken apart once.
    const same = isRead(operation.method) && given.length === 0 && testCase.binds.every(({ from }) => from.kind === 'fixture')
    let once: MadeRequest | undefined
    const make: Maker = (k, { set = [], credential } = {}) => {
      const bound = bind(testCase, {
        contract,
        ...tools.seedsOf(['load', name, k]),
        ...tools.mark,
        exchanges: [],
        bound: [],
        idOf: (resource) => instances.get(resource)?.id,
        learned: (from) => learner.valueOf(from, operation.method, instances),
      })
      const parts = withSettings(bound.ok ? bound.parts : testCase.parts, operation, set)
      const tokens = credential === undefined ? target.tokens : { ...target.tokens, main: credential.token }
      const request = tools.requestOf(testCase, operation, parts, tokens)
      if (target.mock || isRead(request.method)) return { request }
      const sent = { request, sequence: `load ${name} ${k}`, path: parts.path, instances: lineageIn(operation, parts.path) }
      return { request, settle: book.under(testCase, { ...sent, ...(credential && { credential: credential.name }) }) }
    }
    return (k, more) => (same && more === undefined ? (once ??= make(k)) : make(k, more))
  }

/** Without the binds that the caller's values replace. */
const givenTo = (testCase: Case, given: MakeWish['given']): Case => {
  const replaced = new Set(
    given.flatMap(({ place, at }) => (place === 'path' ? [`/path/${at}`] : place === 'body' && at === '' ? ['/body/value'] : [])),
  )
  return { ...testCase, binds: testCase.binds.filter(({ at }) => !replaced.has(at)) }
}

/** `parts` with the caller's values in them. */
function withSettings(parts: Parts, operation: Operation, settings: readonly Setting[]): Parts {
  let changed = parts
  for (const { place, at, value } of settings) {
    if (place === 'path') changed = { ...changed, path: { ...changed.path, [at]: value } }
    else if (place === 'body') changed = { ...changed, body: bodyWith(changed.body, operation, at, value) }
    else {
      const list = listOf[place]
      const same = (name: string): boolean => (place === 'header' ? name.toLowerCase() === at.toLowerCase() : name === at)
      changed = { ...changed, [list]: [...changed[list].filter(([name]) => !same(name)), [at, value]] }
    }
  }
  return changed
}

function bodyWith(body: Parts['body'], { requestBody }: Operation, at: Pointer, value: Json): NonNullable<Parts['body']> {
  const mediaType = body?.mediaType ?? requestBody?.media[0]?.type ?? 'application/json'
  const before = body?.kind === 'json' ? body.value : {}
  return { kind: 'json', mediaType, value: planted(before, tokensOf(at), value) }
}

/** Parents that are missing are made. */
function planted(root: Json, [token, ...rest]: readonly string[], value: Json): Json {
  if (token === undefined) return value
  if (Array.isArray(root))
    return (root as readonly Json[]).map((item, index) => (String(index) === token ? planted(item, rest, value) : item))
  const object = isObject(root) ? root : {}
  return { ...object, [token]: planted(object[token] ?? {}, rest, value) }
}

/** The resources that a path names, for whoever has to find their way back to what was made below them. */
function lineageIn({ path }: Operation, values: Parts['path']): ReadonlyMap<string, Instance> {
  const keys = resourceKeysOf(path)
  const found = new Map<string, Instance>()
  let parent: Instance | undefined
  for (const [index, name] of namesIn(path).entries()) {
    const [resource, id] = [keys[index], values[name]]
    if (resource === undefined || id === undefined) continue
    const instance: Instance = { resource, id, ours: true, ...(parent !== undefined && { parent }) }
    found.set(resource, instance)
    parent = instance
  }
  return found
}
