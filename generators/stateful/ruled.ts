/**
 * What the document lets be done in some states only, done in all that can be brought about: to a new thing, once more, after each
 * operation that changes the state, and after as many of them one after another as lead on.
 */
import { lastToken } from '#lib/json-pointer.ts'
import { bareName } from '#lib/property-meaning.ts'
import type { Case, Sequence, Source } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { belongingsOf } from '#generators/belongings.ts'
import { actionsOf } from '#generators/actions.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { resourceKeysOf, type Resource } from '#generators/resources.ts'
import { ruleOf, stateOf, type StateProperty } from '#generators/state-rules.ts'
import { partsOf } from '#generators/stateful/acted.ts'
import { bornOf } from '#generators/stateful/dependents.ts'
import { claiming, observerOf, sentIdOf } from '#generators/stateful/life.ts'
import { edgesOf } from '#generators/values/edges.ts'

const mostWays = 14

export function planRuled(planning: Planning, resource: Resource): readonly Sequence[] {
  const { root } = planning.contract
  const state = stateOf(root, resource)
  const wish: Wish = { use: 'own', assured: false }
  const observer = observerOf(planning, resource, undefined, wish)
  if (state === undefined || observer === undefined || resource.read === undefined) return []
  const parts = partsOf(planning, resource)
  const movers = moversOf(planning, resource, state)
  return [...doneTo(planning, resource), ...madeOf(planning, resource)].flatMap(({ operation, done }) => {
    const rule = ruleOf(root, operation, state)
    if (rule === undefined) return []
    const claim = {
      check: 'state-rule-kept',
      ...observer.sees,
      about: [{ seenAt: state.seenAt, clauses: [state.at] }] as const,
      states: rule,
    }
    return waysOf({ ...done, role: 'setup' }, movers, parts)
      .slice(0, mostWays)
      .flatMap((before) =>
        claiming(operation, [...before, observer.case, done], { ...claim, id: sentIdOf(before.length, observer.operation) }),
      )
  })
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
  /** The place of the state that it leads to, among those that the document lists. */
  readonly rank: number | undefined
}

/** Actions, and changes that say the state itself. */
function moversOf(planning: Planning, resource: Resource, { name, values }: StateProperty): readonly Mover[] {
  const wish: Wish = { role: 'setup', use: 'own', assured: false }
  const actions = actionsOf(planning, resource).flatMap((action): readonly Mover[] => {
    const made = validCase(planning, action, wish)
    const verb = bareName(action.path.split('/').at(-1) ?? '').replace(/[ey]$/, '')
    const rank = values.findIndex((value) => bareName(value).startsWith(verb))
    return made === undefined ? [] : [{ case: made, rank: rank < 0 ? undefined : rank }]
  })
  const changes = resource.updates.slice(-1).flatMap(({ operation }): readonly Mover[] => {
    const schemaAt = mainMedia(operation)?.schemaAt
    if (schemaAt === undefined) return []
    const base = baseRecipe(planning, schemaAt)
    return edgesOf(planning.contract, schemaAt, 'request').flatMap(({ at, keyword, choose, include }) => {
      if (lastToken(at) !== name || keyword !== 'enum' || typeof choose !== 'number') return []
      const made = validCase(planning, operation, { ...wish, recipe: { ...including(base, include), pin: { at, choose } } })
      return made === undefined ? [] : [{ case: made, rank: choose }]
    })
  })
  return [...actions, ...changes]
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
