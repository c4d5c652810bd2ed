/** A query by id that forgets the tenant. */
import type { Defect } from '#mock/defects/defect.ts'

export const showsItemToOtherTenant: Defect = {
  id: 'shows-item-to-other-tenant',
  promise: 'An item can be read by every tenant.',
  caughtBy: ['tenants-isolated'],
  needs: 'a resource with an operation that creates and one that reads',
  tweak: {
    identify: (sound, { route }) =>
      sound.kind === 'known' && route.role === 'read' ? { kind: 'known', caller: { ...sound.caller, tenant: 'home' } } : sound,
  },
}
