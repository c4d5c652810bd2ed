/**
 * Requests that reach many things by the ids in their body, or all by naming none: `POST /parcels/batch_delete`, `DELETE /things`. What the
 * run did not make is not to be reached: a number made up at random may well be the id of something.
 */
import { child, isObject } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import type { Bind, Body, Case } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { bulkChangesOf } from '#generators/bulk-changes.ts'
import type { Planning } from '#generators/planning.ts'

export const reachesMany = ({ method, path }: Operation): boolean =>
  !path.endsWith('}') &&
  (method === 'DELETE' || /[^/]*(?:delete|remove|destroy|(?:bulk|batch)[-_]?(?:update|edit|patch|change))[^/]*$/i.test(path))

/** One thing of the sequence's own, in the place of the first that the body names. */
export function aimed(planning: Pick<Planning, 'contract' | 'resources' | 'available'>, operation: Operation, body: Body): readonly Bind[] {
  if (body.kind !== 'json' || !reachesMany(operation)) return []
  for (const resource of planning.resources.values()) {
    const change = bulkChangesOf(planning.contract, resource).find((one) => one.operation === operation)
    if (change === undefined || !planning.available.has(resource.key)) continue
    const at: Pointer = `${change.sentAt}/0${change.idAt}`
    return idsIn(body.value, '').some((id) => id.at === at)
      ? [{ at: `/body/value${at}`, from: { kind: 'fixture', resource: resource.key, owner: 'main', use: 'own' } }]
      : []
  }
  return []
}

/** Whether a request of such an operation names nothing but what the run makes, or what nothing can be called. */
export function reachesOurs({ parts: { body }, binds }: Case): boolean {
  if (body === undefined) return true
  const bound = new Set(binds.flatMap(({ at, from }) => (/^(?:step|sent|fixture)$/.test(from.kind) ? [at] : [])))
  if (body.kind !== 'json') return [...bound].some((at) => at.startsWith('/body/'))
  return idsIn(body.value, '').every(({ at, value }) => bound.has(`/body/value${at}`) || !mayBeId(value))
}

interface Id {
  readonly at: Pointer
  readonly value: Json
}

function idsIn(value: Json, at: Pointer, isId = /^(?:\/\d+)?$/.test(at)): readonly Id[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item, index) => idsIn(item, child(at, index), isId))
  if (!isObject(value)) return isId ? [{ at, value }] : []
  return Object.entries(value).flatMap(([name, member]) =>
    idsIn(member, child(at, name), /(?:^|[_-])(?:id|uuid|key)s?$|[a-z](?:Id|Uuid|Key)s?$/i.test(name)),
  )
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const mayBeId = (value: Json): boolean =>
  typeof value === 'number' ? Number.isSafeInteger(value) && value > 0 : typeof value === 'string' && value !== '' && !uuid.test(value)
