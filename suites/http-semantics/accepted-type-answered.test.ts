import { describe, expect, it } from 'vitest'
import { acceptedTypeAnswered } from '#suites/http-semantics/accepted-type-answered.ts'
import { noParts, sequenceSubject, thing, told } from '#test/subjects.ts'

const content = { 'application/json': {}, 'text/csv': {} }
const free = thing({ '200': { description: 'ok', content } })
const strict = thing({ '200': { description: 'ok', content }, '406': { description: 'no' } })

/** Asked for JSON alone, then for CSV alone; what each was answered. */
function answers(made: typeof free, ...given: readonly (string | number | undefined)[]): string {
  const [first, second] = ['application/json', 'text/csv'].map((accept, step) => {
    const answer = given[step]
    const typed = typeof answer === 'string' ? { status: 200, body: 'x', headers: [['content-type', answer]] as const } : { status: answer }
    const { status, ...rest } = typed
    return {
      operation: made.operation,
      role: 'act',
      intent: 'oneMediaType',
      parts: { ...noParts, headers: [['accept', accept]] },
      ...(status !== undefined && { status }),
      ...rest,
    } as const
  })
  if (first === undefined || second === undefined) throw new Error('there are two')
  return told(acceptedTypeAnswered, sequenceSubject([first, second], { check: 'accepted-type-answered' }), made.lens)
}

describe('accepted-type-answered', () => {
  it.each<[string, typeof free, readonly (string | number | undefined)[], string]>([
    ['each as it was asked for', free, ['application/json; charset=utf-8', 'text/csv'], 'pass'],
    ['one type whatever is asked', free, ['text/csv', 'text/csv'], 'policy: wanted application/json, got text/csv'],
    ['one type, by a server that has a 406', strict, ['text/csv', 'text/csv'], 'violation: wanted application/json, got text/csv'],
    [
      'mistaken for each other',
      free,
      ['text/csv', 'application/json'],
      'violation: wanted application/json, got text/csv + violation: wanted text/csv, got application/json',
    ],
    ['one that there is not just now', strict, ['application/json', 406], 'policy: wanted text/csv, got 406'],
    ['a refusal', free, ['application/json', 403], 'inconclusive: 403 stood in the way'],
    ['a stream that never ends', free, ['application/json', undefined], 'inconclusive: no response stood in the way'],
  ])('%s', (_, made, given, verdict) => {
    expect(answers(made, ...given)).toBe(verdict)
  })
})
