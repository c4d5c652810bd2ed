/** Resources that are accepted first and end later: made with 202, and read with a state that says how far they are. */
import { child } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import { schemaBelow, type Resource } from '#generators/resources.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'

export interface Job {
  /** The property that says how far it is, and its schema. */
  readonly state: string
  readonly stateAt: Pointer
  readonly pending: readonly string[]
  readonly ended: readonly string[]
}

const stateNames = /^(?:status|state|phase)$/i
/** Only what cannot be an end: an `active` or a `new` one may stay so. */
const pendingValues =
  /^(?:queued|pending|running|processing|in[ _-]?progress|accepted|scheduled|submitted|started|waiting|preparing|initiali[sz]ing|not[ _-]?started)$/i
const goodEnds = /^(?:done|complete|completed|succeeded|success|finished|ready)$/i

const known = new WeakMap<Resource, Job | 'none'>()

export function jobOf(root: JsonObject, resource: Resource): Job | undefined {
  const job = known.get(resource) ?? findJob(root, resource) ?? 'none'
  known.set(resource, job)
  return job === 'none' ? undefined : job
}

function findJob(root: JsonObject, { create, read, updates }: Resource): Job | undefined {
  const isAccepted = create?.operation.responses.some(({ status }) => status === '202') === true
  const shownAt = read === undefined ? undefined : schemaBelow(root, read.operation, read.envelope)
  // What clients may set is no report of the server's.
  if (!isAccepted || shownAt === undefined || updates.length > 0) return undefined
  const found = Object.entries(propertiesAt(root, shownAt)).find(([name]) => stateNames.test(name))
  if (found === undefined) return undefined
  const [state, stateAt] = found
  const values = ((listedValues(effectiveSchema(root, stateAt).keywords) ?? []) as readonly Json[]).filter(
    (value) => typeof value === 'string',
  )
  const [pending, ended] = [values.filter((value) => pendingValues.test(value)), values.filter((value) => !pendingValues.test(value))]
  return pending.length === 0 || ended.length === 0
    ? undefined
    : { state, stateAt, pending, ended: ended.toSorted((a, b) => Number(goodEnds.test(b)) - Number(goodEnds.test(a))) }
}

/** Where an exchange that reads the job shows its state. */
export const stateIn = ({ read }: Resource, { state }: Job): Pointer => child(`/body${read?.envelope ?? ''}`, state)
