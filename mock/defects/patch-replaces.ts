/** A handler of PUT under the name of PATCH. */
import type { Defect } from '#mock/defects/defect.ts'

export const patchReplaces: Defect = {
  id: 'patch-replaces',
  promise: 'A PATCH takes away what it does not name.',
  caughtBy: ['update-keeps-the-rest'],
  needs: 'an operation that changes by PATCH',
  tweak: {
    changed: (sound, { call, before, sent }) => {
      if (call.request.method !== 'PATCH') return sound
      const named = (name: string): boolean => Object.hasOwn(sent, name) || /(?:id|key|slug)$/i.test(name)
      return Object.fromEntries(Object.entries(sound).filter(([name]) => named(name) || !Object.hasOwn(before, name)))
    },
  },
}
