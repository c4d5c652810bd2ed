/** A column that every update touches. */
import { isObject } from '#lib/json-pointer.ts'
import type { JsonObject } from '#lib/json.ts'
import { dateOfLife } from '#lib/property-meaning.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const creationDateMoves: Defect = {
  id: 'creation-date-moves',
  promise: 'The date of creation is that of the last change.',
  caughtBy: ['timestamps-go-forward'],
  needs: 'a resource that is changed and shows a date of creation',
  tweak: {
    changedMs: (sound) => sound + 3_600_000,
    body: (sound) => (isObject(sound) ? touched(sound) : sound),
  },
}

function touched(shown: JsonObject): JsonObject {
  const changed = Object.entries(shown).find(([name]) => dateOfLife(name) === 'updated')?.[1]
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [name, (dateOfLife(name) === 'created' ? changed : undefined) ?? value] as const),
  )
}
