import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import type { RunRecord } from '#model/record.ts'
import { reporterOf } from '#reports/index.ts'

const record = JSON.parse(readFileSync(new URL('golden/record.json', import.meta.url), 'utf8')) as RunRecord

const payloads = {
  markup: '"><script>alert(1)</script><img src=x onerror=alert(1)></pre></details></style>\'',
  terminal: '\u001b[2J\u001b]0;title\u0007\u009b31m\u0000\u007f\r\nnext',
  unicode: '\u202Egpj.exe\u2066\u200B\uFEFF\u2028\uD800',
  xml: ']]><x>&amp;&#0;<!--',
  markdown: '| cell |\n\n# title\n- item ```\n```` [a](javascript:alert(1)) ![b](http://x.test/b) `c` www.x.test @team *d* <!-- <b>',
  long: `${'A'.repeat(1_000_000)}<script>`,
} as const

/** What the schema holds to a list or a form can't be hostile in a valid record. */
const fixed = new Set([
  'recordVersion',
  'class',
  'basis',
  'severity',
  'kind',
  'model',
  'algorithm',
  'candidates',
  'honesty',
  'verdict',
  'histogram',
  'confirmed',
])

/** Every other string of the record replaced, bodies and header names too. */
const poisoned = (value: unknown, payload: string, key = ''): unknown => {
  if (fixed.has(key)) return value
  if (typeof value === 'string') return key === 'base64' ? toBase64(payload) : payload
  if (Array.isArray(value)) return value.map((item) => poisoned(item, payload))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, poisoned(member, payload, name)]))
}

const rendered = new Map<string, string>()
const render = (id: string, payload: string): string => {
  const key = `${id} ${payload}`
  const known = rendered.get(key) ?? reporterOf(id)?.render(poisoned(record, payload) as RunRecord) ?? ''
  rendered.set(key, known)
  return known
}

const unseen = /[^\P{Cc}\t\n]|[\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|\p{Surrogate}/u
const visible = ['console', 'junit', 'markdown', 'html']

describe.each(Object.entries(payloads))('%s in every string', (_, payload) => {
  test.each(visible)('%s shows no character that hides or moves', (id) => {
    expect(render(id, payload)).not.toMatch(unseen)
  })

  test.each(visible)('%s stays small', (id) => {
    expect(render(id, payload).length).toBeLessThan(3_000_000)
  })

  test('html has no tag, link or attribute but its own', () => {
    const page = render('html', payload)
    const body = page.replace(/<style>[^]*?<\/style>/, '').replace(/<script>[^]*?<\/script>\n<\/body>/, '')
    const own = new Set(
      reporterOf('html')
        ?.render(record)
        .match(/<\/?[a-z][a-z0-9]*/g),
    )
    expect((body.match(/<[^\s]?[a-z!-]*[0-9]?/gi) ?? []).filter((tag) => !own.has(tag) && tag !== '<!doctype')).toEqual([])
    expect([...body.matchAll(/(?:href|src)="([^"]*)"/g)].filter(([, to = '']) => !/^(#[\w-]+|data:,)$/.test(to))).toEqual([])
    expect(body.replace(/="[^"]*"/g, "=''")).not.toMatch(/<[^>]*\son\w+=/i)
  })

  test('markdown keeps its rows and its fences', () => {
    const lines = render('markdown', payload).split('\n')
    let fence = ''
    const prose = lines.filter((line) => {
      const run = /^`{3,}/.exec(line)?.[0]
      if (fence === '') fence = run ?? ''
      else if (line === fence) {
        fence = ''
        return false
      }
      return fence === ''
    })
    expect(fence).toBe('')
    expect(prose.join('\n')).not.toMatch(/<(?!\/?(?:details|summary|code|sub)>)|`|\]\(|@|(?<!&#58;)\/\/x|www\.|^[#-] (?:title|item)/m)
    expect(prose.filter((line) => line === '</details>').length).toBe(prose.filter((line) => line.startsWith('<details>')).length)
    const widths = prose
      .filter((line) => line.startsWith('| violation') || line.startsWith('| policy'))
      .map((line) => line.split('|').length)
    expect(new Set(widths)).toEqual(new Set([9]))
  })

  test('junit stays well formed', () => {
    const outside = render('junit', payload)
      .replace(/<!\[CDATA\[[^]*?\]\]>/g, '')
      .replace(/="[^"<]*"/g, '=""')
    expect(outside).not.toMatch(
      /\]\]>|<(?!\/?(?:testsuites|testsuite|testcase|failure|error|skipped|system-out)[\s/>]|\?xml)|&(?!(?:lt|gt|quot|amp|apos|#x?[0-9A-F]+);)/,
    )
  })
})

test('what was cut is said', () => {
  for (const id of ['console', 'markdown', 'html']) expect(render(id, payloads.long)).toMatch(/… \([\d,]+ more characters\)/)
})

test('a body that is a million brackets deep is shown as it came', () => {
  expect(render('html', '['.repeat(200_000))).toContain('[[[[')
})
