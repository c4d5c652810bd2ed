/** A deletion by id that forgets the tenant. */
import type { Defect } from '#mock/defects/defect.ts'

export const letsOtherTenantDelete: Defect = {
  id: 'lets-other-tenant-delete',
  promise: 'An item can be deleted by every tenant.',
  caughtBy: ['tenants-isolated'],
  needs: 'a resource with operations that create, read and delete',
  tweak: {
    identify: (sound, { route }) =>
      sound.kind === 'known' && route.role === 'remove' ? { kind: 'known', caller: { ...sound.caller, tenant: 'home' } } : sound,
  },
}
