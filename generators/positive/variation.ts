/** A variation stands beside its twin, equal but for one value. */
import type { Wish } from '#generators/planning.ts'

export interface Variation {
  readonly base: Wish
  readonly act: Wish
  /** Whether a refusal of the one but not of the other breaks a promise. */
  readonly claimed: boolean
  /** Whether the base may be the one that is refused: it lacks what is optional. */
  readonly bare?: boolean
}
