/** Plays a sequence: bind, prove, write down, pace, send. Everything that reaches the target goes through here. */
import { isSuccess } from '#lib/status-range.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { isRead } from '#lib/read-methods.ts'
import { fork } from '#lib/seed.ts'
import type { Case, Sequence } from '#model/case.ts'
import { operationsById, type Operation } from '#model/contract.ts'
import type { Exchange, HttpRequest, Outcome, Trace } from '#model/exchange.ts'
import { headersFor, placementsOf } from '#http/credentials.ts'
import { serialise } from '#http/serialise.ts'
import { exchangeValue } from '#suites/observed.ts'
import { idleActor, missingActor } from '#run/actors.ts'
import { apartFor } from '#run/apart.ts'
import { bind } from '#run/bind.ts'
import { needsOf } from '#run/needs.ts'
import { fixturePool, type Instance, type MakeWay } from '#run/fixture-pool.ts'
import { learnerFor } from '#run/learn.ts'
import { located } from '#run/located.ts'
import { makerFor, type Maker, type MakeWish, type Seeds } from '#run/maker.ts'
import { madeBy } from '#run/made.ts'
import { markerOf } from '#run/marker.ts'
import type { Pace } from '#run/pace.ts'
import { firstOf, purposes, type Purpose } from '#run/purposes.ts'
import { nextTurn } from '#run/repeat.ts'
import { isTooBusy, maxWaits, secondsToWait } from '#run/patience.ts'
import { breaksOnly, wireIssues } from '#run/prove.ts'
import type { RunTools } from '#run/run-tools.ts'
import type { Safety } from '#run/safety.ts'
import { sweep } from '#run/sweep.ts'
import { writtenDown } from '#run/written-down.ts'

export interface PlayTools extends Omit<RunTools, 'checks' | 'emit'> {
  readonly pace: Pace
  readonly safety: Safety
  /** On the embedded mock as well: what it is shown there is looked for again. */
  readonly marked?: boolean
  /** Told of every creation that made what cases need: its request was valid, and was accepted. */
  readonly onMade?: (operation: string) => void
}

