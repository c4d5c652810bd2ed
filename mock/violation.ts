/** One way in which a request breaks its operation's contract. */
import type { Location } from '#model/contract.ts'
import type { Issue } from '#model/lens.ts'

export interface Violation {
  readonly in: Location | 'body'
  /** Name of the parameter; empty for the body. */
  readonly name: string
  readonly issue: Issue
}
