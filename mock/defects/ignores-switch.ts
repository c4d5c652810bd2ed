/** `if (query.archived !== undefined)`, and nothing in it. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresSwitch: Defect = {
  id: 'ignores-switch',
  promise: 'A list that is asked for what is so, or is not, shows both.',
  caughtBy: ['switch-makes-a-difference'],
  needs: 'a list that is filtered by a flag, which a change can set',
  tweak: {
    filters: (sound) => sound.filter(({ by }) => by !== 'boolean'),
  },
}
