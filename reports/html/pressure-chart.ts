/** By the number of requests under way: the share of answers that were errors as bars, and p50 and p99 as lines below. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { PressureBand } from '#model/record.ts'
import { grouped, milliseconds, percent } from '#reports/figures.ts'
import { bars, end, height, leastErrorPx, lines, plot, rule, width } from '#reports/html/bars-and-lines.ts'
import { at, linear, pathOf, ticks } from '#reports/html/scale.ts'
import { bandName } from '#reports/pressure-words.ts'

const widestPx = 90

export function pressureChart(bands: readonly PressureBand[]): Html {
  const slot = (plot.right - plot.left) / bands.length
  const centre = (index: number): number => plot.left + slot * (index + 0.5)
  const slowestMs = Math.max(...bands.map(({ p99Ms }) => p99Ms))
  const yShare = linear(0, 1, bars.bottom, bars.top)
  const yMs = linear(0, slowestMs * 1.05, lines.bottom, lines.top)
  const curve = (pick: (band: PressureBand) => number): string => pathOf(bands.map((band, index) => [centre(index), yMs(pick(band))]))
  const last = bands.at(-1)
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Errors and latency by requests under way">${[0, 0.5, 1].map((mark) => rule(yShare(mark), `${mark * 100} %`))}${ticks(slowestMs, 3).map((mark) => rule(yMs(mark), milliseconds(mark)))}${bands.map((band, index) => bar(band, centre(index), Math.min(widestPx, slot * 0.6), yShare))}<path class="curve s2" d="${curve(({ p99Ms }) => p99Ms)}"/><path class="curve s1" d="${curve(({ p50Ms }) => p50Ms)}"/>${end('t2', yMs(last?.p99Ms ?? 0), 'p99')}${end('t1', yMs(last?.p50Ms ?? 0), 'p50')}${bands.map((band, index) => html`<text x="${at(centre(index))}" y="${height - 12}" text-anchor="middle">${bandName(band)}</text>`)}</svg>`
}

function bar(band: PressureBand, x: number, widthPx: number, y: (share: number) => number): Html {
  const { requests, errors, serverErrors, unanswered, timeouts, p99Ms } = band
  const heightPx = errors === 0 ? 0 : Math.max(leastErrorPx, y(0) - y(errors / requests))
  const title = `${bandName(band)} under way: ${grouped(requests)} requests, ${grouped(errors)} errors (${percent(errors, requests)}), of them ${grouped(serverErrors)} 5xx, ${grouped(unanswered)} without an answer, ${grouped(timeouts)} timeouts; p99 ${milliseconds(p99Ms)}`
  return html`<g><title>${title}</title><rect class="bad" x="${at(x - widthPx / 2)}" width="${at(widthPx)}" y="${at(y(0) - heightPx)}" height="${at(heightPx)}"/></g>`
}
