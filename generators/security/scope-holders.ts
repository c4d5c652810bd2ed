/** Where a scope is wanted, who has that and no more reads as well as who may do everything. */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { wantsScopes } from '#model/security.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'

export function planScopeHolders(planning: Planning, operation: Operation): readonly Sequence[] {
  // What one path names may be its maker's alone.
  if (operation.method !== 'GET' || operation.path.includes('{') || !wantsScopes(operation)) return []
  const main = validCase(planning, operation, { role: 'setup', needs: 'success' })
  const intent = { kind: 'access', probe: 'held-scope', clause: operation.securityAt } as const
  const holder = validCase(planning, operation, { actor: 'limited', intent })
  if (main === undefined || holder === undefined) return []
  return [sequenceOf('security', operation, [main, holder], { check: 'scope-holder-admitted' })]
}
