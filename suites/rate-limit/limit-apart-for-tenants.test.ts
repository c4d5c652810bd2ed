import { describe, expect, it } from 'vitest'
import type { LimitPartition } from '#model/record.ts'
import { limitApartForTenants } from '#suites/rate-limit/limit-apart-for-tenants.ts'
import { limitRecord, thing, told } from '#test/subjects.ts'

const responses = { '200': { description: 'ok' } }
const per = (whom?: string) =>
  thing(responses, { 'x-proofload-limits': [{ limit: 100, windowSeconds: 60, ...(whom !== undefined && { per: whom }) }] })
const silent = thing(responses)
const tenant = (result: LimitPartition['result']): LimitPartition => ({
  by: 'another key (stranger)',
  kind: 'tenant',
  result,
  tries: 2,
  note: 'refused too (429, 429)',
})

describe('limit-apart-for-tenants', () => {
  it.each<[string, typeof silent, readonly LimitPartition[], string]>([
    ['a quota each', per('key'), [tenant('apart')], 'pass'],
    [
      'one quota, declared by key',
      per('key'),
      [tenant('shared')],
      'violation: wanted a quota for each key, got another tenant was refused too (429, 429)',
    ],
    [
      'one quota, where nothing is said of it',
      per(),
      [tenant('shared')],
      'policy: wanted a quota for each tenant, got another tenant was refused too (429, 429)',
    ],
    [
      'one quota, where no limit is declared',
      silent,
      [tenant('shared')],
      'policy: wanted a quota for each tenant, got another tenant was refused too (429, 429)',
    ],
    ['one address', per('address'), [tenant('shared')], 'skip: the declared limit is one of addresses'],
    ['what could not be told', per('key'), [tenant('unclear')], 'skip: there was no key of another tenant to try'],
    [
      'another key of the same tenant',
      per('workspace'),
      [{ ...tenant('shared'), kind: 'key' }],
      'skip: there was no key of another tenant to try',
    ],
  ])('%s', (_, { operation, lens }, partitions, verdict) => {
    expect(told(limitApartForTenants, { operation, limit: limitRecord({ partitions }) }, lens)).toBe(verdict)
  })
})
