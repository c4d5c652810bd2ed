import { expect, it } from 'vitest'
import { limitRemarks, limitSentence } from '#reports/limit-sentence.ts'
import { limitRecord } from '#test/subjects.ts'

it('tells the limit, and what it cost to know it', () => {
  expect(limitSentence(limitRecord({ durationSeconds: 31.8 }))).toMatch(
    /^100 requests in 60 s, fixed window.* \(400 requests and 31\.8 s spent\)$/,
  )
  expect(limitSentence(limitRecord({ limit: null, algorithm: 'none' }))).toBe('no limit met (400 requests)')
})

it('tells what else the quota covers, and whether asking prolongs the wait', () => {
  const partitions = [
    { by: 'another query', result: 'shared', tries: 2, note: 'refused too (429, 429)' },
    { by: 'a forged X-Forwarded-For', result: 'apart', tries: 2, note: 'let in while the usual request was refused (200, 200)' },
  ] as const
  expect(limitRemarks(limitRecord({ countsRefused: true, partitions }))).toEqual([
    'Refused requests count too: who keeps asking waits longer.',
    'Another query counts with it: refused too (429, 429).',
    'A forged X-Forwarded-For has a quota of its own: let in while the usual request was refused (200, 200).',
  ])
  expect(limitRemarks(limitRecord({ countsRefused: false }))).toEqual([])
})
