/** An update by id that forgets the tenant. */
import type { Defect } from '#mock/defects/defect.ts'

export const letsOtherTenantChange: Defect = {
  id: 'lets-other-tenant-change',
  promise: 'An item can be changed by every tenant.',
  caughtBy: ['tenants-isolated'],
  needs: 'a resource with operations that create, read and update',
  tweak: {
    identify: (sound, { route }) =>
      sound.kind === 'known' && (route.role === 'replace' || route.role === 'merge')
        ? { kind: 'known', caller: { ...sound.caller, tenant: 'home' } }
        : sound,
  },
}
