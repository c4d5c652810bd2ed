/** Off by one: less than, where the document says at most. */
import type { Defect } from '#mock/defects/defect.ts'
import { lengthOf, sentMembers } from '#mock/sent-members.ts'

export const rejectsLongestName: Defect = {
  id: 'rejects-longest-name',
  promise: 'Texts of exactly their maxLength are refused.',
  caughtBy: ['valid-accepted'],
  needs: 'a maxLength in a body',
  tweak: {
    violations: (sound, call) => {
      const longest = sentMembers(call).filter(
        ({ value, keywords }) => typeof value === 'string' && lengthOf(value) === keywords['maxLength'],
      )
      return [
        ...sound,
        ...longest.map(({ name }) => ({
          in: 'body' as const,
          name: '',
          issue: { keyword: 'maxLength', at: `/${name}`, clause: '', message: 'is too long', via: [] },
        })),
      ]
    },
  },
}
