/** Whether an actor can be played on a target at all, and whether there is anything to see. */
import type { Actor } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { Target } from '#model/target.ts'
import { scopesSuffice } from '#model/security.ts'

/** Why an actor cannot be played on an operation. */
export function missingActor(actor: Actor, target: Target): string | undefined {
  if (actor === 'invalid' || actor === 'malformed' || actor === 'none' || actor === 'expired' || actor === 'main') return undefined
  if (target.tokens[actor] === undefined) return `no token for the ${actor} actor was given`
  if (actor !== 'limited') return undefined
  if (target.limitedScopes === undefined) return 'nobody said which scopes the limited token has: --limited-scopes'
  return undefined
}

export const skipped = 'the limited token has the scope that this operation wants'

export const actorSuffices = (actor: Actor, operation: Operation, { limitedScopes = [] }: Target): boolean =>
  actor === 'limited' && scopesSuffice(operation, limitedScopes)
