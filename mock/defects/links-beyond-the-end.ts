/** A link to the next page that nobody has counted. */
import type { Defect } from '#mock/defects/defect.ts'

export const linksBeyondTheEnd: Defect = {
  id: 'links-beyond-the-end',
  promise: 'The last page of a list leads on to another one, which is empty.',
  caughtBy: ['pages-complete'],
  needs: 'a list whose pages are linked to each other, and that tells how many items there are',
  tweak: {
    linksOn: (sound, { request }) => sound || /(?:^|&)(?:page|offset)=[1-9]/i.test(request.query),
  },
}
