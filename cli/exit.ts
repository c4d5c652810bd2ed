/** Problems that the user can mend, told in one way, with the exit code of the gravest. */
import type { Problem } from '#model/problem.ts'
import { SuiteError } from '#model/problem.ts'
import { exitCodes } from '#run/gate.ts'

const codeOf = { usage: exitCodes.badUsage, document: exitCodes.documentUnreadable, target: exitCodes.targetUnreachable } as const

/** `file:line:column: message`, then what to do. */
function describeProblem({ message, place, hint }: Problem): string {
  const where = place === undefined ? '' : `${place.file}:${place.line}:${place.column}: `
  return `${where}${message}${hint === undefined ? '' : `\n  ${hint}`}`
}

/** What a thrown value says to the user, and the exit code it ends with. Only our own bugs show a stack. */
export function failureOf(cause: unknown): { readonly text: string; readonly exitCode: number } {
  if (cause instanceof SuiteError)
    return {
      text: cause.problems.map((problem) => `proofload: ${describeProblem(problem)}`).join('\n'),
      exitCode: codeOf[cause.problems[0].code],
    }
  const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
  return {
    text: `proofload: this is a bug of Proofload, not of your API. Please report it with these lines:\n${stack}`,
    exitCode: exitCodes.internalError,
  }
}
