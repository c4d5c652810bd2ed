/** A loop over a list that returns too early. */
import type { Defect } from '#mock/defects/defect.ts'

export const checksFirstItemOnly: Defect = {
  id: 'checks-first-item-only',
  promise: 'Of a parameter that is a list only the first item is looked at.',
  caughtBy: ['invalid-rejected'],
  needs: 'a query parameter that is a list',
  tweak: {
    violations: (sound) => sound.filter(({ in: place, issue }) => place === 'body' || !/^\/[1-9]/.test(issue.at)),
  },
}
