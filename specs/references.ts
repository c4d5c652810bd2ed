/** References that lead nowhere, or only to each other: told when a document is opened, not when a validator stumbles over one. */
import { child, follow, isObject, pointerOfRef, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { isData, isMap } from '#specs/grammar.ts'
import { filesMember } from '#specs/bundle.ts'

export interface BrokenReference {
  readonly at: Pointer
  readonly reason: string
}

export function brokenReferences(root: JsonObject): readonly BrokenReference[] {
  const found: BrokenReference[] = []
  const visit = (value: Json, at: Pointer, names: boolean): void => {
    if (typeof value !== 'object' || value === null) return
    const ref = !names && isObject(value) ? value['$ref'] : undefined
    const reason = typeof ref === 'string' ? faultOf(root, ref, at) : undefined
    if (reason !== undefined) found.push({ at: child(at, '$ref'), reason })
    for (const [name, member] of Object.entries(value))
      if (names || name === filesMember || !isData(name)) visit(member, child(at, name), !names && (isMap(name) || name === filesMember))
  }
  visit(root, '', false)
  return found
}

function faultOf(root: JsonObject, ref: string, at: Pointer): string | undefined {
  if (!/^#(?:\/|$)/.test(ref)) return `${ref} is no JSON pointer, and other kinds of reference are not followed`
  if (valueAt(root, pointerOfRef(ref)) === undefined) return `${ref} leads nowhere`
  const end = valueAt(root, follow(root, at))
  return isObject(end) && typeof end['$ref'] === 'string' && Object.keys(end).length === 1 ? `${ref} leads back to itself` : undefined
}
