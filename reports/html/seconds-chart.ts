/** The run second by second: requests as bars with their errors, and p50 and p99 as lines below. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { LoadRecord } from '#model/record.ts'
import { grouped, milliseconds } from '#reports/figures.ts'
import { bars, end, height, leastErrorPx, lines, plot, rule, width } from '#reports/html/bars-and-lines.ts'
import { at, linear, pathOf, ticks } from '#reports/html/scale.ts'

type Second = LoadRecord['perSecond'][number]

const maxBars = 180

export function secondsChart(perSecond: readonly Second[]): Html {
  const seconds = merged(perSecond)
  const busiest = Math.max(1, ...seconds.map(({ requests }) => requests))
  const slowestMs = Math.max(...seconds.map(({ p99Ms }) => p99Ms))
  const slot = (plot.right - plot.left) / seconds.length
  const centre = (index: number): number => plot.left + slot * (index + 0.5)
  const yCount = linear(0, busiest * 1.05, bars.bottom, bars.top)
  const yMs = linear(0, slowestMs * 1.05, lines.bottom, lines.top)
  const every = Math.max(1, Math.ceil(seconds.length / 10))
  const curve = (pick: (second: Second) => number): string => pathOf(seconds.map((second, index) => [centre(index), yMs(pick(second))]))
  const last = seconds.at(-1)
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Requests and latency over ${perSecond.length} seconds">${ticks(busiest, 3).map((mark) => rule(yCount(mark), grouped(mark)))}${ticks(slowestMs, 3).map((mark) => rule(yMs(mark), milliseconds(mark)))}${seconds.map((second, index) => bar(second, plot.left + slot * index, slot, yCount))}<path class="curve s2" d="${curve((second) => second.p99Ms)}"/><path class="curve s1" d="${curve((second) => second.p50Ms)}"/>${end('t2', yMs(last?.p99Ms ?? 0), 'p99')}${end('t1', yMs(last?.p50Ms ?? 0), 'p50')}${seconds.flatMap((second, index) => (index % every === 0 ? [html`<text x="${at(centre(index))}" y="${height - 12}" text-anchor="middle">${second.second} s</text>`] : []))}</svg>`
}

const bar = (second: Second, x: number, slot: number, y: (count: number) => number): Html => {
  const gap = Math.min(2, slot * 0.2)
  const rect = (tone: string, heightPx: number): Html =>
    html`<rect class="${tone}" x="${at(x + gap / 2)}" width="${at(slot - gap)}" y="${at(y(0) - heightPx)}" height="${at(heightPx)}"/>`
  const title = `second ${second.second}: ${grouped(second.requests)} requests, ${grouped(second.errors)} errors, p50 ${milliseconds(second.p50Ms)}, p99 ${milliseconds(second.p99Ms)}`
  return html`<g><title>${title}</title>${rect('bar', y(0) - y(second.requests))}${second.errors > 0 ? rect('bad', Math.max(leastErrorPx, y(0) - y(second.errors))) : undefined}</g>`
}

/** A long run is folded until its bars are wide enough to see; a peak stays a peak. */
function merged(seconds: readonly Second[]): readonly Second[] {
  const size = Math.ceil(seconds.length / maxBars)
  if (size <= 1) return seconds
  return Array.from({ length: Math.ceil(seconds.length / size) }, (_, index) => {
    const group = seconds.slice(index * size, (index + 1) * size)
    const mean = (pick: (second: Second) => number): number => group.reduce((sum, second) => sum + pick(second), 0) / group.length
    return {
      second: group[0]?.second ?? 0,
      requests: mean(({ requests }) => requests),
      errors: mean(({ errors }) => errors),
      p50Ms: Math.max(...group.map(({ p50Ms }) => p50Ms)),
      p99Ms: Math.max(...group.map(({ p99Ms }) => p99Ms)),
    }
  })
}
