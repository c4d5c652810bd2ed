/** A query for what hangs below an item that forgets whose the item is. */
import type { Defect } from '#mock/defects/defect.ts'

export const showsPartToOtherTenant: Defect = {
  id: 'shows-part-to-other-tenant',
  promise: 'What hangs below an item can be read by every tenant.',
  caughtBy: ['parts-isolated'],
  needs: 'a resource that is made and read, and something else to read below it',
  tweak: {
    identify: (sound, { route, request }) =>
      sound.kind === 'known' && route.role === 'part' && request.method === 'GET'
        ? { kind: 'known', caller: { ...sound.caller, tenant: 'home' } }
        : sound,
  },
}
