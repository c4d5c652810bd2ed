/** Every place of a value with all its properties, and the schema that binds it there: what planners choose their targets from. */
import { child } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Branch } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { Side } from '#model/lens.ts'
import type { EffectiveSchema } from '#generators/values/effective-schema.ts'
import type { Node } from '#generators/values/properties.ts'
import type { Shape } from '#generators/values/shape.ts'
import { knownShape } from '#generators/values/value-of.ts'

export interface ValuePlace {
  /** In the value. */
  readonly at: Pointer
  /** In the document: the first of the schemas that bind it. */
  readonly schemaAt: Pointer
  /** All of them, with the branches of `oneOf` and `anyOf` that were chosen. */
  readonly node: Node
  /** All of them without those branches. */
  readonly outer: Node
  readonly effective: EffectiveSchema
  /** Whether its parent has to have it; the root and items count as required. */
  readonly required: boolean
  /** Itself and its ancestors, as far as they are optional, outermost first: what a minimal value has to include. */
  readonly include: readonly Pointer[]
  readonly depth: number
}

/** Parents before their members. Properties deeper than `maxDepth` are left out; an item is as deep as its list, and an only member as its object. */
export function placesOf(
  contract: Contract,
  schemaAt: Pointer,
  side: Side,
  { maxDepth = 3, branch }: { readonly maxDepth?: number; readonly branch?: Branch | undefined } = {},
): readonly ValuePlace[] {
  const shape = knownShape(contract.root, schemaAt, { shape: 'full', ...(branch !== undefined && { branch }) }, side)
  const found: ValuePlace[] = []
  const visit = (below: Shape, at: Pointer, required: boolean, include: readonly Pointer[], depth: number): void => {
    const { node, effective } = below
    found.push({ at, schemaAt: node[0] ?? effective.at, node, outer: below.outer ?? node, effective, required, include, depth })
    // Of a plain list the first item stands for all; in a tuple each has a schema of its own.
    if (below.kind === 'array')
      for (const [index, item] of below.items.entries())
        if (index === 0 || item.node.join() !== below.items[0]?.node.join()) visit(item, child(at, index), true, include, depth)
    if (below.kind !== 'object' || depth >= maxDepth) return
    for (const member of below.members) {
      const memberAt = child(at, member.name)
      const isWrapped = below.members.length === 1 && member.shape.kind === 'object'
      visit(member.shape, memberAt, member.required, member.required ? include : [...include, memberAt], isWrapped ? depth : depth + 1)
    }
  }
  if (shape !== undefined) visit(shape, '', true, [], 0)
  return found
}

/** The optional properties, outermost first, with the schema of each. */
export function optionalsOf(
  contract: Contract,
  schemaAt: Pointer,
  side: Side,
  branch?: Branch,
): readonly { readonly at: Pointer; readonly schemaAt: Pointer; readonly include: readonly Pointer[] }[] {
  return placesOf(contract, schemaAt, side, { branch })
    .filter(({ required }) => !required)
    .sort((a, b) => a.depth - b.depth)
    .map(({ at, schemaAt: below, include }) => ({ at, schemaAt: below, include }))
}
