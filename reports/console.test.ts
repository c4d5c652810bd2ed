import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import type { RunRecord } from '#model/record.ts'
import { consoleText } from '#reports/console.ts'

const record = JSON.parse(readFileSync(new URL('golden/record.json', import.meta.url), 'utf8')) as RunRecord

test('the verdict is the first word, the counts are the last line', () => {
  const lines = consoleText.render(record).trimEnd().split('\n')
  expect(lines[0]).toBe('FAILED')
  expect(lines.at(-1)).toMatch(/^Failed: 4 violations, 2 policy findings, 1 flaky, 25 inconclusive; 9 operations, 1,873 requests, /)
})

test('colours change nothing but colours, and are only there on request', () => {
  const plain = consoleText.render(record)
  const coloured = consoleText.render(record, { colour: true })
  expect(plain).not.toContain('\u001b')
  expect(coloured).toContain('\u001b[31m')
  expect(stripVTControlCharacters(coloured)).toBe(plain)
})

test('no line is wider than 100 columns, but for a command, a lone pointer and the last line', () => {
  const wide = consoleText
    .render(record)
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.length > 100)
  expect(wide.filter((line) => !/^ {2}curl |^ +\/\S+$/.test(line))).toEqual([])
})
