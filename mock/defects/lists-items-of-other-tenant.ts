/** A list without the tenant in its query. */
import type { Defect } from '#mock/defects/defect.ts'

export const listsItemsOfOtherTenant: Defect = {
  id: 'lists-items-of-other-tenant',
  promise: 'A list shows the items of every tenant.',
  caughtBy: ['tenants-isolated'],
  needs: 'a resource with operations that create, read and list',
  tweak: {
    identify: (sound, { route }) =>
      sound.kind === 'known' && route.role === 'list' ? { kind: 'known', caller: { ...sound.caller, tenant: 'home' } } : sound,
  },
}
