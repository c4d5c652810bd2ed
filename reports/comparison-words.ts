/** A comparison in words and cells, the same for every reporter. */
import { signedPercent } from '#lib/signed-percent.ts'
import type { ComparedRow, ComparedState, ComparisonRecord } from '#model/comparison.ts'
import { counted, grouped, milliseconds } from '#reports/figures.ts'

const stateWords: Readonly<Record<ComparedState, string>> = {
  held: 'held',
  worse: 'worse',
  open: 'undecided',
  noisy: 'too noisy',
  'too-few': 'not estimable',
  shown: 'not judged',
}

export const rowTitles = ['operation', 'metric', 'base', 'head', 'change', '95 %', 'borne', 'p', 'noise', 'ruling'] as const

const none = '–'

export function rowCells(row: ComparedRow): readonly string[] {
  const { operation, metric, base, head, effect, interval, tolerance, p, noise, state } = row
  const value = (of: number | null): string =>
    of === null
      ? none
      : metric === 'throughput'
        ? `${grouped(of)}/s`
        : metric === 'errors'
          ? signedPercent(of).replace('+', '')
          : milliseconds(of)
  const change = (of: number): string => signedPercent(metric === 'errors' ? of : of - 1)
  return [
    operation,
    metric,
    value(base),
    value(head),
    effect === null ? none : change(effect),
    interval === null ? none : `${change(interval.lower)} to ${change(interval.upper)}`,
    signedPercent(metric === 'throughput' ? -tolerance : tolerance),
    p === null ? none : p < 0.0001 ? '<0.0001' : String(Number(p.toPrecision(2))),
    noise === null ? none : signedPercent(noise).replace('+', ''),
    stateWords[state],
  ]
}

/** What was held against what, and how: one sentence each. */
export function comparisonSentences({
  mode,
  base,
  head,
  pairs,
  mostPairs,
  alpha,
  looks,
  self,
  notes,
}: ComparisonRecord): readonly string[] {
  const from = (side: ComparisonRecord['base']): string =>
    `${side.from}${side.revision === undefined ? '' : ` (${side.revision.slice(0, 12)})`}`
  return [
    mode === 'stored'
      ? `${from(head)} against ${from(base)}, as they were recorded.`
      : `${from(head)} against ${from(base)}: ${counted(pairs, 'pair')} of runs in alternation, of at most ${mostPairs}; ${counted(looks, 'look')} at the level ${alpha ?? 0}.`,
    ...(self === undefined
      ? []
      : [
          `Of ${self.relabellings} ways to deal these runs of one version to two sides the gate fails on ${signedPercent(self.falseAlarmRate).replace('+', '')}.`,
          `It sees (on 80 % of the ways): ${self.detectable
            .map(
              ({ operation, metric, slowdown }) => `${metric} of ${operation} ${slowdown === null ? 'nothing' : signedPercent(slowdown)}`,
            )
            .join(', ')}.`,
        ]),
    ...notes,
  ]
}

/** What changed besides figures: `appeared: violation gone-after-delete on DELETE /notes/{id} (…)`. */
export const changedLines = ({ findings, thresholds }: ComparisonRecord): readonly string[] => [
  ...findings.appeared.map(
    ({ id, check, operation, class: kind, actual }) => `appeared: ${kind} ${check} on ${operation} (${id}): ${actual}`,
  ),
  ...findings.gone.map(({ id, check, operation, class: kind }) => `gone: ${kind} ${check} on ${operation} (${id})`),
  ...(findings.kept > 0 ? [`in both: ${counted(findings.kept, 'finding')}`] : []),
  ...thresholds.map(
    ({ text, base, head }) => `threshold ${text}: ${thresholdWords(base)} in the base, ${thresholdWords(head)} in the head`,
  ),
]

const thresholdWords = (side: ComparisonRecord['thresholds'][number]['base']): string =>
  side === null ? 'absent' : `${side.held ? 'held' : 'broken'} (${grouped(side.actual)})`
