/**
 * What the document lets be done in some states only, done in all that can be brought about: to a new thing, once more, after each
 * operation that changes the state, and after as many of them one after another as lead on.
 */
import { lastToken } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Case, Claim, Sequence, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { belongingsOf } from '#generators/belongings.ts'
import { actionsOf } from '#generators/actions.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { resourceKeysOf, type Resource } from '#generators/resources.ts'
import { isLedTo, ruleOf, stateOf, transitionsOf, verbOf, type StateProperty } from '#generators/state-rules.ts'
import { toldActionsOf, type ToldAction } from '#generators/told-actions.ts'
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
  if (state === undefined || observer === undefined) return []
  const parts = partsOf(planning, resource)
  const deeds = doneTo(planning, resource)
  const movers = moversOf(planning, resource, state, deeds)
  const seen = { ...observer.sees, about: [{ seenAt: state.seenAt, clauses: [state.at] }] } as const
  const after = (before: readonly Case[], done: Case, operation: Operation, claim: Omit<Claim, 'check' | 'id'>): readonly Sequence[] =>
    claiming(operation, [...before, observer.case, done], {
      check: 'state-rule-kept',
      id: sentIdOf(before.length, observer.operation),
      ...claim,
    })
  const ruled = [...deeds, ...madeOf(planning, resource)].flatMap(({ operation, done, told }) => {
    const states = ruleOf(root, operation, state, told)
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
  readonly told?: ToldAction
}

/** Whatever changes it, or is made inside it. */
const doneTo = (planning: Planning, { key }: Resource): readonly Done[] =>
  planning.contract.operations.flatMap((operation) => {
    const isOnIt = !/^(?:GET|HEAD)$/.test(operation.method) && resourceKeysOf(operation.path).at(-1) === key
    if (!isOnIt) return []
    const wish: Wish = { use: 'own', assured: false }
    const told = toldActionsOf(planning.contract, operation)
    const base = baseRecipe(planning, mainMedia(operation)?.schemaAt ?? '')
    const each = told.flatMap((one): readonly Done[] => {
      const recipe = { ...including(base, one.include), pin: { at: one.at, choose: one.choose } }
      const done = validCase(planning, operation, { ...wish, recipe })
      return done === undefined ? [] : [{ operation, done, told: one }]
    })
    const done = told.length === 0 ? validCase(planning, operation, wish) : undefined
    return done === undefined ? each : [{ operation, done }]
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
function moversOf(planning: Planning, resource: Resource, state: StateProperty, deeds: readonly Done[]): readonly Mover[] {
  const { values } = state
  const says = [...new Set(deeds.map(({ operation }) => operation))].flatMap((operation) => sayingsOf(planning, operation, state))
  const actions = new Set(actionsOf(planning, resource))
  const acting = deeds.flatMap(({ operation, done, told }): readonly Mover[] => {
    const isSaying = says.some((one) => one.operation === operation)
    if (isSaying || (told === undefined && !actions.has(operation))) return []
    const rank = values.findIndex((value) => isLedTo(verbOf(operation, told), value))
    // Where it leads to no state of its name, it leads on from where it may be done.
    const from = ruleOf(planning.contract.root, operation, state, told)?.only ?? []
    const last = Math.max(...from.map((value) => values.indexOf(String(value))))
    return [{ case: { ...done, role: 'setup' }, operation, rank: rank >= 0 ? rank : last >= 0 ? last + 0.5 : undefined }]
  })
  return [...acting, ...says]
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
