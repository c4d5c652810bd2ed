import { expect, it } from 'vitest'
import { matches, matching } from '#generators/pattern.ts'

const anyLength = { min: 0, max: 200 }

it.each([
  '^[a-z]+$',
  'abc',
  '^\\d{3}-\\d{4}$',
  '^(?:asc|desc)$',
  '^#[0-9A-Fa-f]{6}$',
  '^.*$',
  '^\\S+@\\S+$',
  '^[A-Za-z0-9_-]{1,64}$',
  '^arn:aws:[a-z]+:.+$',
  '^(?!-)[a-z-]+$',
  '^(?=.*\\d)[a-z0-9]{8,}$',
  '^\\p{Lu}\\p{L}*$',
  '^[^<>]*$',
  '^v\\d+(\\.\\d+){0,2}$',
  '^$|^x$',
  '[.]json$',
  '^https?://.+',
])('makes strings for %s', (pattern) => {
  for (let seed = 0; seed < 20; seed++) {
    const text = matching([pattern], anyLength, seed)
    expect(text).toBeDefined()
    expect(text).toMatch(new RegExp(pattern, 'u'))
    expect(matching([pattern], anyLength, seed)).toBe(text)
  }
})

it('keeps to a length, by repeating or leaving out', () => {
  expect(matching(['^[a-z][a-z0-9-]*$'], { min: 63, max: 63 }, 1)).toHaveLength(63)
  expect(matching(['^[a-z0-9]+$'], { min: 1, max: 1 }, 1)).toHaveLength(1)
  expect(matching(['^[a-z]{3}$'], { min: 4, max: 4 }, 1)).toBeUndefined()
})

it('matches every pattern or none', () => {
  expect(matching(['^[a-z0-9]+$', '^[0-9]+$'], { min: 1, max: 40 }, 2) ?? '0').toMatch(/^[0-9]+$/)
  expect(matching(['^a+$', '^b+$'], anyLength, 1)).toBeUndefined()
})

it('ends on patterns that are made to hang', () => {
  expect(matches('^(a+)+$', `${'a'.repeat(60)}!`)).toBe(false)
  expect(matching(['^((((a{1000}){1000}){1000}){1000})$'], anyLength, 1)).toBeUndefined()
  expect(matching(['^(x+x+)+y\\1(?<=z)$'], { min: 50, max: 60 }, 1)).toBeUndefined()
})

it('a pattern that does not parse is kept by everything', () => expect(matches('[', 'anything')).toBe(true))
