/** A deep merge from a library that joins lists too. */
import type { Json } from '#lib/json.ts'
import { isMergePatch } from '#lib/media-type.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { documentedMedia } from '#mock/read-request.ts'

export const mergePatchJoinsLists: Defect = {
  id: 'merge-patch-joins-lists',
  promise: 'A list in a merge patch is added to the list that is there.',
  caughtBy: ['merge-patch-merges'],
  needs: 'an operation that takes merge patches with lists in them',
  tweak: {
    changed: (sound, { call, before, sent }) => {
      if (!isMergePatch(documentedMedia(call)?.type ?? '')) return sound
      const joined = Object.entries(sent).flatMap(([name, value]): readonly (readonly [string, Json])[] => {
        const old = before[name]
        return Array.isArray(value) && Array.isArray(old) ? [[name, [...(old as readonly Json[]), ...(value as readonly Json[])]]] : []
      })
      return { ...sound, ...Object.fromEntries(joined) }
    },
  },
}
