/**
 * `npm run survey:regression -- [trials] [gate|nights]`: how often the rules of `compare --live` and `history` are wrong, on simulated runs. Every trial
 * goes through the very functions that judge real runs. The figures stand in docs/regression.md.
 */
import { fork } from '#lib/seed.ts'
import type { ComparedMetric } from '#model/comparison.ts'
import { gateOnce, naiveGate, nightsOnce, type Answer, type Scene } from '#load/noisy-runs.testdata.ts'

const trials = Number(process.argv[2] ?? 1000)
/** For what costs more, or matters less. */
const fewer = Math.ceil(trials / 3)
const share = (count: number, of: number): string => `${((100 * count) / of).toFixed(1).padStart(5)} %`

function survey(title: string, scene: Scene, times: number): void {
  process.stdout.write(
    `\n${title}, run noise ${scene.noise * 100} % (${times} trials)\n  slowdown    fails   passes  inconclusive  mean pairs\n`,
  )
  for (const slowdown of [0, 0.05, 0.1, 0.2]) {
    const answers = Array.from({ length: times }, (_, trial) => gateOnce(scene, slowdown, fork(11, title, scene.noise, slowdown, trial)))
    const count = (wanted: Answer): string => share(answers.filter(({ answer }) => answer === wanted).length, times)
    const pairs = answers.reduce((sum, one) => sum + one.pairs, 0) / times
    process.stdout.write(
      `  ${`+${slowdown * 100} %`.padEnd(8)}  ${count('fail')}  ${count('pass')}       ${count('inconclusive')}  ${pairs.toFixed(1).padStart(10)}\n`,
    )
  }
}

const one = (metric: ComparedMetric): Scene['rows'] => [{ operation: '*', metric, slower: true }]
const mix: Scene['rows'] = [
  { operation: '*', metric: 'throughput', slower: false },
  ...['a', 'b', 'c', 'd'].flatMap((operation) =>
    (['p50', 'p95'] as const).map((metric) => ({ operation, metric, slower: operation === 'a' })),
  ),
]

function surveyNights(times: number): void {
  const nights = 60
  process.stdout.write(`\nChange points over ${nights} nights, level at night 40; a night is the median of n runs (${times} trials)\n`)
  process.stdout.write('  noise  runs  slowdown   told  false alarms  nights late (median)\n')
  for (const [noise, perNight] of [
    [0.04, 1],
    [0.04, 3],
    [0.08, 3],
  ] as const) {
    for (const slowdown of [0, 0.05, 0.1, 0.2]) {
      const seen = Array.from({ length: times }, (_, trial) =>
        nightsOnce({ noise, perNight, slowdown, nights }, fork(13, noise, perNight, slowdown, trial)),
      )
      const late = seen.flatMap(({ late }) => late ?? []).toSorted((a, b) => a - b)
      process.stdout.write(
        `  ${`${noise * 100} %`.padEnd(5)}  ${String(perNight).padStart(4)}  ${`+${slowdown * 100} %`.padEnd(8)}  ${slowdown === 0 ? '     –' : share(seen.filter(({ told }) => told).length, times)}       ${share(seen.filter(({ alarm }) => alarm).length, times)}  ${late.length === 0 ? '–' : (late[late.length >> 1] ?? 0)}\n`,
      )
    }
  }
}

process.stdout.write(`${trials} trials each, a third of them where it says so\n`)
const naive = (slowdown: number): string =>
  share(Array.from({ length: trials }, (_, trial) => naiveGate(0.04, slowdown, fork(7, slowdown, trial))).filter(Boolean).length, trials)
process.stdout.write(`one run against a stored one, more than 10 % fails: ${[0, 0.05, 0.1, 0.2].map(naive).join(' ')} at +0, 5, 10, 20 %\n`)
const [, , , part = 'all'] = process.argv
for (const noise of part === 'nights' ? [] : [0.04, 0.02, 0.08]) {
  survey('one row: throughput, tolerance 3 %', { rows: one('throughput'), noise }, noise === 0.04 ? trials : fewer)
  survey('one row: p95, tolerance 5 %', { rows: one('p95'), noise }, noise === 0.04 ? trials : fewer)
  survey('nine rows: throughput and p50, p95 of four operations, of which one is slower', { rows: mix, noise }, fewer)
}
if (part !== 'gate') surveyNights(fewer)
