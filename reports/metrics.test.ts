import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RunRecord } from '#model/record.ts'
import { metricsOf } from '#reports/metrics.ts'
import { otlp } from '#reports/otlp.ts'
import { prometheus } from '#reports/prometheus.ts'

const record = JSON.parse(readFileSync(new URL('golden/record.json', import.meta.url), 'utf8')) as RunRecord

describe('a record as metrics', () => {
  it('has one point for each name and set of labels, each a number', () => {
    const keys = metricsOf(record).flatMap(({ name, points }) => points.map(({ labels }) => JSON.stringify([name, labels])))
    expect(new Set(keys).size).toBe(keys.length)
    for (const { points } of metricsOf(record)) for (const { value } of points) expect(Number.isFinite(value)).toBe(true)
  })

  it('has names and units as Prometheus wants them', () => {
    for (const { name } of metricsOf(record)) expect(name).toMatch(/^proofload_[a-z_]+$/)
    expect(
      metricsOf(record)
        .map(({ name }) => name)
        .filter((name) => /_ms$|_millis/.test(name)),
    ).toEqual([])
  })

  it('tells several load runs apart', () => {
    if (record.load === null) throw new Error('the golden record has load')
    const more = { ...record, furtherLoads: [{ ...record.load, name: 'spike' }] }
    const keys = metricsOf(more).flatMap(({ name, points }) => points.map(({ labels }) => JSON.stringify([name, labels])))
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(metricsOf(more).map(({ name }) => name)).size).toBe(metricsOf(more).length)
    expect(keys.some((key) => key.includes('"load":"spike"'))).toBe(true)
  })

  it('escapes labels', () => {
    const load = record.load === null ? null : { ...record.load, thresholds: [{ text: 'a"b\\c\nd', actual: 1, held: false }] }
    expect(prometheus.render({ ...record, load })).toContain('proofload_threshold_held{threshold="a\\"b\\\\c\\nd"} 0\n')
  })

  it('is the text that Prometheus reads: a help and a type before the points of each name', () => {
    for (const line of prometheus.render(record).trimEnd().split('\n'))
      expect(line).toMatch(
        /^# HELP \w+ \S.*$|^# TYPE \w+ gauge$|^\w+(?:\{\w+="(?:[^"\\]|\\.)*"(?:,\w+="(?:[^"\\]|\\.)*")*\})? -?\d[\d.e+-]*$/,
      )
  })

  it('is an OTLP request with nanoseconds as text', () => {
    const sent = JSON.parse(otlp.render(record)) as {
      resourceMetrics: { scopeMetrics: { metrics: { gauge: { dataPoints: { timeUnixNano: string }[] } }[] }[] }[]
    }
    const points = sent.resourceMetrics.flatMap(({ scopeMetrics }) =>
      scopeMetrics.flatMap(({ metrics }) => metrics.flatMap(({ gauge }) => gauge.dataPoints)),
    )
    expect(points.length).toBe(metricsOf(record).flatMap((family) => family.points).length)
    for (const { timeUnixNano } of points) expect(timeUnixNano).toMatch(/^\d{19}$/)
  })
})
