/** The same valid request, by callers who must not succeed. */
import type { Actor, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'

const strangersToAll: readonly (readonly [Actor, string])[] = [
  ['none', 'no-credential'],
  ['malformed', 'malformed-credential'],
  ['invalid', 'invalid-credential'],
]

export function planSecurity(planning: Planning, operation: Operation): readonly Sequence[] {
  const secured = operation.security.length > 0 && operation.security.every((requirement) => Object.keys(requirement).length > 0)
  if (!secured) return []
  const scoped = operation.security.every((requirement) => Object.values(requirement).some((scopes) => scopes.length > 0))
  const probes = scoped ? [...strangersToAll, ['limited', 'missing-scope'] as const] : strangersToAll
  return probes.flatMap(([actor, probe]) => {
    // A server that lets a stranger delete must delete nothing that others need.
    const one = validCase(planning, operation, { actor, use: operation.method === 'DELETE' ? 'own' : 'shared', intent: { kind: 'access', probe, clause: operation.securityAt } })
    return one === undefined ? [] : [sequenceOf('security', operation, [one])]
  })
}
