/** What a user can mend: in the input, the options or the target. Anything else that is thrown is our bug (exit 70). */

/** Where in a text: 1-based line and column. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface Problem {
  /** Decides the exit code: `usage` 2, `document` 3, `target` 4. */
  readonly code: 'usage' | 'document' | 'target'
  readonly message: string
  readonly place?: Place
  /** What to do. */
  readonly hint?: string
}

export class SuiteError extends Error {
  override readonly name = 'SuiteError'
  readonly problems: readonly [Problem, ...Problem[]]
  constructor(...problems: readonly [Problem, ...Problem[]]) {
    super(problems.map((problem) => problem.message).join('\n'))
    this.problems = problems
  }
}
