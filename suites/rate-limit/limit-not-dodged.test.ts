import { describe, expect, it } from 'vitest'
import type { LimitPartition } from '#model/record.ts'
import { limitNotDodged } from '#suites/rate-limit/limit-not-dodged.ts'
import { limitRecord, thing, told } from '#test/subjects.ts'

const responses = { '200': { description: 'ok' } }
const declared = thing(responses, { 'x-proofload-limits': [{ limit: 100, windowSeconds: 60, per: 'key' }] })
const silent = thing(responses)
const forged = (result: LimitPartition['result']): LimitPartition => ({
  by: 'a forged X-Forwarded-For',
  kind: 'written',
  result,
  tries: 2,
  note: 'let in (200, 200)',
})
const told2 = 'wanted the same quota with a forged X-Forwarded-For, got let in (200, 200)'

describe('limit-not-dodged', () => {
  it.each<[string, typeof silent, readonly LimitPartition[], string]>([
    ['the same quota', declared, [forged('shared')], 'pass'],
    ['what could not be told', declared, [forged('unclear')], 'pass'],
    ['another quota than the declared one', declared, [forged('shared'), forged('apart')], `violation: ${told2}`],
    ['another quota, where none is declared', silent, [forged('apart')], `policy: ${told2}`],
    [
      'an operation with a quota of its own',
      declared,
      [{ ...forged('apart'), kind: 'operation' }],
      'skip: nobody tried to dodge the limit',
    ],
    [
      'records from before',
      declared,
      [{ by: 'another query', result: 'apart', tries: 2, note: '' }],
      'skip: nobody tried to dodge the limit',
    ],
    ['nothing tried', declared, [], 'skip: nobody tried to dodge the limit'],
  ])('%s', (_, { operation, lens }, partitions, verdict) => {
    expect(told(limitNotDodged, { operation, limit: limitRecord({ partitions }) }, lens)).toBe(verdict)
  })
})
