/** The defects that a conformance run has to find. */
import type { Defect } from '#mock/defects/defect.ts'
import { defects } from '#mock/defects/index.ts'
import { checks } from '#suites/index.ts'

/** The prober finds the others, and load those that only pressure shows: run/limits.test.ts and run/under-load.test.ts plant them. */
const limitChecks = new Set(checks.filter(({ on }) => on === 'limit').map(({ id }) => id))

export const conformanceDefects = defects.filter(
  ({ caughtBy, underPressure }) => underPressure !== true && !caughtBy.every((check) => limitChecks.has(check)),
)

const policyChecks = new Set(checks.filter((check) => check.class === 'policy').map(({ id }) => id))

/** Whether no document could make it a violation. */
export const isPolicy = ({ policy, caughtBy }: Defect): boolean => policy === true || caughtBy.every((check) => policyChecks.has(check))
