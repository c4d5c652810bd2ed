/** Load: thresholds, percentiles for each operation, the whole distribution as a curve, and the run second by second. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import { loadsOf, type LoadOperation, type LoadRecord, type RunRecord } from '#model/record.ts'
import { counted, grouped, groupedBy, milliseconds } from '#reports/figures.ts'
import { pressureChart } from '#reports/html/pressure-chart.ts'
import { bandCells, bandTitles, pressureRemarks, tellingBands } from '#reports/pressure-words.ts'
import { percentileChart } from '#reports/html/percentile-chart.ts'
import { secondsChart } from '#reports/html/seconds-chart.ts'
import { dataTable, more } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { latencyCurve } from '#reports/latency-curve.ts'
import { loadRemarks, loadTitle } from '#reports/load-words.ts'
import { line } from '#reports/printable.ts'

const maxRows = 300
/** More curves than hues can't be told apart. */
const maxCurves = 6

export function loadSection(record: RunRecord): Section | undefined {
  const loads = loadsOf(record)
  const [only, ...others] = loads
  if (only === undefined) return undefined
  if (others.length === 0) return { id: 'load', title: loadTitle(only), ...contentOf(only) }
  return {
    id: 'load',
    title: 'Load',
    note: `${counted(loads.length, 'run')}, one after the other.`,
    content: html`${loads.map((load) => {
      const { note, content } = contentOf(load)
      return html`<h3>${loadTitle(load)}</h3><p>${note}</p>${content}`
    })}`,
  }
}

function contentOf(load: LoadRecord): Pick<Section, 'note' | 'content'> {
  const rate = `${grouped(load.rate.achieved)} requests per second${load.rate.asked === null ? '' : ` of ${grouped(load.rate.asked)} asked`}`
  const sampled = load.sampled > 0 && load.sampling === undefined ? ` ${counted(load.sampled, 'response')} held against the contract.` : ''
  return {
    note: `${load.model === 'open' ? 'Open' : 'Closed'} model, ${grouped(load.durationSeconds)} s, ${counted(load.connections, 'connection')}: ${rate}.${sampled}`,
    content: html`${load.invalid === null ? undefined : html`<p class="banner">Invalid run: ${line(load.invalid, 500)}. The figures below judge nothing.</p>`}
${remarks([...loadRemarks(load), ...pressureRemarks(load)])}${thresholds(load.thresholds)}${curves(load.operations)}${percentiles(load.operations)}${pressure(load)}${seconds(load.perSecond)}`,
  }
}

const remarks = (all: readonly string[]): Html | undefined =>
  all.length === 0 ? undefined : html`<ul>${all.map((remark) => html`<li>${remark}</li>`)}</ul>`

const thresholds = (all: LoadRecord['thresholds']): Html | undefined =>
  all.length === 0
    ? undefined
    : dataTable(
        'Thresholds',
        [{ title: 'Held' }, { title: 'Threshold' }, { title: 'Actual', numeric: true }],
        all.map(
          ({
            text,
            actual,
            held,
          }) => html`<tr><td><span class="tag ${held ? 'pass' : 'violation'}">${held ? 'held' : 'broken'}</span></td><td class="name"><code>${line(text, 200)}</code></td><td class="n">${grouped(actual)}</td></tr>
`,
        ),
      )

function curves(operations: readonly LoadOperation[]): Html | undefined {
  // Refusals and errors are fast or slow for reasons of their own: only successes are drawn.
  const successes = operations.filter(({ status }) => status === '2xx')
  const slowest = groupedBy(successes, ({ operation }) => operation)
    .toSorted((a, b) => Math.max(...b.items.map((item) => item.latencyMs.p99)) - Math.max(...a.items.map((item) => item.latencyMs.p99)))
    .slice(0, maxCurves)
  const series = slowest.flatMap(({ key, items }) => {
    const points = latencyCurve(items.map((item) => item.histogram))
    return points === undefined ? [] : [{ label: line(key, 80), points }]
  })
  if (series.length === 0) return undefined
  const hidden = new Set(successes.map(({ operation }) => operation)).size - series.length
  return html`<figure><figcaption>Latency of successful responses by percentile${hidden > 0 ? `, the ${series.length} slowest operations` : ''}. Each step to the right is a nine more.</figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="Latency chart">${percentileChart(series)}</div></figure>`
}

function percentiles(operations: readonly LoadOperation[]): Html {
  const names = ['Count', 'Errors', 'p50', 'p90', 'p95', 'p99', 'p99.9', 'max']
  const columns = [{ title: 'Operation' }, { title: 'Status' }, ...names.map((title) => ({ title, numeric: true }))]
  const rows = operations.slice(0, maxRows).map(
    ({
      operation,
      status,
      count,
      errors,
      latencyMs: ms,
    }) => html`<tr><td class="name"><code>${line(operation, 200)}</code></td><td>${line(status, 20)}</td><td class="n">${grouped(count)}</td><td class="n">${grouped(errors)}</td>${[
      ms.p50,
      ms.p90,
      ms.p95,
      ms.p99,
      ms.p999,
      ms.max,
    ].map((value) => html`<td class="n">${milliseconds(value)}</td>`)}</tr>
`,
  )
  return html`${dataTable('Latency percentiles', columns, rows)}${more(operations.length - maxRows, 'rows')}`
}

function pressure(load: LoadRecord): Html | undefined {
  const bands = tellingBands(load)
  if (bands.length === 0) return undefined
  const columns = bandTitles.map((title, index) => ({ title, numeric: index > 0 }))
  const rows = bands.map(
    (band) => html`<tr>${bandCells(band).map((cell, index) => html`<td${index > 0 ? html` class="n"` : undefined}>${cell}</td>`)}</tr>
`,
  )
  return html`<figure><figcaption>By requests under way when each was sent: the share of errors, and latency at p99 above p50.</figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="Errors by requests under way">${pressureChart(bands)}</div></figure>${dataTable('By requests under way', columns, rows)}`
}

const seconds = (perSecond: LoadRecord['perSecond']): Html | undefined =>
  perSecond.length < 2
    ? undefined
    : html`<figure><figcaption>Second by second: requests (errors in red), and latency at p99 above p50.</figcaption>
<div class="scroll" tabindex="0" role="region" aria-label="Requests and latency over time">${secondsChart(perSecond)}</div></figure>`
