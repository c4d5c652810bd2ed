/** What a run shows of pressure: how answers fared by the number of requests under way, and what is broken only then. */
import type { LoadRecord, PressureBand, UnderLoad } from '#model/record.ts'
import { counted, grouped, milliseconds, percent } from '#reports/figures.ts'

/** Fewer answers say nothing of a tail. */
const tellingRequests = 20
const slower = 2

export const bandTitles = ['under way', 'requests', 'errors', '5xx', 'no answer', 'timeouts', 'p50', 'p99'] as const

export const bandName = ({ from, to }: PressureBand): string => (from === to ? grouped(from) : `${grouped(from)} to ${grouped(to)}`)

export const bandCells = (band: PressureBand): readonly string[] => [
  bandName(band),
  ...[band.requests, band.errors, band.serverErrors, band.unanswered, band.timeouts].map(grouped),
  milliseconds(band.p50Ms),
  milliseconds(band.p99Ms),
]

/** Only where they differ in something: a closed run at rest has one band, and the few requests of its first moment. */
export function tellingBands({ byInFlight = [] }: LoadRecord): readonly PressureBand[] {
  const many = byInFlight.filter(({ requests }) => requests >= tellingRequests)
  return many.length > 1 || byInFlight.some(({ errors }) => errors > 0) ? byInFlight : []
}

export function pressureRemarks(load: LoadRecord): readonly string[] {
  const bands = tellingBands(load)
  const from = bands.findIndex(({ serverErrors, unanswered }) => serverErrors + unanswered > 0)
  const [below, above] = [bands.slice(0, from), bands.slice(from)]
  const [lower, upper] = [below.at(-1), above[0]]
  const broken = above.reduce((sum, { serverErrors, unanswered }) => sum + serverErrors + unanswered, 0)
  const steady = bands.filter(({ requests }) => requests >= tellingRequests)
  const [calm, pressed] = [steady[0], steady.at(-1)]
  return [
    ...(from > 0 && lower !== undefined && upper !== undefined
      ? [
          `5xx and resets began at ${bandName(upper)} requests under way: ${grouped(broken)} of ${grouped(sum(above))} from there on, none of ${grouped(sum(below))} below.`,
        ]
      : []),
    ...(calm !== undefined && pressed !== undefined && calm.p99Ms > 0 && pressed.p99Ms >= slower * calm.p99Ms
      ? [
          `The tail grew with the pressure: p99 ${milliseconds(calm.p99Ms)} at ${bandName(calm)} under way, ${milliseconds(pressed.p99Ms)} at ${bandName(pressed)}.`,
        ]
      : []),
    ...samplingRemark(load),
    ...(load.lives === undefined
      ? []
      : [
          `${counted(load.lives.played, 'life', 'lives')} of things, ${grouped(load.lives.inFlight)} at once, were looked at for lost and doubled writes.`,
        ]),
  ]
}

const sum = (bands: readonly PressureBand[]): number => bands.reduce((total, { requests }) => total + requests, 0)

const samplingRemark = ({ sampling, sampled }: LoadRecord): readonly string[] =>
  sampling === undefined || sampled === 0
    ? []
    : [
        `${counted(sampled, 'answer')} held against the contract, at last 1 in ${grouped(sampling.every)}; keeping them took ${grouped(Number((sampling.costShare * 100).toPrecision(2)))} % of the time.`,
      ]

/** Of a finding, and of what was looked for under pressure and not seen often enough. */
export const underLoadText = ({ seen, of, inFlight }: UnderLoad): string =>
  seen === 0
    ? `not alone, and in none of ${counted(of, 'answer')} when the pressure was repeated; first seen with ${grouped(inFlight)} under way`
    : `not alone, only under pressure: ${grouped(seen)} of ${counted(of, 'answer')} (${percent(seen, of)}), from ${counted(inFlight, 'request')} under way on`
