import { describe, expect, it } from 'vitest'
import type { Fixture, Plan, Way } from '#model/case.ts'
import { fixturePool, lineage, type Instance, type MakeWay } from '#run/fixture-pool.ts'
import { caseOf } from '#test/subjects.ts'

const way = (by: Way['by']): Way => ({ by, case: caseOf(`${by}It`), idAt: '/body/id' })
const fixture = (resource: string, ways: Fixture['ways'], parent?: string): Fixture => ({
  resource,
  ways,
  ...(parent !== undefined && { parent }),
})
const planOf = (...fixtures: readonly Fixture[]): Plan => ({
  hash: '',
  seed: 1,
  sequences: [],
  fixtures: Object.fromEntries(fixtures.map((one) => [one.resource, one])),
})

/** Makes `board-1`, `board-2` …; writes down what it was asked for. */
function maker(refuses: (by: Way['by']) => boolean = () => false): { readonly make: MakeWay; readonly asked: string[] } {
  const asked: string[] = []
  const make: MakeWay = async ({ resource, ways }, index, parents) => {
    const by = ways[index]?.by ?? 'list'
    asked.push([by, resource, ...parents.map(({ id }) => String(id))].join(' '))
    if (refuses(by)) return { ok: false, reason: `${by} was refused` }
    return { ok: true, instance: { resource, id: `${resource}-${asked.length}`, ours: by !== 'list' } }
  }
  return { make, asked }
}
const needs = (...pairs: readonly (readonly [string, 'shared' | 'own'])[]): ReadonlyMap<string, 'shared' | 'own'> => new Map(pairs)
const idsOf = (taken: ReadonlyMap<string, Instance> | string): unknown =>
  typeof taken === 'string' ? taken : Object.fromEntries([...taken].map(([key, { id }]) => [key, id]))

const board = fixture('board', [way('create'), way('list')])
const card = fixture('board/card', [way('create')], 'board')

describe('the fixture pool', () => {
  it('makes what others may stand in the way of in a parent of its own', async () => {
    const { make, asked } = maker()
    const pool = fixturePool(planOf(board, { ...card, apart: true }))
    for (const use of ['shared', 'own', 'own'] as const) await pool.take(needs(['board/card', use]), make)
    expect(asked).toEqual([
      'create board',
      'create board/card board-1',
      'create board',
      'create board/card board-3',
      'create board',
      'create board/card board-5',
    ])
  })

  it('makes a shared thing once for all who ask, also at the same time', async () => {
    const { make, asked } = maker()
    const pool = fixturePool(planOf(board))
    const taken = await Promise.all([1, 2, 3].map(() => pool.take(needs(['board', 'shared']), make)))
    expect(taken.map(idsOf)).toEqual([{ board: 'board-1' }, { board: 'board-1' }, { board: 'board-1' }])
    expect(asked).toEqual(['create board'])
  })

  it('makes an own thing for each who asks', async () => {
    const { make, asked } = maker()
    const pool = fixturePool(planOf(board))
    await pool.take(needs(['board', 'shared']), make)
    expect(idsOf(await pool.take(needs(['board', 'own']), make))).toEqual({ board: 'board-2' })
    expect(idsOf(await pool.take(needs(['board', 'own']), make))).toEqual({ board: 'board-3' })
    expect(asked).toEqual(['create board', 'create board', 'create board'])
  })

  it('makes the parent first, and lets the child decide which one it is', async () => {
    const { make, asked } = maker()
    const taken = await fixturePool(planOf(board, card)).take(needs(['board', 'shared'], ['board/card', 'own']), make)
    expect(asked).toEqual(['create board', 'create board/card board-1'])
    expect(idsOf(taken)).toEqual({ board: 'board-1', 'board/card': 'board/card-2' })
    expect(typeof taken === 'string' ? [] : lineage(taken.get('board/card') as Instance).map(({ resource }) => resource)).toEqual([
      'board/card',
      'board',
    ])
  })

  it('tries the ways in their order', async () => {
    const { make, asked } = maker((by) => by === 'create')
    const taken = await fixturePool(planOf(board)).take(needs(['board', 'shared']), make)
    expect(asked).toEqual(['create board', 'list board'])
    expect(typeof taken === 'string' ? taken : taken.get('board')).toMatchObject({ id: 'board-2', ours: false })
  })

  it('never calls its own what it only found', async () => {
    const { make, asked } = maker((by) => by === 'create')
    expect(await fixturePool(planOf(board)).take(needs(['board', 'own']), make)).toBe('create was refused')
    expect(asked).toEqual(['create board'])
  })

  it.each<[string, Plan, string, string]>([
    ['nothing makes it', planOf(), 'board', 'nothing makes a board'],
    ['its parent cannot be had', planOf(fixture('board', [way('create')]), card), 'board/card', 'create was refused'],
  ])('says why there is none: %s', async (_, plan, resource, reason) => {
    expect(await fixturePool(plan).take(needs([resource, 'shared']), maker(() => true).make)).toBe(reason)
  })

  it('does not ask again for what could not be had', async () => {
    const { make, asked } = maker(() => true)
    const pool = fixturePool(planOf(fixture('board', [way('create')])))
    for (let round = 0; round < 3; round += 1) await pool.take(needs(['board', 'shared']), make)
    expect(asked).toEqual(['create board'])
  })
})
