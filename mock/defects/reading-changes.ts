/** A read that shares its object with who writes. */
import type { Defect } from '#mock/defects/defect.ts'

export const readingChanges: Defect = {
  id: 'reading-changes',
  promise: 'A read turns the texts around that it shows.',
  caughtBy: ['reads-are-safe'],
  needs: 'a resource that is created and read, with a free text',
  tweak: {
    looked: (sound) =>
      Object.fromEntries(
        Object.entries(sound).map(([name, value]) => [
          name,
          typeof value === 'string' && !/(?:id|key|slug|_at|At)$/.test(name) ? Array.from(value).toReversed().join('') : value,
        ]),
      ),
  },
}
