/** A list from an index that is filled once a night. */
import type { Defect } from '#mock/defects/defect.ts'

export const listShowsOldOnly: Defect = {
  id: 'list-shows-old-only',
  promise: 'A list shows only what was there at the beginning.',
  caughtBy: ['listed-after-create'],
  needs: 'a resource that is created and listed',
  tweak: {
    list: (sound) => sound.filter(({ seeded }) => seeded),
  },
}
