/** Where each value of a document came from, although overlays have merged others into it and other files were taken in. */
import { child, isObject, tokensOf } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Place } from '#model/problem.ts'
import type { Parsed } from '#specs/parse.ts'

interface Origin {
  readonly parsed: Parsed
  readonly pointer: Pointer
}

export interface Origins {
  /** A deep copy of a parsed tree, every object and array of it marked. */
  adopt(parsed: Parsed, value: Json, pointer: Pointer): Json
  /** Marks a member that was taken from elsewhere than its object. */
  mark(owner: object, token: string | number, parsed: Parsed, pointer: Pointer): void
  /** The place of `pointer` in `root`, or of the nearest ancestor that stands in a text. */
  locate(root: JsonObject, pointer: Pointer): Place
  originOf(value: object): Origin | undefined
}

export function trackOrigins(): Origins {
  const ofObject = new WeakMap<object, Origin>()
  const ofMember = new WeakMap<object, Map<string, Origin>>()
  const adopt = (parsed: Parsed, value: Json, pointer: Pointer): Json => {
    if (typeof value !== 'object' || value === null) return value
    const copy: Json = Array.isArray(value)
      ? (value as readonly Json[]).map((item, index) => adopt(parsed, item, child(pointer, index)))
      : Object.fromEntries(Object.entries(value).map(([name, member]) => [name, adopt(parsed, member, child(pointer, name))]))
    ofObject.set(copy as object, { parsed, pointer })
    return copy
  }
  return {
    adopt,
    mark(owner, token, parsed, pointer) {
      const members = ofMember.get(owner) ?? new Map<string, Origin>()
      members.set(String(token), { parsed, pointer })
      ofMember.set(owner, members)
    },
    originOf: (value) => ofObject.get(value),
    locate(root, pointer) {
      let node: Json | undefined = root
      let origin = ofObject.get(root)
      for (const token of tokensOf(pointer)) {
        if (typeof node !== 'object' || node === null) break
        const next: Json | undefined = Array.isArray(node)
          ? (node[Number(token)] as Json | undefined)
          : isObject(node) && Object.hasOwn(node, token)
            ? node[token]
            : undefined
        if (next === undefined) break
        const inherited: Origin | undefined =
          origin === undefined ? undefined : { parsed: origin.parsed, pointer: child(origin.pointer, token) }
        const own = typeof next === 'object' && next !== null ? ofObject.get(next) : undefined
        // What was adopted knows its own place; only plain values need their owner's mark, which removals in a list would shift.
        origin = own ?? ofMember.get(node)?.get(token) ?? inherited
        node = next
      }
      return origin?.parsed.locate(origin.pointer) ?? { file: '', line: 1, column: 1 }
    },
  }
}
