/** Texts of exactly their maxLength are refused. */
import type { Defect } from '#mock/defects/defect.ts'
import { lengthOf, sentMembers } from '#mock/defects/sent.ts'

export const rejectsLongestName: Defect = {
  id: 'rejects-longest-name',
  promise: 'Texts of exactly their maxLength are refused.',
  caughtBy: ['valid-accepted'],
  mayTrip: ['valid-accepted', 'readable-after-create', 'gone-after-delete'],
  tweak: {
    violations: (sound, call) => {
      const longest = sentMembers(call).filter(({ value, keywords }) => typeof value === 'string' && lengthOf(value) === keywords['maxLength'])
      return [...sound, ...longest.map(({ name }) => ({ in: 'body' as const, name: '', issue: { keyword: 'maxLength', at: `/${name}`, clause: '', message: 'is too long', via: [] } }))]
    },
  },
}
