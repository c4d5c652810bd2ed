import { describe, expect, it } from 'vitest'
import type { Sequence } from '#model/case.ts'
import { openMadeUp, wholePlan } from '#test/in-process.ts'

const { sequences } = wholePlan(openMadeUp('library'), 1)
const claimed = (operation: string): readonly string[] => [
  ...new Set(sequences.flatMap((one) => (one.operation === operation ? (one.claim?.check ?? []) : []))),
]
const claiming = (check: string, operation: string): Sequence | undefined =>
  sequences.find((one) => one.claim?.check === check && one.operation === operation)

describe('what a PUT brings into being under an id of our choice', () => {
  it.each([
    ['put_shelf', ['readable-after-create', 'listed-after-create', 'written-is-read', 'replace-is-idempotent', 'put-tells-whether-new']],
    ['delete_shelf', ['gone-after-delete', 'second-delete', 'children-gone-with-parent', 'tenants-isolated']],
    [
      'list_shelves',
      ['pages-complete', 'page-size-kept', 'filter-tells-truth', 'sort-tells-truth', 'sort-turns-round', 'search-tells-truth'],
    ],
    ['read_label', ['child-under-its-parent-only']],
    ['close_shelf', ['action-lasts']],
    ['stick_label', ['one-of-each-id']],
  ])('is asked at %s: %j', (operation, checks) => {
    expect(claimed(operation)).toEqual(expect.arrayContaining(checks))
  })

  it('has an id of its own for each item, and everything else alike', () => {
    const { cases = [] } = claiming('pages-complete', 'list_shelves') ?? {}
    const [, second] = cases
    expect(second?.binds.map(({ at, from }) => [at, from.kind === 'fresh' && from.like])).toEqual([
      ['/path/shelf_code', undefined],
      ['/body/value', 0],
    ])
  })

  it('is looked for under the id before it is put there', () => {
    const { cases = [] } = claiming('put-tells-whether-new', 'put_shelf') ?? {}
    const ids = cases.map(({ operation, binds }) => [operation, binds.find(({ at }) => at === '/path/shelf_code')?.from.kind])
    expect(ids).toEqual([
      ['read_shelf', 'fresh'],
      ['put_shelf', 'sent'],
      ['read_shelf', 'sent'],
      ['put_shelf', 'sent'],
    ])
  })
})
