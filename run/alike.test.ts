import { expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import { alike } from '#run/alike.ts'

const isText = (at: string): boolean => !at.endsWith('/kind')

it.each<[string, Json, Json | undefined, string | undefined, Json]>([
  [
    "numbers, flags and choices are the twin's",
    { size: 1, on: true, kind: 'a' },
    { size: 2, on: false, kind: 'b' },
    undefined,
    { size: 2, on: false, kind: 'b' },
  ],
  ['texts stay its own', { name: 'mine' }, { name: 'yours' }, undefined, { name: 'mine' }],
  ['the pinned place stays its own', { size: 1, kind: 'a' }, { size: 2, kind: 'b' }, '/size', { size: 1, kind: 'b' }],
  ['and all that is below it', { box: { size: 1 } }, { box: { size: 2 } }, '/box', { box: { size: 1 } }],
  ['a member that the twin lacks stays', { size: 1, more: 3 }, { size: 2 }, undefined, { size: 2, more: 3 }],
  ['a member that only the twin has is not added', {}, { size: 2 }, undefined, {}],
  ['items go by their position', [1, 2, 3], [7, 8], undefined, [7, 8, 3]],
  ['another type stays', { size: '1' }, { size: 2 }, undefined, { size: '1' }],
  ['null stays', { size: null }, { size: 2 }, undefined, { size: null }],
  ['a null of the twin is not taken', { size: 1 }, { size: null }, undefined, { size: 1 }],
  ['without twin nothing changes', { size: 1 }, undefined, undefined, { size: 1 }],
  ['sums in texts are numbers', { price: '1.50', name: 'a' }, { price: '9.99', name: 'b' }, undefined, { price: '9.99', name: 'a' }],
])('%s', (_, own, twin, pinned, expected) => {
  expect(alike(own, twin, isText, pinned === undefined ? [] : [pinned])).toEqual(expected)
})
