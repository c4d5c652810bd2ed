/**
 * What one tenant made, reached for by another: to read it, to find it in a list, to change it, to act on it, to delete it. A
 * stranger's write is judged by what its owner sees afterwards: a DELETE that answers 204 for what the caller does not have has deleted nothing.
 */
import { child } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Case, Claim, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { isSecured } from '#model/security.ts'
import { actionsOf } from '#generators/actions.ts'
import { bulkAloneOf } from '#generators/bulk.ts'
import { filteringsOf } from '#generators/lists/filtering.ts'
import { itemOf } from '#generators/lists/paging.ts'
import { resourceByName } from '#generators/named.ts'
import { sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { makerOf, type Listed, type Resource } from '#generators/resources.ts'
import { askedFor } from '#generators/stateful/collection.ts'
import { sentIdOf } from '#generators/stateful/life.ts'
import { wholeList } from '#generators/stateful/whole-list.ts'

export const planTenants = (planning: Planning, operation: Operation): readonly Sequence[] =>
  isSecured(operation) ? [...planning.resources.values()].flatMap((resource) => intrusionOf(planning, resource, operation)) : []

/** Only what its owner can be shown to have: what a run makes, with an operation that reads it. */
function intrusionOf(planning: Planning, resource: Resource, operation: Operation): readonly Sequence[] {
  const { read, list, updates, delete: remove } = resource
  const isMade = makerOf(resource) !== undefined || bulkAloneOf(planning.contract, resource) !== undefined
  if (read === undefined || !isMade) return []
  const writes = [...updates.map((update) => update.operation), ...actionsOf(planning, resource), ...(remove === undefined ? [] : [remove])]
  const isRead = operation === read.operation
  const isList = operation === list?.operation
  if (!isRead && !isList && !writes.includes(operation)) return []
  // A list may need a while before it shows what was made: one that others have worked with is in it, if it is to be.
  const use = isList ? 'shared' : 'own'
  const owned: Wish = { use, role: 'setup', needs: 'success' }
  const seen = validCase(planning, read.operation, owned)
  const intrusion = validCase(planning, operation, {
    use,
    actor: 'stranger',
    intent: { kind: 'access', probe: 'foreign-tenant', clause: operation.securityAt },
  })
  if (seen === undefined || intrusion === undefined) return []
  const claim: Claim = {
    check: 'tenants-isolated',
    id: sentIdOf(0, read.operation),
    shownAt: `/body${read.envelope}`,
    ...(isList && list !== undefined && { within: `/body${list.itemsAt}`, idAt: list.idAt }),
  }
  const after: readonly Case[] = isRead || isList ? [] : [{ ...seen, role: 'observe', needs: 'any' }]
  // On which page it would stand nobody knows.
  const acted = isList && list !== undefined ? wholeList(planning, list, intrusion) : intrusion
  const whole = sequenceOf('security', operation, [seen, acted, ...after], claim)
  return isList && list !== undefined ? [whole, ...filtered(planning, resource, list, { seen, intrusion, claim })] : [whole]
}

interface Intrusion {
  readonly seen: Case
  readonly intrusion: Case
  readonly claim: Claim
}

/** The stranger asks for just what belongs to something of the owner: a look-up by that alone may forget who asks. */
function filtered(planning: Planning, { read }: Resource, list: Listed, { seen, intrusion, claim }: Intrusion): readonly Sequence[] {
  const { root } = planning.contract
  return filteringsOf(root, list.operation, itemOf(root, list)).flatMap(({ parameter, property, by }) => {
    const at: Pointer = `/body${read?.envelope ?? ''}${child('', property)}`
    if (by !== 'id' || resourceByName(planning.resources, property) === undefined) return []
    const asked = askedFor(intrusion, parameter.name, 'x', { kind: 'step', step: 0, at, optional: true })
    return [sequenceOf('security', list.operation, [seen, wholeList(planning, list, asked)], claim)]
  })
}
