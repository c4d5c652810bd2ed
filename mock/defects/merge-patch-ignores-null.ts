/** A null that is taken for nothing said, as by who copies all but what is null. */
import type { JsonObject } from '#lib/json.ts'
import { isMergePatch } from '#lib/media-type.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { documentedMedia } from '#mock/read-request.ts'

export const mergePatchIgnoresNull: Defect = {
  id: 'merge-patch-ignores-null',
  promise: 'A null in a merge patch leaves its member as it was.',
  caughtBy: ['merge-patch-merges'],
  needs: 'an operation that takes merge patches, with a property that may be null in them',
  tweak: {
    changed: (sound, { call, before, sent }) =>
      isMergePatch(documentedMedia(call)?.type ?? '') ? { ...sound, ...nulled(sent, before) } : sound,
  },
}

const nulled = (sent: JsonObject, before: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(before).filter(([name]) => Object.hasOwn(sent, name) && sent[name] === null))
