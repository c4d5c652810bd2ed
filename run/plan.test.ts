import { describe, expect, it } from 'vitest'
import { child, isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { phases } from '#model/case.ts'
import { builders } from '#generators/integrations/index.ts'
import { boards, pets } from '#mock/documents.testdata.ts'
import { planOf } from '#run/plan.ts'
import type { Opened } from '#specs/open.ts'
import { documentNames, openShipped, openText } from '#test/in-process.ts'

const whole = (document: Opened, seed = 1) => planOf(document, { seed, selected: () => true })
const reversed = (document: Opened): Opened => openText(JSON.stringify(turned(document.contract.root, '')))

/** The same document with its paths, methods and components in another order. */
function turned(value: Json, at: string): Json {
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([name, member]) => [name, turned(member, child(at, name))] as const)
  return Object.fromEntries(/^(?:\/paths(?:\/[^/]+)?|\/components(?:\/[^/]+)?)?$/.test(at) ? members.toReversed() : members)
}

const documents: readonly (readonly [string, () => Opened])[] = [
  ...documentNames.map((name) => [name, () => openShipped(name)] as const),
  ['pets', () => openText(pets)],
  ['boards', () => openText(boards)],
]

describe.each(documents)('the plan of %s', (_, open) => {
  it('is the same for the same seed, and another for another', () => {
    const document = open()
    const [first, second, third] = [whole(document, 1), whole(document, 1), whole(document, 2)]
    expect(second).toEqual(first)
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(third.hash).not.toBe(first.hash)
  })

  it('does not change where the document is only ordered otherwise', () => {
    const document = open()
    const other = reversed(document)
    expect(Object.keys(valueAt(other.contract.root, '/paths') ?? {})).toEqual(
      Object.keys(valueAt(document.contract.root, '/paths') ?? {}).toReversed(),
    )
    const [plan, again] = [whole(document), whole(other)]
    expect(again.sequences.map(({ id }) => id).toSorted()).toEqual(plan.sequences.map(({ id }) => id).toSorted())
    expect(again.hash).toBe(plan.hash)
  })

  it('names each sequence once, by its content', () => {
    const ids = whole(open()).sequences.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[0-9a-f]{12}$/.test(id))).toBe(true)
  })

  it('survives JSON', () => {
    const plan = whole(open())
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
  })
})

describe('the plan of a whole API', () => {
  const document = openShipped('langdock')
  const plan = whole(document)

  it('has cases of every phase, phase after phase', () => {
    const order = plan.sequences.map(({ phase }) => phases.indexOf(phase))
    expect(new Set(order).size).toBe(phases.length)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  it('has a valid case of every operation', () => {
    const planned = new Set(plan.sequences.filter(({ phase }) => phase === 'positive').map(({ operation }) => operation))
    expect(document.contract.operations.map(({ id }) => id).filter((id) => !planned.has(id))).toEqual([])
  })

  it('tests only what was selected, and may use the rest to get there', () => {
    const some = planOf(document, { seed: 1, selected: ({ id }) => id === 'updateAction' })
    expect(new Set(some.sequences.map(({ operation }) => operation))).toEqual(new Set(['updateAction']))
    expect(Object.keys(some.fixtures)).toEqual(Object.keys(plan.fixtures))
    const known = new Set(plan.sequences.map(({ id }) => id))
    expect(some.sequences.filter(({ id }) => !known.has(id))).toEqual([])
  })

  it('is another one without a builder', () => {
    const { integration: _, ...others } = builders
    const without = planOf(document, { seed: 1, selected: () => true, builders: others })
    expect(without.hash).not.toBe(plan.hash)
  })
})
