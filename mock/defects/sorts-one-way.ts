/** A query that knows the column and forgot the direction. */
import type { Defect } from '#mock/defects/defect.ts'

export const sortsOneWay: Defect = {
  id: 'sorts-one-way',
  promise: 'A list is sorted upwards, whichever way was asked for.',
  caughtBy: ['sort-turns-round'],
  needs: 'a list that can be sorted both ways',
  tweak: {
    sort: (sound) => (sound === undefined ? undefined : { ...sound, descending: false }),
  },
}
