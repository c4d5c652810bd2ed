/** Latency by percentile, the percentiles spread by nines, so that the tail has as much room as the middle. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import { milliseconds } from '#reports/figures.ts'
import { at, linear, pathOf, ticks } from '#reports/html/scale.ts'
import type { CurvePoint } from '#reports/latency-curve.ts'

export interface Series {
  readonly label: string
  readonly points: readonly CurvePoint[]
}

const width = 960
const height = 340
const plot = { left: 64, right: 770, top: 12, bottom: 304 }
const labelGap = 16
const maxLabel = 26

export function percentileChart(series: readonly Series[]): Html {
  const points = series.flatMap((one) => one.points)
  const slowestMs = Math.max(...points.map(({ ms }) => ms))
  const nines = Math.max(1, ...points.map((point) => point.nines))
  const x = linear(0, nines, plot.left, plot.right)
  const y = linear(0, slowestMs * 1.05, plot.bottom, plot.top)
  const rules = ticks(slowestMs, 5).map(
    (mark) =>
      html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${at(y(mark))}" y2="${at(y(mark))}"/><text x="${plot.left - 8}" y="${at(y(mark) + 4)}" text-anchor="end">${milliseconds(mark)}</text>`,
  )
  const steps = percentiles
    .filter(([place]) => place <= nines + 0.01)
    .map(
      ([place, name]) =>
        html`<line class="axis" x1="${at(x(place))}" x2="${at(x(place))}" y1="${plot.bottom}" y2="${plot.bottom + 5}"/><text x="${at(x(place))}" y="${plot.bottom + 20}" text-anchor="middle">${name}</text>`,
    )
  const curves = series.map(
    (one, index) =>
      html`<path class="curve s${index + 1}" d="${pathOf(one.points.map((point) => [x(point.nines), y(point.ms)]))}"><title>${one.label}</title></path>`,
  )
  const ends = series.map(({ label, points: own }, index) => ({ label, index, x: x(own.at(-1)?.nines ?? 0), y: y(own.at(-1)?.ms ?? 0) }))
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Latency by percentile for ${series.map(({ label }) => label).join(', ')}">${rules}${steps}${curves}${spread(ends).map(label)}</svg>`
}

const percentiles: readonly (readonly [number, string])[] = [
  [0, 'min'],
  [Math.log10(2), 'p50'],
  [1, 'p90'],
  [2, 'p99'],
  [3, 'p99.9'],
  [4, 'p99.99'],
  [5, 'p99.999'],
  [6, 'p99.9999'],
]

interface End {
  readonly label: string
  readonly index: number
  readonly x: number
  readonly y: number
}

/** Labels at the ends of their curves, moved apart where they would cover each other. */
function spread(ends: readonly End[]): readonly End[] {
  let free = plot.bottom
  const placed = ends
    .toSorted((a, b) => b.y - a.y)
    .map((end) => {
      const place = Math.min(end.y, free)
      free = place - labelGap
      return { ...end, y: place }
    })
  const above = Math.min(0, (placed.at(-1)?.y ?? 0) - plot.top)
  return placed.map((end) => ({ ...end, y: end.y - above }))
}

const label = (end: End): Html =>
  html`<text class="t${end.index + 1}" x="${at(end.x + 10)}" y="${at(end.y + 4)}">${end.label.length > maxLabel ? `${end.label.slice(0, maxLabel - 1)}…` : end.label}</text>`
