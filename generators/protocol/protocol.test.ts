import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import type { Case, Sequence } from '#model/case.ts'
import { foreignEtag } from '#lib/foreign-etag.ts'
import { withHeader } from '#generators/protocol/again.ts'
import { openText } from '#test/in-process.ts'
import { planOf } from '#run/plan.ts'

const opened = openText(readFileSync(new URL('../../mock/contracts/library.yaml', import.meta.url), 'utf8'))
const { sequences } = planOf(opened, { seed: 1, selected: () => true })
const claimed = (check: string, operation: string): readonly Sequence[] =>
  sequences.filter((one) => one.claim?.check === check && one.operation === operation)
const headers = ({ parts }: Case): readonly (readonly [string, unknown])[] => parts.headers
const probed = (probe: string, operation: string): readonly Case[] =>
  sequences.flatMap(({ cases }) =>
    cases.filter((one) => one.operation === operation && one.intent.kind === 'protocol' && one.intent.probe === probe),
  )

describe('what HTTP promises', () => {
  it('HEAD stands between two reads of the same', () => {
    const [one] = claimed('head-equals-get', 'list_books')
    expect(one?.cases.map(({ method, role }) => [method, role])).toEqual([
      [undefined, 'setup'],
      ['HEAD', 'act'],
      [undefined, 'observe'],
    ])
    expect(claimed('head-equals-get', 'create_book')).toEqual([])
  })

  it('a path is asked for its methods once, and nothing secret goes with TRACE', () => {
    expect(probed('options', 'read_book')).toMatchObject([
      { method: 'OPTIONS', intent: { documented: { GET: 'read_book', PATCH: 'change_book' } } },
    ])
    const methods = ['read_book', 'change_book', 'delete_book'].map((id) =>
      probed('undocumented-method', id).map(({ method, actor }) => `${method} ${actor}`),
    )
    expect(methods).toEqual([['TRACE none', 'PROOFLOAD main'], ['POST main', 'PUT main'], []])
  })

  it('an undocumented write says what a documented one would', () => {
    const [put] = probed('undocumented-method', 'create_book').filter(({ method }) => method === 'PUT')
    expect(put?.binds.map(({ at }) => at)).toContain('/body/value')
  })

  it('each documented media type is accepted alone, and one that nobody has', () => {
    const accepts = (check: string): unknown => claimed(check, 'list_books').flatMap(({ cases }) => cases.map(headers))
    expect(accepts('accepted-type-answered')).toEqual([[['accept', 'application/json']], [['accept', 'text/csv']]])
    expect(claimed('accepted-type-answered', 'read_book')).toEqual([])
    expect(probed('nothing-acceptable', 'list_books')).toHaveLength(1)
    expect(probed('nothing-acceptable', 'create_book')).toEqual([])
  })

  it('versions are those that an answer gave, or nobody gave', () => {
    const [one] = claimed('not-modified', 'read_book')
    const etag = { at: '/headers/0/1', from: { kind: 'step', step: 0, at: '/headers/etag', optional: true } }
    expect(one?.cases[1]?.binds).toContainEqual(etag)
    expect(one?.cases[2]?.parts.headers).toEqual([['if-none-match', foreignEtag]])
    const writes = claimed('precondition-failed', 'replace_member').map(({ cases }) => cases.at(-1)?.parts.headers)
    expect(writes).toEqual(expect.arrayContaining([[['if-match', '']], [['if-match', foreignEtag]]]))
  })

  it('the repetition of a creation sends all that was sent', () => {
    const [same, other] = claimed('idempotency-key-replays', 'create_book')
    expect(same?.cases[1]?.binds).toEqual(same?.cases[0].binds.map(({ at }) => ({ at, from: { kind: 'sent', step: 0, at } })))
    expect(other?.cases[1]?.binds.map(({ at, from }) => [at, from.kind])).toEqual(
      expect.arrayContaining([
        ['/headers/0/1', 'sent'],
        ['/body/value', 'fresh'],
      ]),
    )
  })
})

it('a header takes the place of the parameter of its name, and of its bind', () => {
  const [base] = sequences[0]?.cases ?? []
  if (base === undefined) throw new Error('there is a plan')
  const fresh = { kind: 'fresh', schemaAt: '', recipe: { shape: 'minimal' } } as const
  const one: Case = {
    ...base,
    parts: {
      ...base.parts,
      headers: [
        ['X', 'x'],
        ['If-Match', '*'],
      ],
    },
    binds: [{ at: '/headers/1/1', from: fresh }],
  }
  expect(withHeader(one, 'if-match', '"1"')).toMatchObject({
    parts: {
      headers: [
        ['X', 'x'],
        ['if-match', '"1"'],
      ],
    },
    binds: [],
  })
  expect(withHeader(one, 'accept', fresh)).toMatchObject({
    parts: {
      headers: [
        ['X', 'x'],
        ['If-Match', '*'],
        ['accept', ''],
      ],
    },
    binds: [{ at: '/headers/1/1' }, { at: '/headers/2/1' }],
  })
})
