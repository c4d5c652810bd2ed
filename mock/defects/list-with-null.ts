/** A join that found nothing for one row. */
import type { Defect } from '#mock/defects/defect.ts'
import { withItem } from '#mock/listed.ts'

export const listWithNull: Defect = {
  id: 'list-with-null',
  promise: 'A list holds null beside its items.',
  caughtBy: ['body-matches-schema'],
  needs: 'a list of objects',
  tweak: {
    body: (sound) => withItem(sound, null),
  },
}
