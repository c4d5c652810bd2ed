/** A shallow merge: what stands inside of an object is gone. */
import { isObject } from '#lib/json-pointer.ts'
import { isMergePatch } from '#lib/media-type.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { documentedMedia } from '#mock/read-request.ts'

export const mergePatchReplacesObjects: Defect = {
  id: 'merge-patch-replaces-objects',
  promise: 'An object in a merge patch takes the place of the one that is there.',
  caughtBy: ['merge-patch-merges'],
  needs: 'an operation that takes merge patches with objects in them',
  tweak: {
    changed: (sound, { call, sent }) => {
      if (!isMergePatch(documentedMedia(call)?.type ?? '')) return sound
      const objects = Object.entries(sent).filter(([, value]) => isObject(value))
      return { ...sound, ...Object.fromEntries(objects) }
    },
  },
}
