import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cut, line, printable, shown } from '#reports/printable.ts'

describe('printable', () => {
  test.each([
    ['an escape sequence', '\u001b[31mred', '\\x1b[31mred'],
    ['NUL and DEL', 'a\u0000b\u007f', 'a\\x00b\\x7f'],
    ['the one-byte CSI', '\u009b2J', '\\x9b2J'],
    ['a reversed name', '\u202Egpj.exe', '\\u202egpj.exe'],
    ['a tag beyond the first plane', 'a\u{E0041}', 'a\\u{e0041}'],
    ['half a character', 'a\uD83D', 'a\\ud83d'],
    ['whole characters, tab and newline', 'é 漢 🙂\t\n', 'é 漢 🙂\t\n'],
  ])('shows %s', (_, text, expected) => {
    expect(printable(text)).toBe(expected)
  })

  test('leaves nothing that a terminal would obey', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[^\P{Cc}\t\n]|[\u2028-\u202E]/u.test(printable(text))))
  })
})

describe('cut', () => {
  test('says how much is missing', () => {
    expect(cut('a'.repeat(1_000_005), 5)).toBe('aaaaa … (1,000,000 more characters)')
    expect(cut('aaaaa', 5)).toBe('aaaaa')
  })

  test('never halves a character', () => {
    expect(cut('ab🙂cd', 3)).toBe('ab … (4 more characters)')
  })

  test('a line is one line, and shown keeps lines', () => {
    expect(line('a\r\nb\tc', 20)).toBe('a\\x0d\\nb c')
    expect(shown('a\nb', 20)).toBe('a\nb')
  })
})
