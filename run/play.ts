/** Plays a sequence: bind, prove, write down, pace, send. Everything that reaches the target goes through here. */
import { isSuccess } from '#lib/status-range.ts'
import type { Clock } from '#lib/clock.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Case, Sequence } from '#model/case.ts'
import { operationsById, type Operation } from '#model/contract.ts'
import type { Exchange, HttpRequest, Outcome, Trace } from '#model/exchange.ts'
import { headersFor, placementsOf } from '#http/credentials.ts'
import { serialise } from '#http/serialise.ts'
import { exchangeValue } from '#suites/stateful/observed.ts'
import { actorSuffices, missingActor, skipped } from '#run/actors.ts'
import { bind } from '#run/bind.ts'
import { fixturePool, lineage, type Instance, type MakeWay } from '#run/fixture-pool.ts'
import type { Pace } from '#run/pace.ts'
import { breaksOnly, wireIssues } from '#run/prove.ts'
import { retryAfter } from '#lib/retry-after.ts'
import type { RunTools } from '#run/run-tools.ts'
import type { Safety } from '#run/safety.ts'

export interface PlayTools extends Omit<RunTools, 'checks' | 'redact' | 'emit'> {
  readonly pace: Pace
  readonly safety: Safety
}

export interface Player {
  play(sequence: Sequence, attempt: Trace['attempt'], round: number, patienceMs?: number): Promise<Trace>
  /** A case with its ids settled, ready to be bound a hundred thousand times; a string says why it cannot be. */
  prepare(testCase: Case): Promise<((k: number) => HttpRequest) | string>
  /** Removes what the run made, newest first; gives what could not be removed. */
  undo(): Promise<readonly string[]>
  readonly requests: () => number
}

/** A limiter that asks for a short wait gets it; longer ones make the case inconclusive. */
const longestWaitSeconds = 10
const maxWaits = 3
const appearSeconds = [0.2, 1] as const

