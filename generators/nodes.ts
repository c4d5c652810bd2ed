/** The places of a value that a schema describes: what edges and mutations are planned for. */
import { child } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import type { Contract } from '#model/contract.ts'
import { knownShape } from '#generators/values/value-of.ts'
import type { Shape } from '#generators/values/shape.ts'

export interface ValueNode {
  /** In the value. */
  readonly at: Pointer
  readonly name: string
  readonly depth: number
  readonly required: boolean
  /** Where its parent's `required` names it. */
  readonly requiredAt?: Pointer
  /** The schema's keywords, references followed and `allOf` merged, and where each stands. */
  readonly keywords: JsonObject
  readonly clauseOf: { readonly [keyword: string]: Pointer }
  readonly schemaAt: Pointer
}

const maxDepth = 4

/** Of the fullest value that a request may have, outermost first; the first item stands for all. */
export function nodesOf(contract: Contract, schemaAt: Pointer): readonly ValueNode[] {
  const shape = knownShape(contract.root, schemaAt, { shape: 'full' }, 'request')
  if (shape === undefined) return []
  const found: ValueNode[] = []
  const visit = (one: Shape, at: Pointer, name: string, depth: number, owner: { readonly required: boolean; readonly requiredAt?: Pointer }): void => {
    const { keywords, clauseOf, parts } = one.effective
    found.push({ at, name, depth, keywords, clauseOf, schemaAt: parts[0]?.at ?? one.effective.at, ...owner })
    if (depth >= maxDepth) return
    if (one.kind === 'array' && one.items[0] !== undefined) visit(one.items[0], child(at, 0), name, depth + 1, { required: true })
    if (one.kind !== 'object') return
    for (const member of one.members) {
      const requiredAt = one.effective.requiredAt[member.name]
      visit(member.shape, child(at, member.name), member.name, depth + 1, { required: member.required, ...(requiredAt !== undefined && { requiredAt }) })
    }
  }
  visit(shape, '', '', 0, { required: true })
  return found
}
