/**
 * `npm run bench`: ratios, measured side by side in one run. Each pair alternates (A B B A …) so that a machine that drifts slows
 * both; every raw value is printed, because on a shared machine the spread says more than the median.
 */
import { closedAgainstPlain } from './closed-model.ts'
import { conformanceAgainstLoop } from './conformance.ts'
import { planAndJudge } from './plan-and-judge.ts'

const rounds = Number(process.argv[2] ?? 5)

process.stdout.write(`Node ${process.versions.node}, ${rounds} rounds each\n\n`)
for (const bench of [planAndJudge, conformanceAgainstLoop, closedAgainstPlain]) process.stdout.write(`${await bench(rounds)}\n\n`)
