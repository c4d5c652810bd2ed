import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Finding, RunRecord } from '#model/record.ts'
import { html } from '#reports/html/page.ts'
import { dark, light, pairs } from '#reports/html/palette.ts'
import { linear, ticks } from '#reports/html/scale.ts'

const record = JSON.parse(readFileSync(new URL('../golden/record.json', import.meta.url), 'utf8')) as RunRecord
const page = html.render(record)

/** WCAG 2.1, relative luminance and contrast ratio. */
const luminance = (colour: string): number =>
  [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)
const contrast = (a: string, b: string): number =>
  (Math.max(luminance(a), luminance(b)) + 0.05) / (Math.min(luminance(a), luminance(b)) + 0.05)

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s theme', (_, palette) => {
  test.each(pairs)('%s on %s has AA contrast', (text, ground) => {
    expect(contrast(palette[text] ?? '', palette[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the page', () => {
  test('fetches nothing and says so', () => {
    expect(page).toContain('default-src &#39;none&#39;')
    expect(page).not.toMatch(/<(?:link rel="stylesheet"|script src|img|iframe|object|embed)|@import|url\(/)
  })

  test('every link leads to a place on the page, and no place has two', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.length).toBe(new Set(ids).size)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  test('every finding is there with its clause', () => {
    for (const finding of record.findings) expect(page).toContain(`<code>${finding.file}:${finding.line}</code>`)
  })

  test('sections without content are left out', () => {
    const none = html.render({ ...record, flaky: [], load: null, limits: [], inconclusive: [], unreached: [], unobservable: [] })
    for (const id of ['flaky', 'load', 'limits', 'inconclusive', 'unobservable']) {
      expect(page).toContain(`<section id="${id}"`)
      expect(none).not.toContain(`<section id="${id}"`)
    }
  })

  test('a letter of the matrix leads to the first finding of its cell', () => {
    const finding = record.findings.find((one) => one.check === 'never-5xx') as Finding
    expect(page).toContain(`<a class="cell-violation" href="#finding-${finding.id}"`)
  })

  test('a load of an hour is folded, its worst second kept', () => {
    if (record.load === null) throw new Error('the golden record has load')
    const perSecond = Array.from({ length: 3600 }, (_, second) => ({
      second,
      requests: 10,
      errors: 0,
      p50Ms: 5,
      p99Ms: second === 1801 ? 777 : 20,
    }))
    const folded = html.render({ ...record, load: { ...record.load, perSecond } })
    expect(folded.match(/<rect class="bar"/g)?.length).toBe(180)
    expect(folded).toContain('p99 777 ms')
  })
})

describe('scale', () => {
  test.each([
    [201, 3, [0, 100, 200]],
    [0.9, 4, [0, 0.5]],
    [0, 4, [0]],
    [1000, 5, [0, 200, 400, 600, 800, 1000]],
  ])('ticks up to %d', (max, about, expected) => {
    expect(ticks(max, about)).toEqual(expected)
  })

  test('a range without width does not divide by zero', () => {
    expect(linear(5, 5, 0, 100)(5)).toBe(0)
  })
})
