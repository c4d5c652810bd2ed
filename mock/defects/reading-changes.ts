/** A read that shares its object with who writes. */
import type { Defect } from '#mock/defects/defect.ts'

export const readingChanges: Defect = {
  id: 'reading-changes',
  promise: 'A read turns the texts around that it shows.',
  caughtBy: ['reads-are-safe'],
  mayTrip: [
    'written-is-read',
    'bulk-equals-singles',
    'update-keeps-the-rest',
    'replace-replaces',
    'replace-is-idempotent',
    'location-names-the-resource',
    'refused-write-leaves-no-trace',
    'head-equals-get',
    'not-modified',
    'etag-changes',
    'precondition-failed',
  ],
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
