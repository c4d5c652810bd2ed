/** Which operations let the run in: what they accept, which never did and why, and whether this is the right server at all. */
import { bodyKind } from '#lib/body.ts'
import { coveringStatus, isSuccess } from '#lib/status-range.ts'
import { sentType } from '#generators/bodies.ts'
import type { Operation } from '#model/contract.ts'
import { SuiteError } from '#model/problem.ts'
import type { RunRecord } from '#model/record.ts'
import type { Target } from '#model/target.ts'
import { isSecured } from '#model/security.ts'
import type { Judged } from '#run/findings.ts'

/** 2xx; or what is documented below 400 where no success is. */
export const accepts = (operation: Operation, status: number): boolean =>
  isSuccess(status) ||
  (status < 400 &&
    coveringStatus(operation.responses, status) !== undefined &&
    !operation.responses.some((rule) => rule.status.startsWith('2')))

/** Operations that were tried and never accepted a valid request, and what stood in the way. */
export function unreachedOf(
  accepted: ReadonlySet<string>,
  judged: readonly Judged[],
  operations: readonly Operation[],
): RunRecord['unreached'] {
  return operations
    .filter(({ id }) => !accepted.has(id))
    .map(({ id, requestBody }) => {
      const positives = judged.filter(({ sequence }) => sequence.operation === id && sequence.phase === 'positive')
      const statuses = positives.flatMap(({ exchanges }) =>
        exchanges.map(({ outcome }) => (outcome.kind === 'response' ? String(outcome.status) : outcome.kind)),
      )
      const broken = positives.flatMap(({ verdicts }) =>
        verdicts.flatMap(({ ruling }) => (ruling.kind === 'inconclusive' ? [ruling.reason] : [])),
      )
      const reason =
        statuses.length > 0 ? `valid requests were answered ${[...new Set(statuses)].join(', ')}` : (broken[0] ?? unmade(requestBody))
      return { operation: id, reason }
    })
}

/** Why there was no valid request to send. */
function unmade(body: Operation['requestBody']): string {
  const types = body?.media.map(({ type }) => type) ?? []
  return types.length > 0 && !types.some((type) => bodyKind(sentType(type)) !== undefined)
    ? `bodies of ${types.join(', ')} are not made yet`
    : 'no valid request can be made from its schemas'
}

/** Whether no secured operation let the main credential in. */
export function areRefused(judged: readonly Judged[], operations: readonly Operation[]): boolean {
  const secured = new Set(operations.filter(isSecured).map(({ id }) => id))
  const statuses = judged.flatMap(({ sequence, exchanges }) =>
    exchanges.flatMap(({ step, outcome }) => {
      const testCase = sequence.cases[step]
      return testCase?.actor === 'main' &&
        testCase.intent.kind === 'valid' &&
        secured.has(testCase.operation) &&
        outcome.kind === 'response'
        ? [outcome.status]
        : []
    }),
  )
  return statuses.length > 0 && statuses.every((status) => status === 401 || status === 403)
}

/** A server that knows none of several paths is another server, or stands behind another base path: nothing can be said of the contract. */
export function refuseElsewhere(judged: readonly Judged[], accepted: ReadonlySet<string>, { baseUrl }: Target): void {
  const statuses = judged.flatMap(({ exchanges }) => exchanges.map(({ outcome }) => (outcome.kind === 'response' ? outcome.status : 0)))
  const asked = new Set(judged.map(({ sequence }) => sequence.operation))
  const fixed = judged.some(({ exchanges, sequence }) => exchanges.length > 0 && Object.keys(sequence.cases[0].parts.path).length === 0)
  if (accepted.size > 0 || asked.size < 2 || !fixed || statuses.length === 0 || !statuses.every((status) => status === 404)) return
  throw new SuiteError({
    code: 'target',
    message: `every operation answered 404 at ${baseUrl}`,
    hint: 'Is the base path right? --url replaces the server URL of the document whole, path included.',
  })
}
