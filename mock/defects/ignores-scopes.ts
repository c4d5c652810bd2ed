/** Authentication without authorisation. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresScopes: Defect = {
  id: 'ignores-scopes',
  promise: 'A credential without the scope is let through.',
  caughtBy: ['scopes-enforced'],
  needs: 'scopes',
  tweak: {
    permit: () => true,
  },
}
