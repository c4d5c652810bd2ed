/** Results that are made up apart from what was done. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const bulkChangeTellsRefused: Defect = {
  id: 'bulk-change-tells-refused',
  promise: 'Of each of many that are changed or deleted at once the answer says that it was refused, although it was done.',
  caughtBy: ['bulk-change-equals-singles'],
  needs: 'an operation that changes or deletes many at once, with a status for each in its answer',
  policy: true,
  tweak: {
    body: (sound, { route }) => (route.role === 'bulk-change' ? refusing(sound) : sound),
  },
}

function refusing(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(refusing)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, name === 'status' ? 409 : refusing(member)]))
}
