/** What is changed is written as another, and the old one taken away. */
import type { Defect } from '#mock/defects/defect.ts'
import type { Item } from '#mock/store.ts'

const changed = new WeakSet<Item>()

export const updateLoses: Defect = {
  id: 'update-loses',
  promise: 'What was changed is no longer found under its id.',
  caughtBy: ['written-is-read'],
  needs: 'a resource that is created, changed and read, under an id that the server gives',
  tweak: {
    find(sound, { request }) {
      if (sound !== undefined && changed.has(sound)) return undefined
      if (sound !== undefined && (request.method === 'PATCH' || request.method === 'PUT')) changed.add(sound)
      return sound
    },
  },
}
