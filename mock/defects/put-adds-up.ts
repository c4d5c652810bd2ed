/** An upsert that adds instead of setting. */
import type { Json } from '#lib/json.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const putAddsUp: Defect = {
  id: 'put-adds-up',
  promise: 'A PUT adds numbers and list items to those that are there.',
  caughtBy: ['replace-is-idempotent'],
  needs: 'an operation that replaces, with a number or a list',
  tweak: {
    changed: (sound, { call, before }) =>
      call.request.method === 'PUT'
        ? Object.fromEntries(Object.entries(sound).map(([name, value]) => [name, sum(before[name], value)]))
        : sound,
  },
}

function sum(before: Json | undefined, value: Json): Json {
  if (typeof before === 'number' && typeof value === 'number') return before + value
  return Array.isArray(before) && Array.isArray(value) ? [...(before as readonly Json[]), ...(value as readonly Json[])] : value
}
