/** A default that the document has and the code has otherwise. */
import { isObject } from '#lib/json-pointer.ts'
import { jsonOf } from '#lib/bytes.ts'
import type { Json } from '#lib/json.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const forgetsDefaults: Defect = {
  id: 'forgets-defaults',
  promise: 'Switches and numbers that a creation leaves out begin with another value than their default.',
  caughtBy: ['default-taken'],
  needs: 'properties with defaults in what creates',
  tweak: {
    write(sound, { request }) {
      const body = jsonOf(request)
      if (request.method !== 'POST' || !body.ok || !isObject(body.value)) return sound
      const said = body.value
      const other = (value: Json): Json => (typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : value)
      return Object.fromEntries(Object.entries(sound).map(([name, value]) => [name, Object.hasOwn(said, name) ? value : other(value)]))
    },
  },
}
