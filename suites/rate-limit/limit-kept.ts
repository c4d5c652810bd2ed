/** A limit that the document declares is the one that clients meet. */
import type { LimitCheck } from '#model/check.ts'

/** Windows are measured over a network: five in a hundred either way are not a lie. */
const tolerance = 0.05

export const limitKept: LimitCheck = {
  id: 'limit-kept',
  on: 'limit',
  promise: 'The limit that is met is not lower than the one that is declared.',
  basis: 'docs/extensions.md, x-proofload-limits',
  class: 'violation',
  appliesTo: ({ operation, limit }) =>
    operation.limits.length === 0
      ? 'no limit is declared'
      : limit.limit === null || limit.windowSeconds === null
        ? 'no limit was met'
        : true,
  inspect({ operation, limit: { limit, windowSeconds } }) {
    if (limit === null || windowSeconds === null) return []
    const met = limit / windowSeconds
    return operation.limits
      .filter((claim) => met < (claim.limit / claim.windowSeconds) * (1 - tolerance) && limit < claim.limit)
      .map((claim) => ({
        clauses: [claim.at] as const,
        step: 0,
        expected: `${claim.limit} requests in ${claim.windowSeconds} s`,
        actual: `${limit} in ${windowSeconds} s`,
      }))
  },
}
