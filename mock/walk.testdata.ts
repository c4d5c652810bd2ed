/** A random walk over a document: valid requests on ids that answers gave, unknown ids, broken bodies, other credentials. */
import { valueOf } from '#generators/values/value-of.ts'
import { resourceKeysOf, resourcesOf } from '#generators/resources.ts'
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, Pairs } from '#lib/json.ts'
import { isJson } from '#lib/media-type.ts'
import { encodeParameter } from '#lib/parameter-style.ts'
import { fork, random, type Random } from '#lib/seed.ts'
import type { MockOptions } from '#mock/mock.ts'
import { clientOf, faultsOf, type Answer } from '#mock/world.testdata.ts'
import type { Operation } from '#model/contract.ts'
import type { Opened } from '#specs/open.ts'

export interface Step {
  readonly operation: string
  readonly kind: 'valid' | 'broken'
  readonly request: string
  readonly answer: Answer
}

export interface Walk {
  readonly steps: readonly Step[]
  readonly faults: readonly string[]
}

export async function walk(opened: Opened, seed: number, length: number, options: Partial<MockOptions> = {}): Promise<Walk> {
  const { contract } = opened
  const client = clientOf(opened, { seed, ...options })
  const faultsIn = faultsOf(opened)
  const resources = resourcesOf(contract)
  const dice = random(fork(seed, 'walk'))
  const ids = new Map<string, Json[]>()
  const steps: Step[] = []
  const faults: string[] = []
  for (let index = 0; index < length; index += 1) {
    const operation = dice.pick(contract.operations)
    if (operation === undefined) break
    const request = requestFor(operation, dice, fork(seed, index))
    const answer = await client.call(operation.method, request.path, undefined, request)
    for (const resource of resources.values()) learn(resource.key, answer, operation)
    steps.push({ operation: operation.id, kind: request.kind, request: `${operation.method} ${request.path} ${request.raw ?? ''}`, answer })
    faults.push(
      ...faultsIn(operation.method, request.path, answer).map(
        (fault) => `${fault} after ${operation.method} ${request.path} ${(request.raw ?? '').slice(0, 200)}`,
      ),
    )
  }
  return { steps, faults }

  function learn(key: string, answer: Answer, operation: Operation): void {
    const resource = resources.get(key)
    const known = ids.get(key) ?? []
    ids.set(key, known)
    const body = answer.json
    if (resource === undefined || body === undefined || answer.status >= 300) return
    if (
      resource.create?.operation.id === operation.id &&
      resource.create.idAt !== undefined &&
      !resource.create.idAt.startsWith('/headers')
    )
      known.push(valueAt(body, resource.create.idAt) ?? '')
    const listed = [resource.list, resource.within].find((one) => one?.operation.id === operation.id)
    const items = listed === undefined ? undefined : valueAt(body, listed.itemsAt)
    if (Array.isArray(items))
      known.push(...(items as readonly Json[]).flatMap((item) => (isObject(item) ? (valueAt(item, listed?.idAt ?? '') ?? []) : [])))
  }

  function requestFor(
    operation: Operation,
    chance: Random,
    made: number,
  ): { readonly kind: Step['kind']; readonly path: string; readonly raw?: string; readonly headers: Pairs; readonly as?: string } {
    const keys = resourceKeysOf(operation.path)
    let depth = -1
    const query: string[] = []
    const headers: (readonly [string, string])[] = []
    let path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      depth += 1
      const known = ids.get(keys[depth] ?? '') ?? []
      const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name)
      const value =
        known.length > 0 && chance.next() < 0.85
          ? chance.pick(known)
          : parameter?.schemaAt === undefined
            ? 'x'
            : valueOf(contract, parameter.schemaAt, { shape: 'full' }, made, 'request')
      return parameter === undefined ? 'x' : encodeParameter(parameter, value ?? 'x')
    })
    for (const parameter of operation.parameters) {
      if (parameter.in === 'path' || parameter.schemaAt === undefined || (!parameter.required && chance.next() < 0.6)) continue
      const value = valueOf(contract, parameter.schemaAt, { shape: 'full' }, made, 'request')
      if (value === undefined) continue
      if (parameter.in === 'query') query.push(encodeParameter(parameter, value))
      if (parameter.in === 'header') headers.push([parameter.name, encodeParameter(parameter, value)])
    }
    if (query.length > 0) path += `?${query.join('&')}`
    const media = operation.requestBody?.media.find(({ type }) => isJson(type))
    const value =
      media?.schemaAt === undefined
        ? undefined
        : valueOf(contract, media.schemaAt, { shape: chance.next() < 0.5 ? 'full' : 'minimal' }, made, 'request')
    const broken = chance.next() < 0.15
    if (media !== undefined && value !== undefined) headers.push(['content-type', media.type])
    const raw =
      value === undefined ? {} : { raw: broken ? chance.pick(['{', 'null', '[]', '{"name": 1}', '"\u0000"']) : JSON.stringify(value) }
    const actor = chance.next()
    const as =
      actor < 0.05
        ? { as: '' }
        : actor < 0.1
          ? { as: client.mock.credentials.stranger }
          : actor < 0.15
            ? { as: client.mock.credentials.limited }
            : actor < 0.2
              ? { as: 'unknown' }
              : {}
    return { kind: broken ? 'broken' : 'valid', path, headers, ...raw, ...as }
  }
}
