import { expect, it } from 'vitest'
import { isJson, isMergePatch, matchesRange, parseMediaType } from '#lib/media-type.ts'

it.each([
  ['Application/JSON', { essence: 'application/json', parameters: {} }],
  [' text/plain ; Charset="utf-8" ; q', { essence: 'text/plain', parameters: { charset: 'utf-8' } }],
  ['multipart/mixed; boundary="a;b=c"; x=1', { essence: 'multipart/mixed', parameters: { boundary: 'a;b=c', x: '1' } }],
  ['application/problem+json', { essence: 'application/problem+json', parameters: {} }],
  ['json', undefined],
  ['', undefined],
  ['text/', undefined],
  ['a b/c', undefined],
])('reads %j', (text, expected) => {
  expect(parseMediaType(text)).toEqual(expected)
})

it.each([
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['application/problem+json', true],
  ['text/json', true],
  ['APPLICATION/VND.A.B+JSON', true],
  ['application/jsonl', false],
  ['application/xml', false],
  ['application/json-seq', false],
  ['', false],
])('is %j JSON: %j', (type, expected) => {
  expect(isJson(type)).toBe(expected)
})

it.each([
  ['application/json', 'application/json; charset=utf-8', true],
  ['application/json; v=1', 'application/json', true],
  ['*/*', 'image/png', true],
  ['text/*', 'text/css', true],
  ['text/*', 'application/json', false],
  ['text/*', 'textual/x', false],
  ['application/json', 'application/problem+json', false],
  ['*/*', 'nonsense', false],
])('does %j name %j: %j', (range, type, expected) => {
  expect(matchesRange(range, type)).toBe(expected)
})

it.each([
  ['application/merge-patch+json; charset=utf-8', true],
  ['application/json-patch+json', false],
  ['application/json', false],
])('is %j a merge patch: %j', (type, expected) => {
  expect(isMergePatch(type)).toBe(expected)
})
