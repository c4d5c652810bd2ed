/** A template whose last part was never filled in. */
import type { Defect } from '#mock/defects/defect.ts'

export const locationLeadsAstray: Defect = {
  id: 'location-leads-astray',
  promise: 'The Location of what was created names something else.',
  caughtBy: ['location-names-the-resource'],
  needs: 'a resource that is created and read',
  tweak: {
    location: (sound) => sound.replace(/[^/]+$/, 'latest'),
  },
}
