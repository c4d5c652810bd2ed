/** A limit that the document declares is the one that clients meet. */
import type { LimitCheck } from '#model/check.ts'
import type { LimitClaim } from '#model/contract.ts'

/** Windows are measured over a network: five in a hundred either way are not a lie. */
const tolerance = 0.05

export const limitKept: LimitCheck = {
  id: 'limit-kept',
  on: 'limit',
  promise: 'The limit that is met is not lower than the one that is declared, and there is one.',
  basis: 'docs/extensions.md, x-proofload-limits',
  class: 'violation',
  appliesTo: ({ operation, limit }) =>
    operation.limits.length === 0
      ? 'no limit is declared'
      : limit.algorithm !== 'none' && (limit.limit === null || limit.windowSeconds === null)
        ? 'no limit was met'
        : true,
  inspect({ operation, limit: { algorithm, limit, windowSeconds, requests, durationSeconds } }) {
    if (algorithm === 'none') {
      const passed = operation.limits.filter((claim) => requests > mostWithin(claim, durationSeconds))
      // Shorter probes than the declared window do not tell.
      if (passed.length === 0) return { undecided: `${requests} requests were not enough to meet the declared limit` }
      return passed.map((claim) => ({
        clauses: [claim.at] as const,
        step: 0,
        expected: shown(claim),
        actual: `no limit: ${requests} requests in ${durationSeconds ?? 0} s drew no 429`,
        // Who may do more than he was told is not harmed: but nobody is kept from harming him.
        class: 'policy' as const,
      }))
    }
    if (limit === null || windowSeconds === null) return []
    const met = limit / windowSeconds
    return operation.limits
      .filter((claim) => met < (claim.limit / claim.windowSeconds) * (1 - tolerance) && limit < claim.limit)
      .map((claim) => ({
        clauses: [claim.at] as const,
        step: 0,
        expected: shown(claim),
        actual: `${limit} in ${windowSeconds} s`,
      }))
  },
}

const shown = ({ limit, windowSeconds }: LimitClaim): string => `${limit} requests in ${windowSeconds} s`

/** More than that no limiter of this number lets through: a window that was under way, and those that began since. */
const mostWithin = ({ limit, windowSeconds }: LimitClaim, seconds = Infinity): number => limit * (2 + Math.floor(seconds / windowSeconds))
