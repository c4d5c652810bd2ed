/** A length that counts the units of UTF-16, as many languages do. */
import { sentMembers } from '#mock/sent-members.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const countsUtf16: Defect = {
  id: 'counts-utf16',
  promise: 'Texts of characters beyond the basic plane are refused although they are short enough.',
  caughtBy: ['valid-accepted'],
  needs: 'a maxLength in a body',
  tweak: {
    violations: (sound, call) => {
      const long = sentMembers(call).filter(
        ({ value, keywords }) => typeof value === 'string' && value.length > Number(keywords['maxLength'] ?? Infinity),
      )
      return [
        ...sound,
        ...long.map(({ name }) => ({
          in: 'body' as const,
          name: '',
          issue: { keyword: 'maxLength', at: `/${name}`, clause: '', message: 'is too long', via: [] },
        })),
      ]
    },
  },
}
