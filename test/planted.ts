/** The defects that a conformance run has to find. */
import { defects } from '#mock/defects/index.ts'
import { checks } from '#suites/index.ts'

/** The prober finds the others: run/limits.test.ts plants them. */
const limitChecks = new Set(checks.filter(({ on }) => on === 'limit').map(({ id }) => id))

export const conformanceDefects = defects.filter(({ caughtBy }) => !caughtBy.every((check) => limitChecks.has(check)))
