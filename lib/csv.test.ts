import { expect, it } from 'vitest'
import { parseCsv } from '#lib/csv.ts'

it.each([
  [
    'a,b\n1,2\n3,4\n',
    [
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ],
  ],
  ['a,b\r\n1,2', [{ a: '1', b: '2' }]],
  ['a\n"x, ""y""\nz"\n', [{ a: 'x, "y"\nz' }]],
  ['\uFEFFa, b\n1,\n', [{ a: '1', b: '' }]],
  ['a\n\n1\n', [{ a: '' }, { a: '1' }]],
  ['a,b\n', []],
])('reads %j', (text, rows) => {
  expect(parseCsv(text)).toEqual(rows)
})

it.each(['a,b\n1\n', 'a\n1,2\n', 'a\n"open', 'a\n"x"y\n'])('refuses %j', (text) => {
  expect(parseCsv(text)).toBeUndefined()
})
