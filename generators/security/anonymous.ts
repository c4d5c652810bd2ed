/** Where security is optional, the same request without a credential does as well. */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'

export function planAnonymous(planning: Planning, operation: Operation): readonly Sequence[] {
  const isOptional = operation.security.some((wanted) => Object.keys(wanted).length === 0)
  if (!isOptional || operation.security.length < 2) return []
  const use = operation.method === 'GET' ? 'shared' : 'own'
  const known = validCase(planning, operation, { use, role: 'setup', needs: 'success' })
  const intent = { kind: 'access', probe: 'no-credential-needed', clause: operation.securityAt } as const
  const unknown = validCase(planning, operation, { use, actor: 'none', intent })
  if (known === undefined || unknown === undefined) return []
  return [sequenceOf('security', operation, [known, unknown], { check: 'anonymous-admitted' })]
}
