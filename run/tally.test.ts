import { describe, expect, it } from 'vitest'
import type { Ruling, Verdict } from '#model/check.ts'
import type { Finding } from '#model/record.ts'
import { inconclusivesOf, tallyOf } from '#run/tally.ts'
import { thing } from '#test/subjects.ts'

const { contract } = thing({ '200': { description: 'ok' } })
const operation = { id: 'makeThing', method: 'POST', path: '/things' }
const verdict = (check: string, ruling: Ruling, id = operation.id): Verdict => ({ check, sequence: 'one', operation: id, step: 0, ruling })
const fail: Ruling = { kind: 'fail', evidence: [{ clauses: [''], step: 0, expected: '', actual: '' }] }
const unsure = (reason: string): Ruling => ({ kind: 'inconclusive', reason })
// Only these members are read.
const found = (check: string, own: Finding['class']): Finding => ({ check, class: own, operation }) as Finding

describe('tallyOf', () => {
  it('counts every ruling, passes too', () => {
    const verdicts = [
      verdict('a', { kind: 'pass' }),
      verdict('a', { kind: 'pass' }),
      verdict('a', unsure('x')),
      verdict('a', { kind: 'skip', reason: '' }),
      verdict('a', { kind: 'error', reason: '' }),
      verdict('b', { kind: 'pass' }),
    ]
    expect(tallyOf(contract, verdicts, [])).toEqual([
      { operation, check: 'a', pass: 2, violation: 0, policy: 0, skip: 1, inconclusive: 1, error: 1 },
      { operation, check: 'b', pass: 1, violation: 0, policy: 0, skip: 0, inconclusive: 0, error: 0 },
    ])
  })

  it.each<[string, readonly Finding[], string]>([
    ['as the finding that was confirmed', [found('a', 'policy')], 'policy'],
    ['as the gravest finding', [found('a', 'policy'), found('a', 'violation')], 'violation'],
    ['as inconclusive where it did not repeat', [], 'inconclusive'],
    ['and findings of other checks are not its own', [found('b', 'violation')], 'inconclusive'],
  ])('counts a failure %s', (_, findings, column) => {
    expect(tallyOf(contract, [verdict('a', fail)], findings)).toMatchObject([{ [column]: 1, pass: 0 }])
  })

  it('knows only operations of the contract', () => {
    expect(tallyOf(contract, [verdict('a', { kind: 'pass' }, 'lost')], [])).toEqual([])
  })
})

it('inconclusivesOf groups by check and reason', () => {
  const verdicts = [
    verdict('a', unsure('x')),
    verdict('a', unsure('x')),
    verdict('a', unsure('y')),
    verdict('b', unsure('x')),
    verdict('a', { kind: 'pass' }),
    verdict('a', unsure('x'), 'lost'),
  ]
  expect(inconclusivesOf(contract, verdicts)).toEqual([
    { operation, check: 'a', reason: 'x', count: 2 },
    { operation, check: 'a', reason: 'y', count: 1 },
    { operation, check: 'b', reason: 'x', count: 1 },
  ])
})