export function createPlayer(tools: PlayTools): Player {
  const {
    opened: { contract, lens },
    plan,
    target,
    clock,
  } = tools
  const operations = operationsById(contract)
  const pool = fixturePool(plan)
  const made: Instance[] = []
  const hopeless = new Set<string>()
  let requests = 0

  const transmit = async (request: HttpRequest, sequence: string): Promise<{ readonly outcome: Outcome; readonly durationMs: number }> => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      tools.ledger({ kind: 'unsafe', method: request.method, url: request.url, sequence })
    await tools.pace.turn()
    requests += 1
    const sentMs = clock.now()
    const outcome = await target.send(request, tools.signal)
    return { outcome, durationMs: clock.now() - sentMs }
  }

  const requestOf = ({ actor, method }: Pick<Case, 'actor' | 'method'>, operation: Operation, parts: Case['parts']): HttpRequest =>
    serialise(operation, parts, {
      baseUrl: target.baseUrl,
      extraHeaders: headersFor(contract, actor, target.extraHeaders),
      placements: placementsOf(contract, operation, actor, target.tokens),
      ...(method !== undefined && { method }),
    })

  const seedsOf = (path: readonly (string | number)[]): Seeds => ({ seed: fork(plan.seed, ...path), textSeed: fork(tools.nonce, ...path) })

  /** One step; a string says why it was not sent. */
  const step = async (testCase: Case, index: number, state: State): Promise<string | undefined> => {
    const operation = operations.get(testCase.operation)
    if (operation === undefined) return `the contract has no operation ${testCase.operation}`
    const without = missingActor(testCase.actor, target)
    if (without !== undefined) return without
    if (actorSuffices(testCase.actor, operation, target)) return skipped
    const bound = bind(testCase, {
      contract,
      ...seedsAt(state, index),
      exchanges: state.exchanges,
      bound: state.parts,
      idOf: (resource) => state.instances.get(resource)?.id,
    })
    if (!bound.ok) return bound.reason
    const request = requestOf(testCase, operation, bound.parts)
    state.parts.push(bound.parts)
    const doubt = testCase.intent.kind !== 'protocol' ? doubtOf(testCase, operation, request) : undefined
    if (doubt !== undefined) return doubt
    const permitted = tools.safety.permits(testCase, operation, state.used)
    if (permitted !== true) return permitted
    for (let waits = 0; ; waits += 1) {
      const { outcome, durationMs } = await transmit(request, state.sequence)
      const exchange: Exchange = { step: index, request, outcome, bytes: 'exact', durationMs }
      state.exchanges.push(exchange)
      remember(testCase, operation, exchange, bound.parts.path, state)
      const waitSeconds = askedToWait(outcome, clock) ?? toAppear(testCase, operation, outcome, waits)
      if (waitSeconds === undefined || waits === maxWaits || tools.signal.aborted) return succeeded(testCase, outcome)
      await clock.sleep(waitSeconds * 1000)
    }
  }

  /** A store may need a moment before it shows what was made: seconds to wait for it. An operation that never did is not waited for again. */
  const toAppear = ({ intent }: Case, operation: Operation, outcome: Outcome, waits: number): number | undefined => {
    const missing =
      intent.kind === 'valid' && intent.proven && operation.path.includes('{') && outcome.kind === 'response' && outcome.status === 404
    if (!missing || target.mock || hopeless.has(operation.id)) return undefined
    if (waits === appearSeconds.length) hopeless.add(operation.id)
    return appearSeconds[waits]
  }

  const doubtOf = (testCase: Case, operation: Operation, request: HttpRequest): string | undefined => {
    const issues = wireIssues(contract.root, lens, operation, request, target.baseUrl)
    if (testCase.intent.kind === 'invalid') {
      if (issues === undefined) return 'the body cannot be read back, so nothing is proved'
      return breaksOnly(issues, testCase.intent.keyword, testCase.intent.at)
        ? undefined
        : 'on the wire the request does not break exactly the intended clause'
    }
    // Ids come from the server: whether they keep their own schema is for its responses to answer.
    const [own] = (issues ?? []).filter(({ at }) => !at.startsWith('/path/'))
    return own === undefined ? undefined : `on the wire the request breaks ${own.keyword} at ${own.at}`
  }

  const remember = (testCase: Case, operation: Operation, exchange: Exchange, path: Case['parts']['path'], state: State): void => {
    if (exchange.outcome.kind !== 'response' || !isSuccess(exchange.outcome.status)) return
    const fixture = Object.values(plan.fixtures).find(({ ways }) =>
      ways.some((way) => way.by === 'create' && way.case.operation === operation.id),
    )
    if (fixture === undefined || testCase.method !== undefined) return
    tools.safety.created(operation)
    const id = exchangeValue(exchange, fixture.ways[0].idAt)
    if (id === undefined || id === null) return
    const parent = fixture.parent === undefined ? undefined : state.instances.get(fixture.parent)
    const instance: Instance = { resource: fixture.resource, id, ours: true, ...(parent !== undefined && { parent }) }
    made.push(instance)
    tools.ledger({ kind: 'created', resource: fixture.resource, path: { ...stringsOf(path), id: String(id) } })
  }

  const makeWay =
    (purpose: readonly (string | number)[]): MakeWay =>
    async (fixture, wayIndex, parents, use) => {
      const way = fixture.ways[wayIndex] ?? fixture.ways[0]
      // What it is for, not when it was made: sequences are played side by side.
      const path = ['fixture', fixture.resource, wayIndex, ...(use === 'shared' ? [use] : purpose)]
      const state = freshState(`fixture ${fixture.resource}`, seedsOf(path), new Map(parents.map((parent) => [parent.resource, parent])))
      const broken = await step(way.case, 0, state)
      const exchange = state.exchanges.at(-1)
      const id = way.by === 'choose' ? valueAt(state.parts[0]?.path, way.idAt.slice('/path'.length)) : exchangeValue(exchange, way.idAt)
      if (broken !== undefined || id === undefined || id === null) {
        const said = exchange?.outcome.kind === 'response' ? String(exchange.outcome.status) : (exchange?.outcome.reason ?? '')
        return {
          ok: false,
          reason: `no ${fixture.resource} could be had: ${broken ?? `${way.case.operation} answered ${said} without an id`}`,
        }
      }
      return { ok: true, instance: { resource: fixture.resource, id, ours: way.by !== 'list' } }
    }

  const play: Player['play'] = async (sequence, attempt, round, patienceMs = 0) => {
    const instances = await pool.take(needsOf(sequence.cases, tools.safety), makeWay([sequence.id, attempt, round]))
    if (typeof instances === 'string') return { sequence, attempt, exchanges: [], parts: [], broken: instances }
    const state = freshState(sequence.id, seedsOf([sequence.id, attempt, round]), instances)
    const trace = { sequence, attempt, exchanges: state.exchanges, parts: state.parts }
    for (const [index, testCase] of sequence.cases.entries()) {
      if (tools.signal.aborted) return { ...trace, broken: 'the run was stopped' }
      // Some stores need a moment before what was written can be read.
      if (testCase.role === 'observe' && patienceMs > 0) await clock.sleep(patienceMs)
      const broken = await step(testCase, index, state)
      if (broken === skipped) return { ...trace, skipped }
      if (broken !== undefined) return { ...trace, broken }
    }
    return trace
  }

  const prepare: Player['prepare'] = async (testCase) => {
    const operation = operations.get(testCase.operation)
    const instances = await pool.take(needsOf([testCase], tools.safety), makeWay(['load', testCase.operation]))
    if (typeof instances === 'string' || operation === undefined)
      return typeof instances === 'string' ? instances : `the contract has no operation ${testCase.operation}`
    const permitted = tools.safety.permits(testCase, operation, [...instances.values()])
    if (permitted !== true) return permitted
    return (k) => {
      const bound = bind(testCase, {
        contract,
        ...seedsOf(['load', operation.id, k]),
        exchanges: [],
        bound: [],
        idOf: (resource) => instances.get(resource)?.id,
      })
      return requestOf(testCase, operation, bound.ok ? bound.parts : testCase.parts)
    }
  }

  const undo: Player['undo'] = async () => {
    const left: string[] = []
    for (const instance of made.toReversed()) {
      const operation = operations.get(plan.fixtures[instance.resource]?.undo ?? '')
      if (operation === undefined || !(await remove(operation, instance))) left.push(`${instance.resource} ${String(instance.id)}`)
    }
    return left
  }

  const remove = async (operation: Operation, instance: Instance): Promise<boolean> => {
    const chain = lineage(instance).toReversed()
    const names = operation.path
      .split('/')
      .filter((segment) => segment.startsWith('{'))
      .map((segment) => segment.slice(1, -1))
    const path = Object.fromEntries(names.map((name, index) => [name, chain[index]?.id ?? null]))
    const parts: Case['parts'] = { path, query: [], headers: [], cookies: [] }
    const request = requestOf({ actor: 'main' }, operation, parts)
    await tools.pace.turn()
    const outcome = await target.send(request)
    const gone = outcome.kind === 'response' && (isSuccess(outcome.status) || outcome.status === 404 || outcome.status === 410)
    if (gone) tools.ledger({ kind: 'removed', resource: instance.resource, path: stringsOf(path) })
    return gone
  }

  return { play, prepare, undo, requests: () => requests }
}

