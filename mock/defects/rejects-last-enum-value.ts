/** A value that was added to the document and not to the code. */
import type { Defect } from '#mock/defects/defect.ts'
import { sentMembers } from '#mock/sent-members.ts'

export const rejectsLastEnumValue: Defect = {
  id: 'rejects-last-enum-value',
  promise: 'The last value of an enum is refused.',
  caughtBy: ['valid-accepted'],
  needs: 'a body with an enum of two values or more',
  tweak: {
    violations: (sound, call) => {
      const last = sentMembers(call).filter(
        ({ value, keywords }) => Array.isArray(keywords['enum']) && keywords['enum'].length > 1 && keywords['enum'].at(-1) === value,
      )
      return [
        ...sound,
        ...last.map(({ name }) => ({
          in: 'body' as const,
          name: '',
          issue: { keyword: 'enum', at: `/${name}`, clause: '', message: 'is unknown', via: [] },
        })),
      ]
    },
  },
}
