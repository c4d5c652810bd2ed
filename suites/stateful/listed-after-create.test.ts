import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import type { Operation } from '#model/contract.ts'
import { listedAfterCreate } from '#suites/stateful/listed-after-create.ts'
import { aspect, create, judged, lens, list, shows, writes } from '#suites/stateful/lives.testdata.ts'
import { noParts, sequenceSubject, told } from '#test/subjects.ts'

const others = (count: number): readonly JsonObject[] => Array.from({ length: count }, (_, index) => ({ id: `other-${index}` }))
const judge = (items: readonly JsonObject[], operation: Operation = list, doubtful?: true, status = 201, promised = false): string =>
  judged(listedAfterCreate, [writes(create, {}, { body: { id: 'i' }, status }), { ...shows(items), operation }], {
    within: '/body',
    id: { kind: 'step', step: 0, at: '/body/id' },
    about: [aspect('title', doubtful && { doubtful })],
    promised,
  })
const asking = (name: string): Operation => ({
  ...list,
  parameters: [{ name, in: 'query', required: false, at: '/p', style: 'form', explode: true, allowReserved: false, examplesAt: [] }],
})

describe('listed-after-create', () => {
  it.each<[string, readonly JsonObject[], string]>([
    ['in the list', [...others(2), { id: 'i' }], 'pass'],
    ['not in the list', others(2), 'violation: wanted the created resource in the list, got 2 others'],
    ['an empty list', [], 'violation: wanted the created resource in the list, got 0 others'],
    ['a list cut at a round number', others(20), 'inconclusive: the list may go on where nothing leads'],
    ['a list cut at another', others(128), 'inconclusive: the list may go on where nothing leads'],
    ['a list that ends anywhere', others(23), 'violation: wanted the created resource in the list, got 23 others'],
  ])('%s', (_, items, verdict) => {
    expect(judge(items)).toBe(verdict)
  })

  it('is a matter of policy where the list may choose by itself', () => {
    expect(judge(others(2), asking('published'))).toBe('policy: wanted the created resource in the list, got 2 others')
    expect(judge(others(2), list, true)).toBe('policy: wanted the created resource in the list, got 2 others')
    expect(judge(others(2), asking('status'), true, 201, true)).toBe('violation: wanted the created resource in the list, got 2 others')
    expect(judge(others(2), asking('pageSize'))).toBe('violation: wanted the created resource in the list, got 2 others')
  })

  it('says nothing of a creation that was only accepted', () => {
    expect(judge(others(2), list, undefined, 202)).toBe('inconclusive: the creation was only accepted, not done')
  })
})

describe('listed-after-create, once', () => {
  const title = 'a title of its own'
  const once = (items: readonly JsonObject[], sent: JsonObject = { title, pages: 3 }, planned = noParts): string => {
    const steps = [writes(create, sent, { body: { id: 'i' }, status: 201 }), { ...shows(items), operation: list }] as const
    const claim = { check: 'listed-after-create', within: '/body', id: { kind: 'step', step: 0, at: '/body/id' } } as const
    const { trace, ...subject } = sequenceSubject(steps, claim)
    const [first, ...others] = trace.sequence.cases
    const sequence = { ...trace.sequence, cases: [{ ...first, parts: planned }, ...others] as const }
    return told(listedAfterCreate, { ...subject, trace: { ...trace, sequence } }, lens)
  }
  const it1 = { id: 'i', title, pages: 3 }
  it.each<[string, readonly JsonObject[], JsonObject | undefined, string]>([
    ['alone', [{ id: 'j', title: 'another one', pages: 3 }, it1], undefined, 'pass'],
    ['twice', [{ ...it1, id: 'j' }, it1], undefined, 'violation: wanted one resource of what was sent once, got 2 that are alike'],
    ['shown twice', [it1, it1], undefined, 'pass'],
    ['like it but for one thing', [{ ...it1, id: 'j', pages: 4 }, it1], undefined, 'pass'],
    [
      'a short text',
      [
        { id: 'j', title: 'one' },
        { id: 'i', title: 'one' },
      ],
      { title: 'one' },
      'pass',
    ],
    [
      'of the same thing, each with an address of its own',
      [
        { id: 'j', book_id: 'bk_0123456789abcdef', url: 'https://a.test/1 x' },
        { id: 'i', book_id: 'bk_0123456789abcdef', url: 'https://a.test/2 x' },
      ],
      { book_id: 'bk_0123456789abcdef', url: 'https://a.test/2 x' },
      'pass',
    ],
    [
      'of the same thing, which nothing tells apart',
      [
        { id: 'j', book_id: 'bk_0123456789abcdef' },
        { id: 'i', book_id: 'bk_0123456789abcdef' },
      ],
      { book_id: 'bk_0123456789abcdef' },
      'pass',
    ],
    ['copies', [{ ...it1, id: 'j' }, it1], { title, pages: 3, copies: 2 }, 'pass'],
  ])('%s', (_, items, sent, verdict) => {
    expect(once(items, sent)).toBe(verdict)
  })

  it('an example of the document may have been sent by many', () => {
    const body = { kind: 'json', mediaType: 'application/json', value: { title, pages: 3 } } as const
    expect(once([{ ...it1, id: 'j' }, it1], { title, pages: 3 }, { ...noParts, body })).toBe('pass')
  })
})
