/** What the run made on the target: written down at once, with the request that takes it away, and removed at the end, newest first. */
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { namesIn } from '#lib/path-template.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Case, Fixture, Parts } from '#model/case.ts'
import { operationsById, type Operation } from '#model/contract.ts'
import type { Exchange } from '#model/exchange.ts'
import type { Removal } from '#model/target.ts'
import { resourceKeysOf } from '#generators/resources.ts'
import { serialise } from '#http/serialise.ts'
import { exchangeValue } from '#suites/observed.ts'
import { lineage, type Instance } from '#run/fixture-pool.ts'
import { inParallel } from '#run/in-parallel.ts'
import type { Pace } from '#run/pace.ts'
import { remove } from '#run/remove.ts'
import type { RunTools } from '#run/run-tools.ts'

export interface Made {
  /** The resource that a success of this case brings into being. */
  resourceOf(testCase: Case): string | undefined
  /** `credential`: the variable that holds the one it was made with, where it is not the actor's. */
  note(testCase: Case, exchange: Exchange, path: Parts['path'], instances: ReadonlyMap<string, Instance>, credential?: string): void
  /** It stands on the target, and was made by this run: nothing else bears its mark. */
  found(resource: string, id: Json): void
  /** Somebody took it away by this URL. */
  gone(url: string): void
  /** Gives what could not be removed. */
  undo(): Promise<readonly string[]>
}

interface Thing {
  readonly resource: string
  readonly id: Json
  readonly removal: Removal | undefined
}

export interface MadeTools extends Pick<RunTools, 'opened' | 'plan' | 'target' | 'clock' | 'ledger' | 'credentials'> {
  readonly pace: Pace
}

export function madeBy({ opened: { contract }, plan, target, clock, ledger, pace, credentials = {} }: MadeTools): Made {
  const operations = operationsById(contract)
  const things: Thing[] = []
  // A method that nobody documented may do what the documented one does.
  const fixtureFor = ({ operation, method = 'POST' }: Case): Fixture | undefined =>
    !/^(?:POST|PUT|PATCH)$/.test(method)
      ? undefined
      : Object.values(plan.fixtures).find(
          ({ ways, bulk }) => bulk?.operation === operation || ways.some((way) => way.by !== 'list' && way.case.operation === operation),
        )
  const removalOf = (instance: Instance, actor: Case['actor'], credential?: string): Removal | undefined => {
    const operation = operations.get(plan.fixtures[instance.resource]?.undo ?? '')
    if (operation === undefined) return undefined
    const parts: Parts = { path: pathOf(operation, instance), query: [], headers: [], cookies: [] }
    const { method, url } = serialise(operation, parts, { baseUrl: target.baseUrl, extraHeaders: [], placements: [] })
    const who = actor === 'stranger' ? 'stranger' : 'main'
    return { method, url, actor: who, security: operation.security, ...(credential !== undefined && { credential }) }
  }
  const keep = ({ resource, id }: Instance, path: Parts['path'], removal: Removal | undefined): void => {
    things.push({ resource, id, removal })
    const filled = Object.fromEntries(Object.entries({ ...path, id }).map(([name, value]) => [name, String(value)]))
    ledger({ kind: 'created', resource, path: filled, ...(removal !== undefined && { removal }) })
  }
  return {
    resourceOf: (testCase) => fixtureFor(testCase)?.resource,
    note(testCase, exchange, path, instances, credential) {
      const fixture = fixtureFor(testCase)
      if (fixture === undefined) return
      const parent = fixture.parent === undefined ? undefined : instances.get(fixture.parent)
      for (const id of idsIn(fixture, testCase, exchange, path)) {
        const instance: Instance = { resource: fixture.resource, id, ours: true, ...(parent !== undefined && { parent }) }
        keep(instance, path, removalOf(instance, testCase.actor, credential))
      }
    },
    found(resource, id) {
      const instance: Instance = { resource, id, ours: true }
      keep(instance, {}, removalOf(instance, 'main'))
    },
    gone(url) {
      const index = things.findLastIndex(({ removal }) => removal?.url === url)
      const [thing] = index === -1 ? [] : things.splice(index, 1)
      if (thing !== undefined) ledger({ kind: 'removed', resource: thing.resource, url })
    },
    async undo() {
      const left: string[] = []
      const takeAway = async ({ resource, id, removal }: Thing): Promise<void> => {
        if (removal !== undefined) await pace.turn()
        const why = removal === undefined ? 'nothing removes it' : await remove(removal, { ...target, contract, clock, credentials })
        if (why === undefined && removal !== undefined) ledger({ kind: 'removed', resource, url: removal.url })
        else left.push(`${resource} ${String(id)}`)
      }
      for (const alike of inRows(things.splice(0).toReversed())) await inParallel(alike, removalsAtATime, takeAway)
      return left
    },
  }
}

const removalsAtATime = 4

/** Neighbours of one kind: none of them stands in another, or was made of it. */
function inRows(things: readonly Thing[]): readonly (readonly Thing[])[] {
  const rows: Thing[][] = []
  for (const thing of things) {
    const row = rows.at(-1)
    if (row?.[0]?.resource === thing.resource) row.push(thing)
    else rows.push([thing])
  }
  return rows
}

/** What was made: the response says its id, or the caller chose it, and 201 says that it was not there before (RFC 9110 §9.3.4). */
function idsIn({ ways: [way], bulk }: Fixture, { operation }: Case, exchange: Exchange, path: Parts['path']): readonly Json[] {
  const { outcome } = exchange
  if (outcome.kind !== 'response' || !isSuccess(outcome.status)) return []
  if (bulk?.operation === operation) {
    const results = exchangeValue(exchange, bulk.itemsAt)
    return Array.isArray(results) ? (results as readonly Json[]).flatMap((one) => valueAt(one, bulk.idAt) ?? []) : []
  }
  const chosen = outcome.status === 201 ? valueAt(path, way.idAt.slice('/path'.length)) : undefined
  const id = way.by === 'choose' ? chosen : exchangeValue(exchange, way.idAt)
  return id === undefined || id === null ? [] : [id]
}

/** Each id where the path names its resource. */
function pathOf({ path }: Operation, instance: Instance): Parts['path'] {
  const chain = lineage(instance)
  const keys = resourceKeysOf(path)
  return Object.fromEntries(namesIn(path).map((name, index) => [name, chain.find(({ resource }) => resource === keys[index])?.id ?? null]))
}