export interface Player {
  play(sequence: Sequence, attempt: Trace['attempt'], round: number, patienceMs?: number): Promise<Trace>
  /** A case with its ids settled, ready to be bound a hundred thousand times; a string says why it cannot be. */
  prepare(testCase: Case): Promise<((k: number) => HttpRequest) | string>
  /** The same for what may write, and for values that the caller has. */
  maker(testCase: Case, wish: MakeWish): Promise<Maker | string>
  /** Removes what the run made, newest first; gives what could not be removed. */
  undo(): Promise<readonly string[]>
  /** Removes what bears the mark of the run, of what these operations make. */
  sweep(written: ReadonlySet<string>): Promise<void>
  readonly requests: () => number
  /** What the run knows by name. */
  readonly learned: () => Json
}

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
  const learner = learnerFor(pool, tools.safety)
  const apart = apartFor(pool, tools.safety)
  const made = madeBy(tools)
  const hopeless = new Set<string>()
  // The mock is nobody's to find things on.
  const mark = target.mock && tools.marked !== true ? {} : { marker: markerOf(tools.nonce) }
  const overrun = new Set<string>()
  const purposeOf = purposes()
  const book = writtenDown(tools, made)
  let requests = 0

  const transmit = async (
    testCase: Case,
    request: HttpRequest,
    sequence: string,
  ): Promise<{ readonly outcome: Outcome; readonly durationMs: number }> => {
    await tools.pace.turn()
    if (tools.signal.aborted) return { outcome: { kind: 'unreachable', reason: 'the run was stopped' }, durationMs: 0 }
    requests += 1
    const unsafe = !isRead(request.method)
    const answered = unsafe ? book.unsafe(testCase, request, sequence) : undefined
    const sentMs = clock.now()
    // What may change the target is waited for even when the run is stopped: else nobody would know what it made.
    const outcome = await target.send(request, unsafe ? undefined : tools.signal)
    answered?.(outcome.kind === 'response' ? String(outcome.status) : outcome.kind)
    return { outcome, durationMs: clock.now() - sentMs }
  }

  const requestOf = (
    { actor, method }: Pick<Case, 'actor' | 'method'>,
    operation: Operation,
    parts: Case['parts'],
    tokens = target.tokens,
  ): HttpRequest =>
    serialise(operation, parts, {
      baseUrl: target.baseUrl,
      extraHeaders: headersFor(contract, actor, target.extraHeaders),
      placements: placementsOf(contract, operation, actor, tokens),
      ...(method !== undefined && { method }),
    })

  /** `valuesOf`: what all but texts is drawn by, where that is another playing's. */
  const seedsOf = (path: Purpose, valuesOf = path): Seeds => ({ seed: fork(plan.seed, ...valuesOf), textSeed: fork(tools.nonce, ...path) })

  /** One step; a string says why it was not sent, or why what follows cannot be played. */
  const step = async (testCase: Case, index: number, state: State): Promise<string | { readonly skipped: string } | undefined> => {
    const operation = operations.get(testCase.operation)
    if (operation === undefined) return `the contract has no operation ${testCase.operation}`
    const without = missingActor(testCase.actor, target)
    if (without !== undefined) return without
    const idle = idleActor(testCase, operation, target)
    if (idle !== undefined) return { skipped: idle }
    // What is said again of a thing is said of what that was of.
    const said = testCase.binds.find(({ at, from }) => from.kind === 'sent' && at.startsWith('/body/'))?.from
    const own =
      said?.kind === 'sent' ? (state.own.get(said.step) ?? new Map<string, Instance>()) : await apart.for(testCase, state.make(index))
    state.own.set(index, own)
    const bound = bind(testCase, {
      contract,
      ...seedsAt(state, index),
      ...mark,
      exchanges: state.exchanges,
      bound: state.parts,
      idOf: (resource) => state.instances.get(resource)?.id,
      learned: (from) => learner.valueOf(from, testCase.method ?? operation.method, new Map([...own, ...state.instances])),
    })
    if (!bound.ok) return bound.idle === true ? { skipped: bound.reason } : bound.reason
    const request = requestOf(testCase, operation, bound.parts)
    state.parts.push(bound.parts)
    if (testCase.follows !== undefined) return follow(testCase, operation, index, { request, parts: bound.parts }, state)
    const doubt = testCase.intent.kind !== 'protocol' ? doubtOf(testCase, operation, request) : undefined
    if (doubt !== undefined) return doubt
    const permitted = tools.safety.permits(testCase, operation, state.used)
    if (permitted !== true) return permitted
    let { parts } = bound
    for (let done = 1; ; done += 1) {
      const broken = await deliver(testCase, operation, index, { request: requestOf(testCase, operation, parts), parts }, state)
      const next = testCase.repeat && nextTurn(testCase.repeat, done, operation, parts, state.exchanges.at(-1))
      if (broken !== undefined || next === undefined || tools.signal.aborted) return broken
      if (next.waitMs > 0) await clock.sleep(next.waitMs)
      parts = next.parts
    }
  }

  /** A read of what an earlier answer named: no path of the document is at stake, so none is proved. */
  const follow: typeof deliver = async (testCase, operation, index, { request, parts }, state) => {
    const from = state.exchanges.findLast(({ step: earlier }) => earlier === testCase.follows)
    const aimed = operation.method === 'GET' ? located(request, from) : `${operation.method} follows no Location`
    return typeof aimed === 'string' ? aimed : deliver(testCase, operation, index, { request: aimed, parts }, state)
  }

  /** One request, sent until it has an answer that counts. */
  const deliver = async (
    testCase: Case,
    operation: Operation,
    index: number,
    { request, parts }: { readonly request: HttpRequest; readonly parts: Case['parts'] },
    state: State,
  ): Promise<string | undefined> => {
    for (let waits = 0; ; waits += 1) {
      const { outcome, durationMs } = await transmit(testCase, request, state.sequence)
      const exchange: Exchange = { step: index, request, outcome, bytes: 'exact', durationMs, actor: testCase.actor }
      state.exchanges.push(exchange)
      learner.see(outcome)
      remember(testCase, operation, exchange, parts.path, state)
      const quietSeconds = untilQuiet(operation, outcome, waits)
      const waitSeconds = quietSeconds ?? toAppear(testCase, operation, outcome, waits)
      if (waitSeconds === undefined || waits === maxWaits || tools.signal.aborted) return succeeded(testCase, outcome)
      if (quietSeconds !== undefined) tools.pace.hold(quietSeconds * 1000)
      await clock.sleep(waitSeconds * 1000)
    }
  }

  /** A target that has too much to do is left alone for a while; an operation that never recovered is not waited for again. */
  const untilQuiet = ({ id }: Operation, outcome: Outcome, waits: number): number | undefined => {
    if (!isTooBusy(outcome) || overrun.has(id)) return undefined
    if (waits === maxWaits) overrun.add(id)
    return secondsToWait(outcome, waits, clock)
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
    if (testCase.method === undefined) tools.safety.created(operation)
    made.note(testCase, exchange, path, state.instances)
  }

  const makeWay =
    (purpose: Purpose, valuesOf = purpose): MakeWay =>
    async (fixture, wayIndex, parents, use) => {
      const way = fixture.ways[wayIndex] ?? fixture.ways[0]
      // What it is for, not when it was made: sequences are played side by side.
      const pathOf = (one: Purpose): Purpose => ['fixture', fixture.resource, wayIndex, ...(use === 'shared' ? [use] : one)]
      const seeds = seedsOf(pathOf(purpose), pathOf(valuesOf))
      const make: State['make'] = (at) => makeWay([...purpose, fixture.resource, at], [...valuesOf, fixture.resource, at])
      const instances = new Map(parents.map((parent) => [parent.resource, parent]))
      await learner.prepare([way.case], makeWay(purpose, valuesOf))
      let state = freshState(`fixture ${fixture.resource}`, seeds, instances, make)
      let broken = await step(way.case, 0, state)
      if (apart.note(way.case, state.exchanges.at(-1)?.outcome)) {
        state = freshState(state.sequence, seeds, instances, make)
        broken = await step(way.case, 0, state)
      }
      const exchange = state.exchanges.at(-1)
      const id = way.by === 'choose' ? valueAt(state.parts[0]?.path, way.idAt.slice('/path'.length)) : exchangeValue(exchange, way.idAt)
      if (broken !== undefined || id === undefined || id === null) {
        const said = exchange?.outcome.kind === 'response' ? String(exchange.outcome.status) : (exchange?.outcome.reason ?? '')
        return {
          ok: false,
          reason: `no ${fixture.resource} could be had: ${typeof broken === 'object' ? broken.skipped : (broken ?? `${way.case.operation} answered ${said} without an id`)}`,
        }
      }
      if (way.by !== 'list') tools.onMade?.(way.case.operation)
      return { ok: true, instance: { resource: fixture.resource, id, ours: way.by !== 'list' } }
    }

  const play: Player['play'] = async (sequence, attempt, round, patienceMs = 0) => {
    if (tools.signal.aborted) return { sequence, attempt, exchanges: [], parts: [], broken: 'the run was stopped' }
    const purpose = purposeOf(sequence.id, attempt, round)
    const valuesOf = attempt === 'same' ? firstOf(sequence.id) : purpose
    const make = makeWay(purpose, valuesOf)
    const instances = await pool.take(needsOf(sequence.cases, tools.safety), make)
    if (typeof instances === 'string') return { sequence, attempt, exchanges: [], parts: [], broken: instances }
    await learner.prepare(sequence.cases, make)
    const state = freshState(sequence.id, seedsOf(purpose, valuesOf), instances, (at) => makeWay([...purpose, at], [...valuesOf, at]))
    const trace = { sequence, attempt, exchanges: state.exchanges, parts: state.parts }
    for (const [index, testCase] of sequence.cases.entries()) {
      if (tools.signal.aborted) return { ...trace, broken: 'the run was stopped' }
      // Some stores need a moment before what was written can be read; where all was reading there is nothing to wait for.
      if (testCase.role === 'observe' && patienceMs > 0 && state.exchanges.some(({ request }) => !isRead(request.method)))
        await clock.sleep(patienceMs)
      const broken = await step(testCase, index, state)
      if (apart.note(testCase, state.exchanges.at(-1)?.outcome) && typeof broken === 'string')
        return play(sequence, attempt, round, patienceMs)
      if (typeof broken === 'object') return { ...trace, ...broken }
      if (broken !== undefined) return { ...trace, broken }
    }
    return trace
  }

  const maker = makerFor({
    contract,
    target,
    operations,
    pool,
    learner,
    made,
    book,
    seedsOf,
    requestOf,
    safety: tools.safety,
    makeWay: (name) => makeWay(['load', name]),
    mark,
  })

  const prepare: Player['prepare'] = async (testCase) => {
    const make = await maker(testCase, { name: testCase.operation, given: [] })
    return typeof make === 'string' ? make : (k) => make(k).request
  }

  const sweepMarked: Player['sweep'] = async (written) => {
    if (mark.marker !== undefined) await sweep(written, { ...tools, contract, made, prepare, marker: mark.marker })
  }

  return { play, prepare, maker, undo: () => made.undo(), sweep: sweepMarked, requests: () => requests, learned: () => learner.learned() }
}

const seedsAt = ({ seeds: { seed, textSeed } }: State, step: number): Seeds => ({ seed: fork(seed, step), textSeed: fork(textSeed, step) })

interface State {
  readonly sequence: string
  readonly seeds: Seeds
  readonly exchanges: Exchange[]
  /** What each step was bound to. */
  readonly parts: Case['parts'][]
  readonly instances: ReadonlyMap<string, Instance>
  /** For each step another, so that no two make the same. */
  readonly make: (step: number) => MakeWay
  /** What each step referred to alone. */
  readonly own: Map<number, ReadonlyMap<string, Instance>>
  readonly used: readonly Instance[]
}

const freshState = (sequence: string, seeds: Seeds, instances: ReadonlyMap<string, Instance>, make: State['make']): State => ({
  sequence,
  seeds,
  exchanges: [],
  parts: [],
  instances,
  make,
  own: new Map(),
  used: [...instances.values()],
})

const succeeded = (testCase: Case, outcome: Outcome): string | undefined => {
  if (testCase.needs === 'any' || (outcome.kind === 'response' && isSuccess(outcome.status))) return undefined
  return `${testCase.operation} answered ${outcome.kind === 'response' ? outcome.status : outcome.reason}, where a success was needed`
}
