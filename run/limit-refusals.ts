/** What a spent quota is answered with: the document says of a 429, too, which headers and which body it has. */
import type { Sequence } from '#model/case.ts'
import type { Verdict } from '#model/check.ts'
import { operationsById, type Operation } from '#model/contract.ts'
import type { Exchange } from '#model/exchange.ts'
import type { Finding } from '#model/record.ts'
import { secretsOf } from '#run/actors.ts'
import { findingOf, suspicionsIn, type Judged } from '#run/findings.ts'
import { createJudge } from '#run/judge.ts'
import type { RunTools } from '#run/run-tools.ts'

/** As many as confirm anything: each was an answer to a request of its own. */
const wanted = 3

export interface Refusals {
  /** Keeps the first of them. */
  see(exchange: Exchange): void
  judge(sequence: Sequence): { readonly findings: readonly Finding[]; readonly verdicts: readonly Verdict[] }
}

export function refusals({ opened, checks, target, redact }: RunTools): Refusals {
  const { contract, lens, locate } = opened
  const operations = operationsById(contract)
  const seen: Exchange[] = []
  return {
    see(exchange) {
      if (seen.length < wanted && exchange.outcome.kind === 'response' && exchange.outcome.status === 429) seen.push(exchange)
    },
    judge(sequence) {
      const judge = createJudge({
        checks,
        lens,
        formatsAsserted: false,
        secrets: secretsOf(target),
        // Of the plan, which is made of the contract's operations.
        operation: (id) => operations.get(id) as Operation,
      })
      const accepted = new Set([sequence.operation])
      const judged = seen.map((exchange): Judged => ({
        sequence,
        exchanges: [exchange],
        verdicts: judge.judge({ sequence, attempt: 'load', exchanges: [exchange], parts: [] }, accepted),
      }))
      // What one of three did not show hangs on something else than the limit.
      const shown = suspicionsIn(judged, contract, checks).filter(({ count }) => count === seen.length)
      return {
        findings: shown.map((suspicion) => findingOf({ ...suspicion, sequences: [] }, `${seen.length}/${seen.length}`, { locate, redact })),
        verdicts: judged.flatMap(({ verdicts }) => verdicts),
      }
    },
  }
}
