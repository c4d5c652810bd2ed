/** Measures the rate limit of operations from outside, and holds what was measured against what was promised. */
import type { Case, Sequence } from '#model/case.ts'
import type { Evidence, Verdict } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import type { HttpRequest } from '#model/exchange.ts'
import { SuiteError } from '#model/problem.ts'
import type { Finding, LimitRecord } from '#model/record.ts'
import type { Variant } from '#load/partitions.ts'
import { probe } from '#load/prober.ts'
import type { Fire, ProbeCaps } from '#load/shooting.ts'
import { findingOf, suspect } from '#run/findings.ts'
import { rule } from '#run/judge.ts'
import { refusals, type Refusals } from '#run/limit-refusals.ts'
import { paceOf } from '#run/pace.ts'
import { createPlayer, type Player } from '#run/play.ts'
import type { RunTools } from '#run/run-tools.ts'
import { safetyOf } from '#run/safety.ts'

export interface LimitsOptions extends RunTools {
  /** Ids of operations to probe; the cheapest read where empty. */
  readonly operations: readonly string[]
  readonly caps: ProbeCaps
  /** Tell what the limit costs its clients as well. */
  readonly clients?: boolean
}

export interface LimitsRun {
  readonly limits: readonly LimitRecord[]
  readonly findings: readonly Finding[]
  readonly verdicts: readonly Verdict[]
}

export async function runLimits(options: LimitsOptions): Promise<LimitsRun> {
  const {
    opened: { contract, locate },
    plan,
    emit,
    redact,
  } = options
  const player = createPlayer({ ...options, pace: paceOf(undefined, options.clock), safety: safetyOf(plan, options.target, 'sandbox') })
  const limits: LimitRecord[] = []
  const findings: Finding[] = []
  const verdicts: Verdict[] = []
  try {
    for (const operation of candidatesOf(options)) {
      const sequence = plan.sequences.find((one) => one.phase === 'positive' && one.operation === operation.id && one.cases.length === 1)
      const make = sequence === undefined ? 'no valid request can be made' : await player.prepare(sequence.cases[0])
      if (typeof make === 'string' || sequence === undefined)
        throw new SuiteError({ code: 'usage', message: `cannot probe ${operation.id}: ${String(make)}` })
      emit({ kind: 'phase', name: 'limits, request', total: options.caps.maxRequests })
      emit({
        kind: 'note',
        text: `limits: probing ${operation.method} ${operation.path} (at most ${options.caps.maxRequests} requests, ${options.caps.maxMs / 1000} s)`,
      })
      const refused = refusals(options)
      const limit = await probe({
        operation: operation.id,
        scope: 'key',
        fire: fireAt(options, make, refused.see),
        variants: await variantsOf(options, player, sequence, make),
        clock: options.clock,
        caps: options.caps,
        ...(options.clients === true && { clients: true }),
      })
      limits.push(limit)
      const answered = refused.judge(sequence)
      findings.push(...answered.findings)
      verdicts.push(...answered.verdicts)
      for (const check of options.checks) {
        if (check.on !== 'limit') continue
        const ruling = rule(check, { operation, limit }, options.opened.lens)
        verdicts.push({ check: check.id, sequence: sequence.id, operation: operation.id, step: 0, ruling })
        if (ruling.kind !== 'fail') continue
        for (const evidence of ruling.evidence) {
          // A measurement is no case: it is repeated by probing again.
          const suspicion = { ...suspect(contract, check, operation, evidence, { sequence, exchanges: [] }), sequences: [] }
          findings.push(findingOf(suspicion, confirmedBy(evidence, limit), { locate, redact }))
        }
      }
    }
    return { limits, findings, verdicts }
  } finally {
    await player.undo()
  }
}

/** Those that were named, or the safe read with the fewest symbols to bind. */
function candidatesOf({ opened: { contract }, operations }: LimitsOptions): readonly Operation[] {
  const unknown = operations.find((id) => contract.operations.every((operation) => operation.id !== id))
  if (unknown !== undefined)
    throw new SuiteError({
      code: 'usage',
      message: `there is no operation ${unknown}`,
      hint: `There are: ${contract.operations.map(({ id }) => id).join(', ')}`,
    })
  if (operations.length > 0) return contract.operations.filter(({ id }) => operations.includes(id))
  const [cheapest] = contract.operations.filter(({ method }) => method === 'GET').toSorted((a, b) => cost(a) - cost(b))
  if (cheapest === undefined)
    throw new SuiteError({ code: 'usage', message: 'no operation is safe to probe: there is no GET', hint: 'Name one with --include.' })
  return [cheapest]
}

