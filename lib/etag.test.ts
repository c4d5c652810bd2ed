import { describe, expect, it } from 'vitest'
import { areAlike, etagIn, isStrong, names } from '#lib/etag.ts'

describe('entity tags', () => {
  it.each<[string, boolean]>([
    ['"a"', true],
    ['""', true],
    ['W/"a"', false],
    ['a', false],
  ])('%s is strong: %s', (etag, strong) => {
    expect(isStrong(etag)).toBe(strong)
  })

  it.each<[string, string, boolean]>([
    ['"a"', '"a"', true],
    ['"b", W/"a"', '"a"', true],
    ['"b"', '"a"', false],
    ['*', '"a"', true],
    ['a', '"a"', false],
    ['"a,b"', '"a,b"', true],
  ])('%s names %s: %s', (list, etag, named) => {
    expect(names(list, etag)).toBe(named)
  })

  it('are alike whatever their weakness, and are found in any writing', () => {
    expect(areAlike('W/"a"', '"a"')).toBe(true)
    expect(etagIn({ headers: [['ETag', '"a"']] })).toBe('"a"')
  })
})
