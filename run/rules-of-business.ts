/**
 * A valid request may be refused by a rule that no schema can say: more than is left, a lower price than the other. Many a server tells such
 * a refusal by its status from one of what breaks the schema. Where it does, a refusal of the former kind breaks no clause for sure.
 */
import type { Operation } from '#model/contract.ts'
import { refusesContent, validAccepted } from '#suites/negative/valid-accepted.ts'
import type { Judged, Suspicion } from '#run/findings.ts'

/** Only at the end it is known with which status an operation refuses what is invalid. */
export const waitsForRefusals = ({ check }: Suspicion): boolean => check === validAccepted

/** The statuses with which each operation refused requests that break one clause of its contract. */
export type Refusals = ReadonlyMap<Operation['id'], ReadonlySet<number>>

export function refusalsIn(judged: readonly Judged[]): Refusals {
  const refusals = new Map<Operation['id'], Set<number>>()
  for (const { sequence, exchanges } of judged) {
    for (const { step, outcome } of exchanges) {
      const one = sequence.cases[step]
      if (one?.intent.kind !== 'invalid' || one.intent.keyword === 'content' || outcome.kind !== 'response') continue
      if (!refusesContent(outcome.status)) continue
      const known = refusals.get(one.operation) ?? new Set<number>()
      refusals.set(one.operation, known.add(outcome.status))
    }
  }
  return refusals
}

/** Whether a status is not one with which an operation refuses what is invalid, as far as it was seen to refuse that. */
export function isRuleOfBusiness(refusals: Refusals, operation: Operation['id'], status: number): boolean {
  const known = refusals.get(operation)
  // 415 and 413 speak of the form of a body, not of what it says.
  return (status === 400 || status === 422) && known !== undefined && !known.has(status)
}

/** A suspicion of such a refusal as a matter of policy. */
export function mildened(refusals: Refusals, suspicion: Suspicion): Suspicion {
  const { check, operation, evidence } = suspicion
  return check === validAccepted && isRuleOfBusiness(refusals, operation.id, Number(evidence.actual))
    ? { ...suspicion, class: 'policy' }
    : suspicion
}