interface Seeds {
  readonly seed: number
  readonly textSeed: number
}

const seedsAt = ({ seeds: { seed, textSeed } }: State, step: number): Seeds => ({ seed: fork(seed, step), textSeed: fork(textSeed, step) })

interface State {
  readonly sequence: string
  readonly seeds: Seeds
  readonly exchanges: Exchange[]
  /** What each step was bound to. */
  readonly parts: Case['parts'][]
  readonly instances: ReadonlyMap<string, Instance>
  readonly used: readonly Instance[]
}

const freshState = (sequence: string, seeds: Seeds, instances: ReadonlyMap<string, Instance>): State => ({
  sequence,
  seeds,
  exchanges: [],
  parts: [],
  instances,
  used: [...instances.values()],
})

const succeeded = (testCase: Case, outcome: Outcome): string | undefined => {
  if (testCase.needs === 'any' || (outcome.kind === 'response' && isSuccess(outcome.status))) return undefined
  return `${testCase.operation} answered ${outcome.kind === 'response' ? outcome.status : outcome.reason}, where a success was needed`
}

/** The wait that a 429 asks for, where it is short enough to be granted. */
function askedToWait(outcome: Outcome, clock: Clock): number | undefined {
  if (outcome.kind !== 'response' || outcome.status !== 429) return undefined
  const asked = retryAfter(outcome, clock.epochMs())
  return (asked.kind === 'seconds' || asked.kind === 'date') && asked.seconds <= longestWaitSeconds ? Math.max(0, asked.seconds) : undefined
}

/** Each resource once; `own` where any bind wants it and it can be afforded. */
function needsOf(cases: readonly Case[], safety: Safety): ReadonlyMap<string, 'shared' | 'own'> {
  const needs = new Map<string, 'shared' | 'own'>()
  for (const { from } of cases.flatMap(({ binds }) => binds)) {
    if (from.kind === 'fixture')
      needs.set(
        from.resource,
        needs.get(from.resource) === 'own' || (from.use === 'own' && safety.affords(from.resource)) ? 'own' : 'shared',
      )
  }
  return needs
}

const stringsOf = (path: { readonly [name: string]: Json }): { readonly [name: string]: string } =>
  Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)]))
