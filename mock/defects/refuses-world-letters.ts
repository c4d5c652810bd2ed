/** A validator that knows the letters of one country. */
import type { Defect } from '#mock/defects/defect.ts'
import { sentMembers } from '#mock/sent-members.ts'

export const refusesWorldLetters: Defect = {
  id: 'refuses-world-letters',
  promise: 'Texts of a bounded length are refused where a letter is beyond ASCII.',
  caughtBy: ['valid-accepted'],
  needs: 'a maxLength in a body',
  tweak: {
    violations: (sound, call) => {
      const foreign = sentMembers(call).filter(
        ({ value, keywords }) => typeof value === 'string' && keywords['maxLength'] !== undefined && /[^ -~]/.test(value),
      )
      return [
        ...sound,
        ...foreign.map(({ name }) => ({
          in: 'body' as const,
          name: '',
          issue: { keyword: 'pattern', at: `/${name}`, clause: '', message: 'has letters that are not allowed', via: [] },
        })),
      ]
    },
  },
}
