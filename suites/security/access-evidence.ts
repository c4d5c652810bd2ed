/** What a response says to a caller who must not come in. */
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, ExchangeSubject } from '#model/check.ts'

/**
 * `right`: the status that fits. The other of 401 and 403 in its stead breaks a document that lists the right one, unless both are
 * plausible: a key without the scope that was let in nowhere, a credential that is none. So does 400 where a valid request only lacks
 * the credential: one that is badly written may be called that. 404 may hide what is there, RFC 9110 §15.5.4.
 */
export function accessEvidence(
  { operation, case: { intent, actor }, exchange: { step, outcome }, acceptedBefore, admitted }: ExchangeSubject,
  right: 401 | 403,
): readonly Evidence[] | { readonly undecided: string } {
  if (outcome.kind !== 'response' || intent.kind !== 'access') return { undecided: 'there was no response' }
  const { status } = outcome
  const evidence = {
    clauses: [intent.clause, operation.at, ...operation.schemesAt] as const,
    step,
    expected: String(right),
    actual: String(status),
  }
  if (isSuccess(status)) return [evidence]
  if (status === right || status === 404) return []
  const isMisread = status === 400 && intent.probe === 'no-credential'
  if (status !== 401 && status !== 403 && !isMisread) return { undecided: `${status} says nothing about access` }
  // RFC 9110 §15.5.4: a request may be forbidden for reasons that have nothing to do with credentials, and then to everybody.
  if (!acceptedBefore) return { undecided: `nobody was let in, so ${status} in place of ${right} proves nothing` }
  const lists = (one: number): boolean => operation.responses.some((rule) => rule.status === String(one))
  const plausible = !isMisread && lists(status) && (right === 403 ? !admitted.has(actor) : intent.probe === 'malformed-credential')
  return lists(right) ? [{ ...evidence, ...(plausible && { class: 'policy' }) }] : []
}
