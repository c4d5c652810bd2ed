import { expect, it } from 'vitest'
import { preferred } from '#mock/accept.ts'

const media = ['text/csv', 'application/json', 'image/*'].map((type) => ({ type, at: '', examplesAt: [] }))

it.each<[string | undefined, string | undefined]>([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['text/*, application/json;q=0.5', 'text/csv'],
  ['text/csv;q=0, */*;q=0.1', 'application/json'],
  ['text/csv, application/json', 'application/json'],
  ['image/png', 'image/*'],
  ['application/xml', undefined],
  ['*/*;q=0', undefined],
])('%s', (accept, type) => {
  expect(preferred(media, accept)?.type).toBe(type)
})
