/**
 * A body that refers to what another tenant has. That the server looks up what is referred to at all shows by what was just deleted, or
 * by an id of the same form that nobody has; that it is closed to the stranger, by a read.
 */
import type { Case, Sequence, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { isSecured } from '#model/security.ts'
import type { Pointer } from '#lib/json.ts'
import { minimal, sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { creationOf, idOf, type Creation } from '#generators/stateful/life.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'

export function planReferences(planning: Planning, operation: Operation): readonly Sequence[] {
  // What the path names would be refused first.
  if (operation.method !== 'POST' || operation.path.includes('{') || !isSecured(operation)) return []
  const plain = validCase(planning, operation, { use: 'own' })
  const [reference, ...others] = plain?.binds.filter(({ from }) => from.kind === 'learned' && from.resource !== undefined) ?? []
  if (plain === undefined || reference?.from.kind !== 'learned' || others.length > 0 || !reference.at.startsWith('/body/value/')) return []
  const resource = planning.resources.get(reference.from.resource ?? '')
  const made = resource === undefined ? undefined : creationOf(planning, resource)
  if (resource?.read === undefined || made === undefined) return []
  const { read } = resource
  const stranger = { actor: 'stranger', intent: { kind: 'access', probe: 'foreign-reference', clause: operation.securityAt } } as const
  const seen = validCase(planning, read.operation, { ...stranger, ...idOf(read.operation, made.id), role: 'setup' })
  const gone = goneOf(planning, resource, made) ?? nobodysOf(planning, reference.from.schemaAt)
  if (seen === undefined || gone === undefined) return []
  const to = (id: Source, more: Partial<Case>): Case => ({
    ...plain,
    role: 'setup',
    binds: plain.binds.map((bind) => (bind === reference ? { at: bind.at, from: id } : bind)),
    ...more,
  })
  const unproven = { kind: 'valid', covers: [], proven: false } as const
  const cases = [
    made.case,
    to(made.id, { needs: 'success' }),
    seen,
    ...gone.cases,
    to(gone.id, { intent: unproven }),
    to(made.id, { ...stranger, role: 'act' }),
  ] as const
  return [sequenceOf('security', operation, cases, { check: 'references-isolated' })]
}

interface Gone {
  /** The steps from the fourth on that bring it about. */
  readonly cases: readonly Case[]
  readonly id: Source
}

function goneOf(planning: Planning, { delete: remove }: Resource, made: Creation): Gone | undefined {
  const id: Source = { ...made.id, step: 3 }
  const deletion = remove === undefined ? undefined : validCase(planning, remove, { ...idOf(remove, id), role: 'setup', needs: 'success' })
  return deletion === undefined ? undefined : { cases: [made.case, deletion], id }
}

/** Only where the document says what ids look like: else it would be refused for its form. */
function nobodysOf({ contract: { root } }: Planning, schemaAt: Pointer): Gone | undefined {
  const { format, pattern } = effectiveSchema(root, schemaAt).keywords
  return format === 'uuid' || typeof pattern === 'string' ? { cases: [], id: { kind: 'fresh', schemaAt, recipe: minimal } } : undefined
}
