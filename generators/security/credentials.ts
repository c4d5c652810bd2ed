/** The same valid request, by callers who must not succeed: one for each way in which a credential can fail. */
import type { Actor, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { Probe } from '#model/probe.ts'
import { isSecured, wantsScopes } from '#model/security.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'

const strangersToAll: readonly (readonly [Actor, Probe])[] = [
  ['none', 'no-credential'],
  ['malformed', 'malformed-credential'],
  ['invalid', 'invalid-credential'],
  ['expired', 'expired-credential'],
  ['unsigned', 'unsigned-credential'],
  ['cut', 'cut-credential'],
  ['lengthened', 'lengthened-credential'],
  ['empty', 'empty-credential'],
  ['astray', 'astray-credential'],
  ['recased', 'recased-credential'],
]

export function planCredentials(planning: Planning, operation: Operation): readonly Sequence[] {
  if (!isSecured(operation)) return []
  // How tokens are compared is one affair of the whole server: reading tells it at the least cost.
  const strangers = strangersToAll.filter(
    ([actor]) => !['cut', 'lengthened', 'empty', 'astray', 'recased'].includes(actor) || operation.method === 'GET',
  )
  const probes = wantsScopes(operation) ? [...strangers, ['limited', 'missing-scope'] as const] : strangers
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
