/** What a load run says beside its figures, in one sentence each: every report says the same. */
import type { LoadRecord } from '#model/record.ts'
import { counted, grouped, milliseconds } from '#reports/figures.ts'
import { line } from '#reports/printable.ts'

const maxReasons = 5
const maxText = 200

/** `Load`, or with the name that the config gives it. */
export const loadTitle = ({ name }: LoadRecord): string => (name === undefined ? 'Load' : `Load: ${line(name, maxText)}`)

export function loadRemarks(load: LoadRecord): readonly string[] {
  const { stages = [], aborted, dropped = 0, serviceMs, sendLagMs, generator, reasons = {}, scenarios = [] } = load
  const service =
    serviceMs === undefined ? '' : `; from sending to the last byte p50 ${milliseconds(serviceMs.p50)}, p99 ${milliseconds(serviceMs.p99)}`
  return [
    ...(stages.length === 0 ? [] : [`Stages: ${stages.slice(0, 20).map(stageText).join(', ')}.`]),
    ...(aborted === undefined ? [] : [`The threshold ${line(aborted, maxText)} ended the run.`]),
    ...(sendLagMs === null
      ? []
      : [`Requests left ${milliseconds(sendLagMs.p50)} late at the median, ${milliseconds(sendLagMs.p99)} at p99${service}.`]),
    ...(dropped === 0 ? [] : [`${counted(dropped, 'arrival')} found too many requests under way; they count as timeouts.`]),
    ...(generator === undefined
      ? []
      : [
          `The generator was busy ${Math.round(generator.busyShare * 100)} % of the time; its longest pause was ${milliseconds(generator.pauseMs.max)}.`,
        ]),
    ...scenarios.map(
      ({ name, started, finished, broken }) =>
        `${line(name, maxText)}: ${grouped(finished)} of ${grouped(started)} came to their last step${listed(broken)}.`,
    ),
    ...(Object.keys(reasons).length === 0 ? [] : [`Without an answer${listed(reasons)}.`]),
  ]
}

const stageText = ({ fromPerSecond, toPerSecond, durationSeconds }: NonNullable<LoadRecord['stages']>[number]): string =>
  `${grouped(durationSeconds)} s at ${fromPerSecond === toPerSecond ? '' : `${grouped(fromPerSecond)} to `}${grouped(toPerSecond)}/s`

const listed = (reasons: { readonly [reason: string]: number }): string => {
  const all = Object.entries(reasons).sort(([, a], [, b]) => b - a)
  const shown = all.slice(0, maxReasons).map(([reason, count]) => `${grouped(count)} × ${line(reason, maxText)}`)
  return all.length === 0 ? '' : `: ${shown.join(', ')}${all.length > maxReasons ? ', …' : ''}`
}
