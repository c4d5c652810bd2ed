/** Where tenants share a quota, one of them takes the service from all. */
import type { LimitCheck } from '#model/check.ts'

export const limitApartForTenants: LimitCheck = {
  id: 'limit-apart-for-tenants',
  on: 'limit',
  promise: 'What one tenant uses up is not taken from the quota of another.',
  basis: 'docs/extensions.md, per; docs/rate-limits.md, tenant',
  class: 'violation',
  appliesTo: ({ operation, limit }) =>
    operation.limits.some(({ per }) => per === 'address')
      ? 'the declared limit is one of addresses'
      : (limit.partitions ?? []).some(({ kind, result }) => kind === 'tenant' && result !== 'unclear')
        ? true
        : 'there was no key of another tenant to try',
  inspect: ({ operation, limit: { partitions = [] } }) =>
    partitions
      .filter(({ kind, result }) => kind === 'tenant' && result === 'shared')
      .map(({ note, tries }) => {
        const declared = operation.limits.find(({ per }) => per !== undefined)
        return {
          clauses: [declared?.at ?? operation.at] as const,
          step: 0,
          expected: declared?.per === undefined ? 'a quota for each tenant' : `a quota for each ${declared.per}`,
          actual: `another tenant was ${note}`,
          tries,
          ...(declared === undefined && { class: 'policy' as const }),
        }
      }),
}
