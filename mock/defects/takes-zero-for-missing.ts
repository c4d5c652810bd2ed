/** `if (!latitude)`, where it should have been asked whether there is one. */
import type { Defect } from '#mock/defects/defect.ts'
import { sentMembers } from '#mock/sent-members.ts'

export const takesZeroForMissing: Defect = {
  id: 'takes-zero-for-missing',
  promise: 'A 0 in a body is refused as if it were not there, where the document allows it.',
  caughtBy: ['valid-accepted'],
  needs: 'a number in a body that may be 0',
  tweak: {
    violations: (sound, call) => {
      const zeros = sentMembers(call).filter(({ value }) => value === 0)
      return [
        ...sound,
        ...zeros.map(({ name }) => ({
          in: 'body' as const,
          name: '',
          issue: { keyword: 'required', at: `/${name}`, clause: '', message: 'is missing', via: [] },
        })),
      ]
    },
  },
}
