/** What a response says to a caller who must not come in. */
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, ExchangeSubject } from '#model/check.ts'

/** `right`: the status that fits; the other of 401 and 403 breaks the document where it lists the right one. 404 may hide what is there, RFC 9110 §15.5.4. */
export function accessEvidence({ operation, case: { intent }, exchange: { step, outcome } }: ExchangeSubject, right: 401 | 403): readonly Evidence[] | { readonly undecided: string } {
  if (outcome.kind !== 'response' || intent.kind !== 'access') return { undecided: 'there was no response' }
  const { status } = outcome
  const evidence = { clauses: [intent.clause, operation.at, ...operation.schemesAt] as const, step, expected: String(right), actual: String(status) }
  if (isSuccess(status)) return [evidence]
  if (status === right || status === 404) return []
  if (status === 401 || status === 403) return operation.responses.some((rule) => rule.status === String(right)) ? [evidence] : []
  return { undecided: `${status} says nothing about access` }
}
