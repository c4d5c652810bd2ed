/** What a comparison has to say to the gate. */
import { signedPercent } from '#lib/signed-percent.ts'
import type { ComparedRow, ComparisonRecord } from '#model/comparison.ts'
import type { FindingClass } from '#model/check.ts'

export interface ComparisonReasons {
  readonly closed: readonly string[]
  readonly undecided: readonly string[]
}

const mostNamed = 5

export function comparisonReasons(comparison: ComparisonRecord | undefined, failOn: FindingClass): ComparisonReasons {
  // A version with itself is measured, not judged; what is wrong there makes the run invalid.
  if (comparison === undefined || comparison.mode === 'self') return { closed: [], undecided: [] }
  const { rows, findings, thresholds, invalid, pairs, mode } = comparison
  const appeared = findings.appeared.filter((finding) => finding.class === 'violation' || failOn === 'policy')
  const judged = invalid === null
  const open = rows.filter(({ state }) => state === 'open' || state === 'noisy')
  return {
    closed: [
      ...appeared.map(({ id, check, operation, class: kind }) => `a ${kind} that the base does not have: ${check} on ${operation} (${id})`),
      ...(judged ? rows.filter(({ state }) => state === 'worse').map(worse) : []),
      ...(judged
        ? thresholds
            .filter(({ base, head }) => base?.held === true && head?.held === false)
            .map(({ text, head }) => `threshold ${text} held in the base and is missed: ${Number(head?.actual.toPrecision(4))}`)
        : []),
    ],
    undecided: [
      ...(judged && open.length > 0
        ? [
            `${open.length} of ${rows.length} figures are undecided after ${pairs} pairs: ${open
              .slice(0, mostNamed)
              .map(({ operation, metric }) => `${metric} of ${operation}`)
              .join(', ')}${open.length > mostNamed ? ', …' : ''}`,
          ]
        : []),
      ...(mode === 'live' && judged && pairs > 0 && rows.every(({ metric, state }) => metric === 'errors' || state === 'too-few')
        ? ['so few requests a run that no figure can be estimated: run longer']
        : []),
    ],
  }
}

function worse({ operation, metric, effect, interval, tolerance }: ComparedRow): string {
  const change = (value: number): string => signedPercent(metric === 'errors' ? value : value - 1)
  const range = interval === null ? '' : ` (95 %: ${change(interval.lower)} to ${change(interval.upper)})`
  return `${metric} of ${operation} is worse: ${effect === null ? '' : change(effect)}${range}, beyond ${signedPercent(metric === 'throughput' ? -tolerance : tolerance)}`
}
