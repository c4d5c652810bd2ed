/**
 * A variation takes over from its twin everything that could decide its fate: choices, numbers, flags. Only texts stay its own, so
 * that names which must be unique do not meet. Then a refusal of the one but not of the other has one cause.
 */
import { child, isObject } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'

/** `isText`: whether a place holds a text of free choice; `pinned`: the places in which the two are meant to differ. */
export function alike(
  own: Json,
  twin: Json | undefined,
  isText: (at: Pointer) => boolean,
  pinned: readonly Pointer[],
  at: Pointer = '',
): Json {
  if (twin === undefined || pinned.includes(at)) return own
  if (isObject(own)) {
    return Object.fromEntries(
      Object.entries(own).map(([name, member]) => [
        name,
        alike(member, isObject(twin) ? twin[name] : undefined, isText, pinned, child(at, name)),
      ]),
    )
  }
  if (Array.isArray(own)) {
    return (own as readonly Json[]).map((item, index) =>
      alike(item, Array.isArray(twin) ? (twin[index] as Json | undefined) : undefined, isText, pinned, child(at, index)),
    )
  }
  if (typeof own !== typeof twin || typeof twin === 'object') return own
  // A sum that is written as a text is a number all the same: 970.85.
  const isNumber = typeof twin === 'string' && /^[-+]?\d+\.\d+$/.test(twin)
  return typeof own === 'string' && isText(at) && !isNumber ? own : twin
}
