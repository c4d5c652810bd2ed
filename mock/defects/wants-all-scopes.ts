/** A list of scopes of which somebody checks every one. */
import type { Defect } from '#mock/defects/defect.ts'

export const wantsAllScopes: Defect = {
  id: 'wants-all-scopes',
  promise: 'A credential that has the scope is refused for those that it has not.',
  caughtBy: ['scope-holder-admitted'],
  needs: 'a list that is read with the scopes of the limited credential',
  tweak: {
    permit: (sound, { caller }) => sound && caller.actor !== 'limited',
  },
}
