/** What may be sent to a target: reads always; writes only to what the run made, unless the target is ours to break. */
import { valueAt } from '#lib/json-pointer.ts'
import { isRead } from '#lib/read-methods.ts'
import type { Case, Plan } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { SafeMode, Target } from '#model/target.ts'
import type { Instance } from '#run/fixture-pool.ts'

export interface Safety {
  /** A string says why not. */
  permits(testCase: Case, operation: Operation, used: readonly Instance[]): true | string
  /** Whether a resource may be made for one sequence alone: not where it could never be removed again. */
  affords(resource: string): boolean
  /** Whether a request may name what the run did not make: a write might reach somebody by it. */
  mayName(method: string): boolean
  /** Counts what a create brought into being. */
  created(operation: Operation): void
}

/** Neither the path nor the body names anything that the run has made: all that there is may be meant. */
const namesNothing = ({ binds }: Case, used: readonly Instance[]): boolean =>
  used.length === 0 && binds.every(({ from: { kind } }) => kind !== 'step' && kind !== 'sent' && kind !== 'fixture')

/** A number made up may well be the id of something; of a UUID or a name nobody has heard. */
const guesses = ({ parts, binds }: Case): boolean =>
  binds.some(
    ({ at, from }) => at.startsWith('/path/') && from.kind === 'fresh' && typeof valueAt(parts.path, at.slice('/path'.length)) === 'number',
  )

const changesNothing = (method: string): boolean => isRead(method) || method === 'OPTIONS'

export function safetyOf(plan: Plan, target: Target, mode: SafeMode): Safety {
  const lasting = new Map(
    Object.values(plan.fixtures).flatMap(({ resource, undo, ways, bulk }) => {
      const makers = [
        ...ways.filter(({ by }) => by === 'create').map((way) => way.case.operation),
        ...(bulk === undefined ? [] : [bulk.operation]),
      ]
      return undo === undefined ? makers.map((operation) => [operation, resource] as const) : []
    }),
  )
  const made = new Set<string>()
  return {
    permits(testCase, operation, used) {
      const method = testCase.method ?? operation.method
      if (isRead(method)) return true
      if (mode === 'read-only') return `--safe read-only sends no ${method}`
      if (changesNothing(method)) return true
      if (mode === 'full' || target.mock) return true
      // What nothing can make is found or not had at all: a POST below it may still make something of ours, where creating is free.
      const isGiven = ({ resource }: Instance): boolean => plan.fixtures[resource]?.ways.every(({ by }) => by === 'list') === true
      const foreign = used.find((instance) => !instance.ours && !(method === 'POST' && target.loopback && isGiven(instance)))
      if (foreign !== undefined) return `the run did not make the ${foreign.resource} that this would write to`
      const isShared = /^(?:PUT|PATCH|DELETE)$/.test(method) && !operation.path.includes('{') && namesNothing(testCase, used)
      if (!target.loopback && (isShared || guesses(testCase))) return 'this might reach what the run did not make'
      const resource = lasting.get(operation.id)
      if (resource !== undefined && made.has(resource) && !target.loopback)
        return 'creation budget: what this makes could not be removed again'
      return true
    },
    affords: (resource) => mode === 'full' || target.mock || target.loopback || plan.fixtures[resource]?.undo !== undefined,
    mayName: (method) => changesNothing(method) || mode === 'full' || target.mock || target.loopback,
    created(operation) {
      const resource = lasting.get(operation.id)
      if (resource !== undefined) made.add(resource)
    },
  }
}
