/** A look-up of what a body refers to by its id alone. */
import type { Defect } from '#mock/defects/defect.ts'

export const takesReferencesOfOtherTenant: Defect = {
  id: 'takes-references-of-other-tenant',
  promise: 'A creation may refer to what another tenant has.',
  caughtBy: ['references-isolated'],
  needs: 'a creation that refers to something which its owner can make, read and delete',
  tweak: { refers: (sound, { isElsewhere }) => sound || isElsewhere() },
}
