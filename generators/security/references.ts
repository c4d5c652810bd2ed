/**
 * A body that refers to what another tenant has. That the server looks up what is referred to at all shows by an id of
 * the same form that nobody has, or by what was just deleted; that it is closed to the stranger, by a read.
 */
import type { Bind, Case, Sequence, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { isSecured } from '#model/security.ts'
import type { Pointer } from '#lib/json.ts'
import { minimal, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { creationOf, idOf, type Creation } from '#generators/stateful/life.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'

export function planReferences(planning: Planning, operation: Operation): readonly Sequence[] {
  // What the path names would be refused first.
  if (operation.method !== 'POST' || operation.path.includes('{') || !isSecured(operation)) return []
  const plain = validCase(planning, operation, { use: 'own' })
  const references = plain === undefined ? [] : referencesOf(plain)
  return plain === undefined || references.length > mostReferences
    ? []
    : references.flatMap((reference) => referring(planning, operation, plain, reference, references))
}

const mostReferences = 3

interface Reference {
  readonly bind: Bind
  readonly resource: string
  readonly schemaAt: Pointer
}

const referencesOf = ({ binds }: Case): readonly Reference[] =>
  binds.flatMap((bind) => {
    const { at, from } = bind
    const isInBody = from.kind === 'learned' && at.startsWith('/body/value/')
    return isInBody && from.resource !== undefined ? [{ bind, resource: from.resource, schemaAt: from.schemaAt }] : []
  })

function referring(
  planning: Planning,
  operation: Operation,
  plain: Case,
  reference: Reference,
  all: readonly Reference[],
): readonly Sequence[] {
  const resource = planning.resources.get(reference.resource)
  const made = resource === undefined ? undefined : creationOf(planning, resource, { use: 'own' })
  // What nothing reads by itself is closed where the list is that it stands in.
  const looked = resource?.read?.operation ?? (resource?.list?.operation.path.includes('{') ? resource.list.operation : undefined)
  if (resource === undefined || looked === undefined || made === undefined) return []
  const stranger = { actor: 'stranger', intent: { kind: 'access', probe: 'foreign-reference', clause: operation.securityAt } } as const
  const ids = resource.read === undefined ? {} : idOf(looked, made.id)
  const seen = validCase(planning, looked, { ...stranger, ...ids, use: 'own', role: 'setup' })
  // All else that the stranger refers to is his own: of several, only the one may be what he is refused for.
  const own = all
    .filter((one) => one !== reference)
    .reduce<Own | undefined>((before, one) => ownOf(planning, one, before), { cases: [], ids: [] })
  const first = 3 + (own?.cases.length ?? 0)
  const gone = nobodysOf(planning, reference.schemaAt) ?? goneOf(planning, resource, made, first)
  if (seen === undefined || gone === undefined || own === undefined) return []
  const to = (id: Source, more: Partial<Case>, others: Own['ids'] = []): Case => {
    const known = new Map<string, Source>([...others, [reference.bind.at, id]])
    return { ...plain, role: 'setup', binds: plain.binds.map((bind) => ({ at: bind.at, from: known.get(bind.at) ?? bind.from })), ...more }
  }
  const unproven = { kind: 'valid', covers: [], proven: false } as const
  const cases = [
    made.case,
    to(made.id, { needs: 'success' }),
    seen,
    ...own.cases,
    ...gone.cases,
    to(gone.id, { intent: unproven }),
    to(made.id, { ...stranger, role: 'act' }, own.ids),
  ] as const
  return [sequenceOf('security', operation, cases, { check: 'references-isolated' })]
}

interface Own {
  /** From the fourth step on. */
  readonly cases: readonly Case[]
  /** By the place that refers to it. */
  readonly ids: readonly (readonly [Pointer, Source])[]
}

/** One of the stranger's own, made by him, or found in his list. */
function ownOf(planning: Planning, { bind, resource }: Reference, before: Own | undefined, depth = 0): Own | undefined {
  const { create, list } = planning.resources.get(resource) ?? {}
  if (before === undefined || depth > 2) return undefined
  const wish: Wish = { actor: 'stranger', role: 'setup', needs: 'success' }
  const known = (cases: readonly Case[], at: Pointer): Own => ({
    cases,
    ids: [...before.ids, [bind.at, { kind: 'step', step: 2 + cases.length, at: `/body${at}` }]],
  })
  const made = create?.idAt === undefined || create.idAt.startsWith('/headers/') ? undefined : validCase(planning, create.operation, wish)
  if (made !== undefined && create?.idAt !== undefined) {
    const needed = [...parentsIn(made), ...referencesOf(made)]
    const inner = needed.reduce<Own | undefined>((own, one) => ownOf(planning, one, own, depth + 1), { cases: before.cases, ids: [] })
    const ids = new Map(inner?.ids)
    const ready = { ...made, binds: made.binds.map(({ at, from }) => ({ at, from: ids.get(at) ?? from })) }
    return inner === undefined ? undefined : known([...inner.cases, ready], create.idAt)
  }
  const found = list === undefined || list.operation.path.includes('{') ? undefined : validCase(planning, list.operation, wish)
  return found === undefined || list === undefined ? undefined : known([...before.cases, found], `${list.itemsAt}/0${list.idAt}`)
}

const parentsIn = ({ binds }: Case): readonly Reference[] =>
  binds.flatMap((bind) => (bind.from.kind === 'fixture' ? [{ bind, resource: bind.from.resource, schemaAt: '' }] : []))

interface Gone {
  /** The steps that bring it about. */
  readonly cases: readonly Case[]
  readonly id: Source
}

function goneOf(planning: Planning, { delete: remove }: Resource, made: Creation, step: number): Gone | undefined {
  const id: Source = { ...made.id, step }
  const deletion = remove === undefined ? undefined : validCase(planning, remove, { ...idOf(remove, id), role: 'setup', needs: 'success' })
  return deletion === undefined ? undefined : { cases: [made.case, deletion], id }
}

/** Only where the document says what ids look like: else it would be refused for its form. */
function nobodysOf({ contract: { root } }: Planning, schemaAt: Pointer): Gone | undefined {
  const { format, pattern } = effectiveSchema(root, schemaAt).keywords
  return format === 'uuid' || typeof pattern === 'string' ? { cases: [], id: { kind: 'fresh', schemaAt, recipe: minimal } } : undefined
}
