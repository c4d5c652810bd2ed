import { describe, expect, it } from 'vitest'
import { idempotencyKeyReplays } from '#suites/http-semantics/idempotency-key-replays.ts'
import type { Json } from '#lib/json.ts'
import { noParts, sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '201': { description: 'made' } })
const id = { kind: 'step', step: 0, at: '/body/id' } as const
const made = (name: string): Given => ({ status: 201, body: { id: name } })

function twice(intent: 'keyRepeated' | 'keyForAnotherBody', second: Given, first: Given = made('a'), promised = false): string {
  const sent = (value: Json) => ({ ...noParts, body: { kind: 'json', mediaType: 'application/json', value } as const })
  const steps = [
    { operation, role: 'setup', parts: sent({ n: 1 }), ...first },
    { operation, role: 'act', intent, parts: sent({ n: intent === 'keyRepeated' ? 1 : 2 }), ...second },
  ] as const
  return told(idempotencyKeyReplays, sequenceSubject([...steps], { check: 'idempotency-key-replays', id, promised }), lens)
}

it('idempotency-key-replays: a key that is forgotten after one repetition', () => {
  const sent = { ...noParts, body: { kind: 'json', mediaType: 'application/json', value: { n: 1 } } } as const
  const steps = ['a', 'a', 'b'].map((name, index) => ({
    operation,
    role: index === 0 ? ('setup' as const) : ('act' as const),
    ...(index > 0 && { intent: 'keyRepeated' as const }),
    parts: sent,
    ...made(name),
  }))
  const [first, ...others] = steps
  if (first === undefined) throw new Error('there are three')
  expect(told(idempotencyKeyReplays, sequenceSubject([first, ...others], { check: 'idempotency-key-replays', id }), lens)).toBe(
    'violation: wanted "a" again, got "b"',
  )
})

describe('idempotency-key-replays', () => {
  it.each<[string, string, string]>([
    ['the same again', twice('keyRepeated', made('a')), 'pass'],
    ['a second one', twice('keyRepeated', made('b')), 'violation: wanted "a" again, got "b"'],
    ['in progress', twice('keyRepeated', { status: 409 }), 'inconclusive: the repetition was answered 409'],
    ['no id', twice('keyRepeated', { status: 204 }), 'inconclusive: an answer shows no id at /body/id'],
    ['another body, refused', twice('keyForAnotherBody', { status: 422 }), 'pass'],
    ['another body, the first answer', twice('keyForAnotherBody', made('a')), 'pass'],
    ['another body, another one', twice('keyForAnotherBody', made('b')), 'policy: wanted a refusal, or the first answer, got "b"'],
    [
      'refused, though the first answer is promised',
      twice('keyRepeated', { status: 409 }, made('a'), true),
      'violation: wanted the first answer again, as the document says, got 409',
    ],
    ['in the way of a limiter', twice('keyRepeated', { status: 429 }, made('a'), true), 'inconclusive: the repetition was answered 429'],
    [
      'another body, another one, though a refusal is promised',
      twice('keyForAnotherBody', made('b'), made('a'), true),
      'violation: wanted a refusal, as the document says, got 201',
    ],
    [
      'another body, the first answer, though a refusal is promised',
      twice('keyForAnotherBody', made('a'), made('a'), true),
      'violation: wanted a refusal, as the document says, got 201',
    ],
    ['no response', twice('keyRepeated', {}), 'inconclusive: there was no response'],
  ])('%s', (_, verdict, wanted) => {
    expect(verdict).toBe(wanted)
  })
})
