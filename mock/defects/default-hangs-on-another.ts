/** A default that code looks up by what else is said. */
import type { Json } from '#lib/json.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { sentMembers } from '#mock/sent-members.ts'

export const defaultHangsOnAnother: Defect = {
  id: 'default-hangs-on-another',
  promise: 'Beside the last value of an enum, switches and numbers that are left out begin with another value than their default.',
  caughtBy: ['default-taken'],
  needs: 'properties with defaults in what creates, beside an enum',
  tweak: {
    write(sound, call) {
      const said = sentMembers(call)
      const isLast = said.some(({ value, keywords }) => Array.isArray(keywords['enum']) && keywords['enum'].at(-1) === value)
      if (call.request.method !== 'POST' || !isLast) return sound
      const other = (value: Json): Json => (typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : value)
      return Object.fromEntries(
        Object.entries(sound).map(([name, value]) => [name, said.some((one) => one.name === name) ? value : other(value)]),
      )
    },
  },
}
