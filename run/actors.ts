/** Whether an actor can be played on a target at all, and whether there is anything to see. */
import type { Actor, Case } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { cutToken, recasedToken, staleToken } from '#http/credentials.ts'
import type { Target } from '#model/target.ts'
import { scopesSuffice } from '#model/security.ts'

/** Why an actor cannot be played on a target. */
export function missingActor(actor: Actor, target: Target): string | undefined {
  if (actor !== 'limited' && actor !== 'stranger') return undefined
  if (target.tokens[actor] === undefined) return `no token for the ${actor} actor was given`
  return actor === 'limited' && target.limitedScopes === undefined
    ? 'nobody said which scopes the limited token has: --limited-scopes'
    : undefined
}

/** Why playing an actor would show nothing. */
export function idleActor(
  { actor, intent }: Pick<Case, 'actor' | 'intent'>,
  operation: Operation,
  { tokens, limitedScopes = [] }: Target,
): string | undefined {
  const isHeld = scopesSuffice(operation, limitedScopes)
  if (intent.kind === 'access' && intent.probe === 'held-scope') return isHeld ? undefined : 'the limited token lacks a scope'
  if (actor === 'limited' && isHeld) return 'the limited token has the scope that this operation wants'
  if (actor === 'cut' && cutToken(tokens.main) === undefined) return 'the main credential is too short to be cut'
  if (actor === 'recased' && recasedToken(tokens.main) === undefined) return 'the main credential is the same in the other case'
  const isStale = actor === 'expired' || actor === 'unsigned'
  return isStale && staleToken(actor, tokens.main) === undefined
    ? 'the main credential is no signed token, so no such one can be made'
    : undefined
}

/** Credentials that no response may repeat; a short one would be found in every word. */
export const secretsOf = ({ tokens }: Target): readonly string[] => Object.values(tokens).filter((token) => token.length >= 8)
