import { describe, expect, it } from 'vitest'
import type { LimitRecord } from '#model/record.ts'
import { retryAfterTrue } from '#suites/rate-limit/retry-after-true.ts'
import { limitRecord, thing, told } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const wanted = 'wanted a Retry-After that tells the truth'
const refused = { promisedSeconds: 2, waitedSeconds: 2.04, accepted: false }
const letIn = { promisedSeconds: null, waitedSeconds: 5, accepted: true }

describe('retry-after-true', () => {
  it.each<[string, Partial<LimitRecord>, string]>([
    ['honest', { honesty: 'honest', cycles: [letIn] }, 'pass'],
    [
      'refused after waiting',
      { honesty: 'too-short', cycles: [refused, letIn] },
      `violation: ${wanted}, got too-short: told 2 s, waited 2.0 s: refused; told nothing s, waited 5.0 s: let in`,
    ],
    ['told to wait too long', { honesty: 'over-long', cycles: [] }, `policy: ${wanted}, got over-long: `],
    ['now this, now that', { honesty: 'inconsistent', cycles: [] }, `policy: ${wanted}, got inconsistent: `],
    ['nothing was promised', { honesty: 'missing' }, 'skip: no Retry-After was sent'],
    ['no limit was met', { honesty: null }, 'skip: no limit was met'],
  ])('%s', (_, limit, verdict) => {
    expect(told(retryAfterTrue, { operation, limit: limitRecord(limit) }, lens)).toBe(verdict)
  })
})
