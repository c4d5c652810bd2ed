import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import type { Operation } from '#model/contract.ts'
import { listedAfterCreate } from '#suites/stateful/listed-after-create.ts'
import { aspect, create, judged, list, shows, writes } from '#suites/stateful/lives.testdata.ts'

const asking = (...names: readonly string[]): Operation => ({
  ...list,
  parameters: names.map((name) => ({
    name,
    in: 'query',
    required: false,
    at: '/p',
    style: 'form',
    explode: true,
    allowReserved: false,
    examplesAt: [],
  })),
})
const judge = (made: JsonObject, items: readonly JsonObject[], operation: Operation = list): string =>
  judged(listedAfterCreate, [writes(create, {}, { body: { id: 'i', ...made } }), { ...shows(items), operation }], {
    within: '/body',
    id: { kind: 'step', step: 0, at: '/body/id' },
    about: [aspect('title'), aspect('status', { doubtful: true })],
  }).split(':')[0] ?? ''

describe('what a list may choose by', () => {
  it.each<[string, JsonObject, readonly JsonObject[], Operation, string]>([
    ['one in the same state is shown', { status: 'open' }, [{ id: 'j', status: 'open' }], list, 'violation'],
    ['none in the same state', { status: 'draft' }, [{ id: 'j', status: 'open' }], list, 'policy'],
    ['nothing is shown', { status: 'open' }, [], list, 'policy'],
    ['the state is not shown', { status: 'open' }, [{ id: 'j' }], list, 'policy'],
    ['nor when it was made', {}, [{ id: 'j' }], list, 'policy'],
    ['a filter by it', { status: 'open' }, [{ id: 'j', status: 'open' }], asking('status', 'q', 'min_pages', 'ownerId'), 'violation'],
    ['a filter by what nobody shows', { status: 'open' }, [{ id: 'j', status: 'open' }], asking('published'), 'policy'],
    ['a filter by what differs', { status: 'open', kind: 'a' }, [{ id: 'j', status: 'open', kind: 'b' }], asking('Kind'), 'policy'],
  ])('%s', (_, made, items, operation, verdict) => {
    expect(judge(made, items, operation)).toBe(verdict)
  })
})
