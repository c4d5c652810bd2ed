/** One counter for all: the loudest tenant silences the others. */
import type { Defect } from '#mock/defects/defect.ts'

export const limitOfAllTenants: Defect = {
  id: 'limit-of-all-tenants',
  promise: 'All tenants share one rate limit.',
  caughtBy: ['limit-apart-for-tenants'],
  needs: 'a rate limit',
  tweak: {
    quota: () => 'all',
  },
}
