/** A limit that nobody passes on to the store. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresPageSize: Defect = {
  id: 'ignores-page-size',
  promise: 'A page holds everything, whatever was asked for.',
  caughtBy: ['page-size-kept'],
  needs: 'a list with pages',
  tweak: {
    pageSize: () => Number.POSITIVE_INFINITY,
  },
}
