/** A trace to verdicts. Checks only find; passes, skips and errors are made here. */
import type { Actor, Case } from '#model/case.ts'
import type { Belonging, Check, Evidence, ExchangeSubject, Inspect, Ruling, Verdict } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import type { Trace } from '#model/exchange.ts'
import type { Lens } from '#model/lens.ts'
import { probes } from '#model/probe.ts'

export interface Judge {
  /** `accepted`: the operations that accepted a valid request so far. */
  judge(trace: Trace, accepted: ReadonlySet<string>): readonly Verdict[]
}

export interface JudgeTools {
  readonly checks: readonly Check[]
  readonly lens: Lens
  readonly formatsAsserted: boolean
  /** The credentials that the run was given. */
  readonly secrets: readonly string[]
  /** Who but the main caller was let in so far. */
  readonly admitted?: ReadonlySet<Actor>
  operation(id: string): Operation
  /** Of a load run, by operation: checks of what only concurrency breaks need it. */
  readonly belonging?: ReadonlyMap<string, Belonging>
}

export function createJudge({ checks, lens, formatsAsserted, secrets, admitted = new Set(), operation, belonging }: JudgeTools): Judge {
  const onExchange = checks
    .filter((check) => check.on === 'exchange')
    .filter(({ underLoad }) => underLoad !== true || belonging !== undefined)
  // What a gateway or a framework refuses before the operation sees it says nothing of the operation's own promises; nor does the
  // refusal of what is there already.
  const checksFor = ({ intent }: Case): typeof onExchange =>
    intent.kind === 'protocol' && (intent.probe === 'odd-url' || intent.probe === 'sent-again')
      ? onExchange.filter(({ id }) => id === probes[intent.probe])
      : onExchange
  const onSequence = new Map(checks.filter((check) => check.on === 'sequence').map((check) => [check.id, check]))
  return {
    judge(trace, accepted) {
      const { sequence, exchanges, broken, skipped } = trace
      const verdicts = exchanges.flatMap((exchange): readonly Verdict[] => {
        const testCase = sequence.cases[exchange.step]
        // Where a Location led, no operation promises anything.
        if (testCase === undefined || testCase.follows !== undefined) return []
        const subject: ExchangeSubject = {
          operation: operation(testCase.operation),
          case: testCase,
          exchange,
          acceptedBefore: accepted.has(testCase.operation),
          accepted,
          admitted,
          formatsAsserted,
          secrets,
          ...(belonging && { belonging: belonging.get(testCase.operation) ?? {} }),
        }
        return checksFor(testCase).map((check) => ({
          check: check.id,
          sequence: sequence.id,
          operation: testCase.operation,
          step: exchange.step,
          ruling: rule(check, subject, lens),
        }))
      })
      const claimed = sequence.claim === undefined ? undefined : onSequence.get(sequence.claim.check)
      if (claimed !== undefined) {
        const ruling: Ruling =
          skipped !== undefined
            ? { kind: 'skip', reason: skipped }
            : broken !== undefined
              ? { kind: 'inconclusive', reason: broken }
              : rule(claimed, { trace, operation }, lens)
        return [
          ...verdicts,
          { check: claimed.id, sequence: sequence.id, operation: sequence.operation, step: sequence.cases.length - 1, ruling },
        ]
      }
      const unplayed: Ruling | undefined =
        skipped !== undefined
          ? { kind: 'skip', reason: skipped }
          : broken !== undefined
            ? { kind: 'inconclusive', reason: broken }
            : undefined
      const wanted = wantedCheck(trace)
      return unplayed === undefined || !onExchange.some(({ id }) => id === wanted)
        ? verdicts
        : [...verdicts, { check: wanted, sequence: sequence.id, operation: sequence.operation, step: 0, ruling: unplayed }]
    },
  }
}

/** The check that a sequence which could not be played was meant for. */
function wantedCheck({ sequence: { cases } }: Trace): string {
  const { intent } = cases[cases.length - 1] ?? cases[0]
  if (intent.kind === 'invalid') return 'invalid-rejected'
  return intent.kind === 'valid' ? 'status-documented' : probes[intent.probe]
}

/** A check that throws is our bug, never a finding about the API. */
export function rule<S>(check: Inspect<S>, subject: S, lens: Lens): Ruling {
  try {
    const applies = check.appliesTo(subject)
    if (applies !== true) return { kind: 'skip', reason: applies }
    const found = check.inspect(subject, lens)
    if ('undecided' in found) return { kind: 'inconclusive', reason: found.undecided }
    const [first, ...rest] = found
    return first === undefined ? { kind: 'pass' } : { kind: 'fail', evidence: [first, ...rest] }
  } catch (cause) {
    return { kind: 'error', reason: `${check.id}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}` }
  }
}

/** Every piece of evidence among verdicts. */
export const evidenceIn = (verdicts: readonly Verdict[]): readonly { readonly verdict: Verdict; readonly evidence: Evidence }[] =>
  verdicts.flatMap((verdict) => (verdict.ruling.kind === 'fail' ? verdict.ruling.evidence.map((evidence) => ({ verdict, evidence })) : []))
