/** Defaults of settings that are filled in only where nothing was said of any of them. */
import { jsonOf } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const forgetsInnerDefaults: Defect = {
  id: 'forgets-inner-defaults',
  promise:
    'Of an object that a creation sends in part the switches and numbers that it leaves out begin with another value than their default.',
  caughtBy: ['default-taken'],
  needs: 'objects with defaults inside in what creates',
  tweak: {
    write(sound, { request }) {
      const body = jsonOf(request)
      const said = body.ok && isObject(body.value) ? body.value : {}
      const other = (value: Json): Json => (typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : value)
      return request.method !== 'POST'
        ? sound
        : Object.fromEntries(
            Object.entries(sound).map(([name, value]) => {
              const sent = said[name]
              if (!isObject(value) || !isObject(sent)) return [name, value]
              return [name, Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, inner in sent ? one : other(one)]))]
            }),
          )
    },
  },
}
