/**
 * What the document lets be done in some states only, done in all that can be brought about: to a new thing, once more, after each
 * operation that changes the state, and after as many of them one after another as lead on.
 */
import { lastToken } from '#lib/json-pointer.ts'
import { bareName } from '#lib/property-meaning.ts'
import type { Pointer } from '#lib/json.ts'
import type { Case, Claim, Sequence, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { belongingsOf } from '#generators/belongings.ts'
import { actionsOf } from '#generators/actions.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { resourceKeysOf, type Resource } from '#generators/resources.ts'
import { ruleOf, stateOf, transitionsOf, type StateProperty } from '#generators/state-rules.ts'
import { partsOf } from '#generators/stateful/acted.ts'
import { bornOf } from '#generators/stateful/dependents.ts'
import { claiming, observerOf, sentIdOf } from '#generators/stateful/life.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'

const mostWays = 14
const mostBrought = 40

export function planRuled(planning: Planning, resource: Resource): readonly Sequence[] {
  const { root } = planning.contract
  const state = stateOf(root, resource)
  const wish: Wish = { use: 'own', assured: false }
  const observer = observerOf(planning, resource, undefined, wish)
  if (state === undefined || observer === undefined || resource.read === undefined) return []
  const parts = partsOf(planning, resource)
  const movers = moversOf(planning, resource, state)
  const seen = { ...observer.sees, about: [{ seenAt: state.seenAt, clauses: [state.at] }] } as const
  const after = (before: readonly Case[], done: Case, operation: Operation, claim: Omit<Claim, 'check' | 'id'>): readonly Sequence[] =>
    claiming(operation, [...before, observer.case, done], {
      check: 'state-rule-kept',
      id: sentIdOf(before.length, observer.operation),
      ...claim,
    })
  const ruled = [...doneTo(planning, resource), ...madeOf(planning, resource)].flatMap(({ operation, done }) => {
    const states = ruleOf(root, operation, state)
    if (states === undefined) return []
    return waysOf({ ...done, role: 'setup' }, movers, parts)
      .slice(0, mostWays)
      .flatMap((before) => after(before, done, operation, { ...seen, states }))
  })
  const brought = movers.flatMap(({ case: saying, operation, sentAt }) => {
    const states = sentAt === undefined ? undefined : transitionsOf(root, operation, state)
    if (states === undefined || sentAt === undefined) return []
    const about = [{ sentAt, seenAt: state.seenAt, clauses: [state.at] }] as const
    return waysOf(saying, movers, parts)
      .slice(0, mostWays)
      .flatMap((before) => after(before, { ...saying, role: 'act' }, operation, { ...seen, about, states }))
  })
  return [...ruled, ...brought.slice(0, mostBrought)]
}

interface Done {
  readonly operation: Operation
  readonly done: Case
}

/** Whatever changes it, or is made inside it. */
const doneTo = (planning: Planning, { key }: Resource): readonly Done[] =>
  planning.contract.operations.flatMap((operation) => {
    const isOnIt = !/^(?:GET|HEAD)$/.test(operation.method) && resourceKeysOf(operation.path).at(-1) === key
    const done = isOnIt ? validCase(planning, operation, { use: 'own', assured: false }) : undefined
    return done === undefined ? [] : [{ operation, done }]
  })

/** Whatever is made elsewhere, and names it. */
const madeOf = (planning: Planning, resource: Resource): readonly Done[] =>
  belongingsOf(planning.contract, planning.resources, resource).flatMap((belonging) => {
    if (belonging.by === undefined) return []
    const owner: Source = { kind: 'fixture', resource: resource.key, owner: 'main', use: 'own' }
    const born = bornOf(planning, belonging, owner, { role: 'act', needs: 'any' })
    return born === undefined ? [] : [{ operation: belonging.create, done: born.case }]
  })

interface Mover {
  readonly case: Case
  readonly operation: Operation
  /** The place of the state that it leads to, among those that the document lists. */
  readonly rank: number | undefined
  /** Where its body says that state. */
  readonly sentAt?: Pointer
}

const sayingNames = /^(?:to|target|next|new[_-]?(?:status|state)|transition|status|state|phase|stage)$/i

/** Actions, and whatever says the state itself. */
function moversOf(planning: Planning, resource: Resource, state: StateProperty): readonly Mover[] {
  const { values } = state
  const says = doneTo(planning, resource).flatMap(({ operation }) => sayingsOf(planning, operation, state))
  const actions = actionsOf(planning, resource).flatMap((action): readonly Mover[] => {
    const made = validCase(planning, action, { role: 'setup', use: 'own', assured: false })
    const verb = bareName(action.path.split('/').at(-1) ?? '').replace(/[ey]$/, '')
    const rank = values.findIndex((value) => bareName(value).startsWith(verb))
    const isSaying = says.some(({ operation }) => operation === action)
    return made === undefined || isSaying ? [] : [{ case: made, operation: action, rank: rank < 0 ? undefined : rank }]
  })
  return [...actions, ...says]
}

function sayingsOf(planning: Planning, operation: Operation, { values }: StateProperty): readonly Mover[] {
  const schemaAt = operation.method === 'DELETE' ? undefined : mainMedia(operation)?.schemaAt
  if (schemaAt === undefined) return []
  const base = baseRecipe(planning, schemaAt)
  return edgesOf(planning.contract, schemaAt, 'request').flatMap(
    ({ at, schemaAt: property, keyword, choose, include }): readonly Mover[] => {
      if (!sayingNames.test(lastToken(at)) || keyword !== 'enum' || typeof choose !== 'number') return []
      const value = listedValues(effectiveSchema(planning.contract.root, property).keywords)?.[choose]
      const rank = values.findIndex((one) => one === value)
      const recipe = { ...including(base, include), pin: { at, choose } }
      const made = rank < 0 ? undefined : validCase(planning, operation, { role: 'setup', use: 'own', assured: false, recipe })
      return made === undefined ? [] : [{ case: made, operation, rank, sentAt: at }]
    },
  )
}

/** What is done before: nothing, the same, each alone, and on and on in the order in which the document lists the states. */
function waysOf(same: Case, movers: readonly Mover[], parts: readonly Case[]): readonly (readonly Case[])[] {
  const onwards = movers
    .filter(({ rank }) => rank !== undefined)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map((mover) => mover.case)
  const chains = onwards.map((_, index) => onwards.slice(0, index + 1)).filter(({ length }) => length > 1)
  const all = [[], [same], ...movers.map((mover) => [mover.case]), ...chains, ...chains.map((chain) => [...chain, same])]
  return [...new Map(all.map((way) => [JSON.stringify(way), [...parts, ...way]])).values()]
}
