/** The same valid request, by callers who must not succeed. */
import { foreignOrigin } from '#lib/foreign-origin.ts'
import type { Actor, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { Probe } from '#model/probe.ts'
import { isSecured, wantsScopes } from '#model/security.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'

const strangersToAll: readonly (readonly [Actor, Probe])[] = [
  ['none', 'no-credential'],
  ['malformed', 'malformed-credential'],
  ['invalid', 'invalid-credential'],
]

export const planSecurity = (planning: Planning, operation: Operation): readonly Sequence[] => [
  ...planCredentials(planning, operation),
  ...planOrigins(planning, operation),
]

/** For the promise that pages of other origins are kept out: a safe request is enough, every operation has the same door. */
function planOrigins(planning: Planning, operation: Operation): readonly Sequence[] {
  const promised = operation.promises.find(({ kind, observable }) => kind === 'no-browser-origin' && observable)
  if (promised === undefined || operation.method !== 'GET') return []
  const one = validCase(planning, operation, { intent: { kind: 'access', probe: 'browser-origin', clause: promised.at } })
  if (one === undefined) return []
  return [
    sequenceOf('security', operation, [{ ...one, parts: { ...one.parts, headers: [...one.parts.headers, ['origin', foreignOrigin]] } }]),
  ]
}

function planCredentials(planning: Planning, operation: Operation): readonly Sequence[] {
  if (!isSecured(operation)) return []
  const probes = wantsScopes(operation) ? [...strangersToAll, ['limited', 'missing-scope'] as const] : strangersToAll
  return probes.flatMap(([actor, probe]) => {
    // A server that lets a stranger write must change nothing that others need, and find nothing that others have changed.
    const one = validCase(planning, operation, {
      actor,
      use: operation.method === 'GET' ? 'shared' : 'own',
      intent: { kind: 'access', probe, clause: operation.securityAt },
    })
    return one === undefined ? [] : [sequenceOf('security', operation, [one])]
  })
}