const cost = ({ parameters }: Operation): number => parameters.filter(({ required }) => required).length

type Make = (k: number) => HttpRequest

function fireAt({ target, clock, signal, emit, caps }: LimitsOptions, make: Make, see: Refusals['see'] = () => {}): Fire {
  return async (n) => {
    const request = make(n)
    emit({ kind: 'played', done: n, total: caps.maxRequests, failures: 0 })
    const sentMs = clock.now()
    const outcome = await target.send(request, signal)
    const receivedMs = clock.now()
    see({ step: 0, request, outcome, bytes: 'exact', durationMs: receivedMs - sentMs })
    return outcome.kind === 'response'
      ? { sentMs, receivedMs, status: outcome.status, headers: outcome.headers }
      : { sentMs, receivedMs, status: null, headers: [] }
  }
}

/** The same request but for one thing: a quota is counted by some of these, and must not be by what any client may write. */
async function variantsOf(options: LimitsOptions, player: Player, { cases: [usual] }: Sequence, make: Make): Promise<readonly Variant[]> {
  const { plan, target } = options
  const changed = (by: string, change: (request: HttpRequest) => HttpRequest): Variant => ({
    by,
    kind: 'written',
    fire: fireAt(options, (k) => change(make(k))),
  })
  const prepared = async (by: string, kind: Variant['kind'], testCase: Case): Promise<readonly Variant[]> => {
    const other = await player.prepare(testCase)
    return typeof other === 'string' ? [] : [{ by, kind, fire: fireAt(options, other) }]
  }
  const [other] = plan.sequences.filter(
    ({ phase, operation, cases }) =>
      phase === 'positive' && cases.length === 1 && operation !== usual.operation && isRead(options, operation),
  )
  const keys = (['limited', 'stranger'] as const).filter((actor) => target.tokens[actor] !== undefined)
  return [
    ...(other === undefined ? [] : await prepared('another operation', 'operation', other.cases[0])),
    ...(
      await Promise.all(
        keys.map((actor) => prepared(`another key (${actor})`, actor === 'stranger' ? 'tenant' : 'key', { ...usual, actor })),
      )
    ).flat(),
    changed('another query', (request) => ({ ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}proofload=1` })),
    changed('a slash after the path', (request) => ({ ...request, url: request.url.replace(/(?=\?|$)/, '/') })),
    changed('other letters in the path', (request) => ({ ...request, url: inOtherLetters(request.url) })),
    changed(forgedOrigin, (request) => ({ ...request, headers: [...request.headers, ['x-forwarded-for', '203.0.113.7']] })), // TEST-NET-3, RFC 5737
  ]
}

/** `/v1/notes?limit=5` as `/v1/NOTES?limit=5`: the last segment that holds a letter and is no id, or the URL as it is. */
function inOtherLetters(url: string): string {
  const { origin, pathname, search } = new URL(url)
  const segments = pathname.split('/')
  const index = segments.findLastIndex((segment) => /^[a-z][a-z_-]*$/.test(segment))
  return `${origin}${segments.map((segment, at) => (at === index ? segment.toUpperCase() : segment)).join('/')}${search}`
}

/** Whoever may choose what he is counted by is not limited at all. */
const forgedOrigin = 'a forged X-Forwarded-For'

const isRead = ({ opened: { contract } }: LimitsOptions, id: string): boolean =>
  contract.operations.some((operation) => operation.id === id && operation.method === 'GET' && cost(operation) === 0)

/** How often it was seen, of how many tries. */
const confirmedBy = ({ tries }: Evidence, limit: LimitRecord): string => (tries === undefined ? refusedOfKept(limit) : `${tries}/${tries}`)

/** The tries that were refused although they had waited as long as they were told to, of all that had. */
function refusedOfKept({ cycles }: LimitRecord): string {
  const kept = cycles.filter(({ promisedSeconds, waitedSeconds }) => promisedSeconds !== null && waitedSeconds >= promisedSeconds)
  const refused = kept.filter(({ accepted }) => !accepted)
  return refused.length > 0 ? `${refused.length}/${kept.length}` : `${Math.max(1, cycles.length)}/${Math.max(1, cycles.length)}`
}
