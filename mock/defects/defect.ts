/** A fault planted on purpose, to see that the checks find it. */
import type { Behaviour } from '#mock/behaviour.ts'

export interface Defect {
  /** The file's name. */
  readonly id: string
  /** What is wrong, in one sentence. */
  readonly promise: string
  /** The checks that must find it. */
  readonly caughtBy: readonly string[]
  /** What the run or the document must have for it to show. */
  readonly needs?: string
  /** Many a sound server does the same: what finds it says policy. */
  readonly policy?: true
  /** It shows only while many requests are under way. */
  readonly underPressure?: true
  readonly tweak: Partial<Behaviour>
}
