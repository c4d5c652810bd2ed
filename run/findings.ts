/** Evidence to findings: one for each operation, check and clause, with its count and its smallest example. */
import { shortHash } from '#lib/hash.ts'
import type { Pointer } from '#lib/json.ts'
import type { Sequence } from '#model/case.ts'
import type { Check, Evidence, FindingClass, Verdict } from '#model/check.ts'
import { operationsById, type Basis, type Contract, type Operation } from '#model/contract.ts'
import type { Exchange } from '#model/exchange.ts'
import type { Place } from '#model/problem.ts'
import type { Finding, OperationName, RecordedExchange } from '#model/record.ts'
import { curlOf } from '#http/curl.ts'
import { redactOutcome, redactRequest, type Redact } from '#http/redact.ts'
import { basisOf } from '#run/basis.ts'
import { evidenceIn } from '#run/judge.ts'

/** All evidence that has the same cause. */
export interface Suspicion {
  readonly id: string
  readonly check: Check
  readonly operation: Operation
  readonly clause: Pointer
  readonly class: FindingClass
  readonly basis: Basis
  readonly evidence: Evidence
  readonly exchanges: readonly Exchange[]
  /** The sequences that showed it, shortest first. */
  readonly sequences: readonly Sequence[]
  readonly count: number
}

export interface Judged {
  readonly sequence: Sequence
  readonly exchanges: readonly Exchange[]
  readonly verdicts: readonly Verdict[]
}

/** Grouped by fingerprint, in the order in which they first showed. */
export function suspicionsIn(judged: readonly Judged[], contract: Contract, checks: readonly Check[]): readonly Suspicion[] {
  const groups = new Map<string, Suspicion>()
  const operations = operationsById(contract)
  const known = new Map(checks.map((check) => [check.id, check]))
  for (const { sequence, exchanges, verdicts } of judged) {
    for (const { verdict, evidence } of evidenceIn(verdicts)) {
      const check = known.get(verdict.check)
      const operation = operations.get(verdict.operation)
      if (check === undefined || operation === undefined) continue
      const one = suspect(contract, check, operation, evidence, { sequence, exchanges })
      const same = groups.get(one.id)
      groups.set(one.id, same === undefined ? one : join(same, one))
    }
  }
  return [...groups.values()]
}

export function suspect(
  contract: Contract,
  check: Check,
  operation: Operation,
  evidence: Evidence,
  { sequence, exchanges }: Pick<Judged, 'sequence' | 'exchanges'>,
): Suspicion {
  const [clause] = evidence.clauses
  const basis = basisOf(contract.root, evidence.clauses)
  const strongest = evidence.class ?? check.class
  return {
    id: shortHash([operation.method, operation.path, check.id, clause]),
    check,
    operation,
    clause,
    basis,
    evidence,
    exchanges,
    class: basis === 'documented' || check.restsOnHttp === true ? strongest : 'policy',
    sequences: [sequence],
    count: 1,
  }
}

/** The graver class speaks for the group; the shortest sequence is its example. */
function join(known: Suspicion, next: Suspicion): Suspicion {
  const graver = next.class === 'violation' && known.class === 'policy'
  const shorter =
    next.class === known.class &&
    next.sequences[0] !== undefined &&
    next.sequences[0].cases.length < (known.sequences[0]?.cases.length ?? 0)
  const [speaker, other] = graver || shorter ? [next, known] : [known, next]
  const sequences = [...new Map([...speaker.sequences, ...other.sequences].map((sequence) => [sequence.id, sequence])).values()]
  return { ...speaker, sequences, count: known.count + 1 }
}

/** Crashes, and doors that stand open: no baseline accepts them. */
export const severe: ReadonlySet<string> = new Set(['no-server-error', 'auth-enforced', 'scopes-enforced', 'tenants-isolated'])

export interface Render {
  locate(pointer: Pointer): Place
  readonly redact: Redact
}

export function findingOf(suspicion: Suspicion, confirmed: string, { locate, redact }: Render): Finding {
  const { id, check, operation, clause, basis, evidence, exchanges, sequences, count } = suspicion
  const place = locate(clause)
  return {
    id,
    basis,
    count,
    confirmed,
    check: check.id,
    class: suspicion.class,
    severity: suspicion.class === 'policy' ? 'minor' : severe.has(check.id) ? 'critical' : 'major',
    operation: nameOf(operation),
    contractAt: clause,
    file: place.file,
    line: place.line,
    message: check.promise,
    expected: redact(evidence.expected),
    actual: redact(evidence.actual),
    caseId: sequences[0]?.id ?? '',
    reproduce: reproduce(exchanges, redact),
  }
}

export const nameOf = ({ id, method, path }: Operation): OperationName => ({ id, method, path })

/** A hostile body may be long: what a person reads of it is not. */
const maxRecordedBase64 = 64 * 1024

function reproduce(exchanges: readonly Exchange[], redact: Redact): Finding['reproduce'] {
  const recorded = exchanges.map(({ request, outcome }): RecordedExchange => ({
    request: redactRequest(request, redact),
    outcome: redactOutcome(outcome, redact),
  }))
  return { curl: recorded.map(({ request }, index) => curlOf(request, exchanges[index]?.actor)), exchanges: recorded.map(shorten) }
}

const cut = (base64: string): string => base64.slice(0, maxRecordedBase64)
const shorten = ({ request, outcome }: RecordedExchange): RecordedExchange => ({
  request: { ...request, base64: cut(request.base64) },
  outcome: outcome.kind === 'response' ? { ...outcome, base64: cut(outcome.base64) } : outcome,
})
