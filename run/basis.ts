/** How sure the clauses are that a finding rests on: only what is documented can be violated. */
import { follow, isObject, parentOf, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { bases, type Basis } from '#model/contract.ts'

const isBasis = (value: Json | undefined): value is Basis => bases.some((basis) => basis === value)

const isLimit = (at: Pointer): boolean => /\/x-proofload-limits\/\d+$/.test(at)

/** The nearest ancestor that says so decides; unmarked is documented. */
function nearest(root: JsonObject, pointer: Pointer): Basis {
  for (let at = pointer; ; at = parentOf(at)) {
    const value = valueAt(root, at)
    // A declared limit is data of the extension itself: there the basis stands under its short name.
    const basis = isObject(value) ? (value['x-proofload-basis'] ?? (isLimit(at) ? value['basis'] : undefined)) : undefined
    if (isBasis(basis)) return basis
    if (at === '') return 'documented'
  }
}

const weaker = (a: Basis, b: Basis): Basis => (bases.indexOf(a) >= bases.indexOf(b) ? a : b)

/** The weakest basis of all clauses, and of what they refer to. */
export const basisOf = (root: JsonObject, clauses: readonly Pointer[]): Basis =>
  clauses
    .flatMap((clause) => [clause, follow(root, clause)])
    .map((clause) => nearest(root, clause))
    .reduce(weaker, 'documented')
