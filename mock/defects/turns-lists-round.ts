/** A list that is put onto a stack, and taken off it again. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const turnsListsRound: Defect = {
  id: 'turns-lists-round',
  promise: 'A list of things is kept in the contrary order.',
  caughtBy: ['written-is-read'],
  needs: 'a resource that is created and read, with a list of four things or more that a client sets',
  tweak: {
    write: (sound) => Object.fromEntries(Object.entries(sound).map(([name, value]) => [name, turned(value)])),
  },
}

const turned = (value: Json): Json => (Array.isArray(value) && value.every(isObject) ? value.toReversed() : value)
