import { describe, expect, it } from 'vitest'
import type { Check, Evidence, ExchangeCheck, Ruling, SequenceCheck } from '#model/check.ts'
import type { Trace } from '#model/exchange.ts'
import { createJudge, evidenceIn, rule } from '#run/judge.ts'
import { exchangeSubject, sequenceSubject, thing, type intents } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const evidence: Evidence = { clauses: ['/paths'], step: 0, expected: 'a', actual: 'b' }
const check = (more: Partial<ExchangeCheck>): ExchangeCheck => ({
  id: 'some-check',
  on: 'exchange',
  promise: 'It holds.',
  basis: '',
  class: 'violation',
  appliesTo: () => true,
  inspect: () => [],
  ...more,
})
const throwing = (): never => {
  throw new TypeError('cannot read it')
}

describe('a ruling', () => {
  it.each<[string, Partial<ExchangeCheck>, Ruling | { readonly kind: string }]>([
    ['nothing found', {}, { kind: 'pass' }],
    ['something found', { inspect: () => [evidence, evidence] }, { kind: 'fail', evidence: [evidence, evidence] }],
    ['does not apply', { appliesTo: () => 'it has no body', inspect: throwing }, { kind: 'skip', reason: 'it has no body' }],
    ['cannot tell', { inspect: () => ({ undecided: '429 stood in the way' }) }, { kind: 'inconclusive', reason: '429 stood in the way' }],
    [
      'throws when it inspects',
      { inspect: throwing },
      { kind: 'error', reason: expect.stringMatching(/^some-check: TypeError: cannot read it/) },
    ],
    [
      'throws when it is asked whether it applies',
      { appliesTo: throwing },
      { kind: 'error', reason: expect.stringMatching(/^some-check: TypeError/) },
    ],
    [
      'throws what is no error',
      {
        inspect: () => {
          throw 'a text'
        },
      },
      { kind: 'error', reason: 'some-check: a text' },
    ],
  ])('%s', (_, more, ruling) => {
    expect(rule(check(more), exchangeSubject(operation, { status: 200 }), lens)).toEqual(ruling)
  })
})

const claimed: SequenceCheck = { ...check({ id: 'whole-check' }), on: 'sequence', appliesTo: () => true, inspect: () => [evidence] }
const judgeWith = (...checks: readonly Check[]) =>
  createJudge({ checks, lens, formatsAsserted: true, secrets: [], operation: () => operation })
const traceOf = (more: Partial<Trace> = {}, claim = 'whole-check'): Trace =>
  sequenceSubject(
    [
      { operation, role: 'setup', status: 200 },
      { operation, role: 'act', status: 404 },
    ],
    { check: claim },
    more,
  ).trace
const unclaimed = (trace: Trace): Trace => {
  const { claim: _, ...sequence } = trace.sequence
  return { ...trace, sequence }
}

describe('a judged trace', () => {
  it('has a verdict for each exchange and check, and one for its claim', () => {
    const verdicts = judgeWith(check({}), check({ id: 'other-check' }), claimed).judge(traceOf(), new Set())
    expect(verdicts.map(({ check: id, step, ruling }) => `${id} ${step} ${ruling.kind}`)).toEqual([
      'some-check 0 pass',
      'other-check 0 pass',
      'some-check 1 pass',
      'other-check 1 pass',
      'whole-check 1 fail',
    ])
    expect(evidenceIn(verdicts)).toEqual([{ verdict: verdicts[4], evidence }])
  })

  it('claims nothing of what the server does not do', () => {
    const [verdict] = judgeWith(claimed).judge(traceOf({ skipped: 'step 0 gave nothing at /headers/etag' }), new Set())
    expect(verdict?.ruling).toEqual({ kind: 'skip', reason: 'step 0 gave nothing at /headers/etag' })
  })

  it('says of an odd URL only that nothing crashed: a gateway may have answered', () => {
    const odd = unclaimed(sequenceSubject([{ operation, role: 'act', intent: 'oddUrl', status: 404 }], { check: '' }).trace)
    const ids = judgeWith(check({}), check({ id: 'no-server-error' })).judge(odd, new Set())
    expect(ids.map(({ check: id }) => id)).toEqual(['no-server-error'])
  })

  it('has no verdict of a claim that was not asked for', () => {
    expect(
      judgeWith(check({}))
        .judge(traceOf(), new Set())
        .map(({ check: id }) => id),
    ).toEqual(['some-check', 'some-check'])
  })

  it('tells checks what was accepted before, and whether formats are asserted', () => {
    const seen: unknown[] = []
    const asking = check({
      appliesTo: ({ acceptedBefore, formatsAsserted }) => {
        seen.push([acceptedBefore, formatsAsserted])
        return true
      },
    })
    for (const accepted of [new Set<string>(), new Set(['makeThing'])])
      judgeWith(asking).judge(unclaimed({ ...traceOf(), exchanges: traceOf().exchanges.slice(0, 1) }), accepted)
    expect(seen).toEqual([
      [false, true],
      [true, true],
    ])
  })

  it('goes on after a check that throws', () => {
    const verdicts = judgeWith(check({ inspect: throwing }), check({ id: 'other-check' })).judge(unclaimed(traceOf()), new Set())
    expect(verdicts.map(({ ruling }) => ruling.kind)).toEqual(['error', 'pass', 'error', 'pass'])
    expect(evidenceIn(verdicts)).toEqual([])
  })

  it('decides no claim where the sequence broke', () => {
    const verdicts = judgeWith(claimed).judge(traceOf({ broken: 'step 0 gave nothing at /body/id' }), new Set())
    expect(verdicts).toMatchObject([{ check: 'whole-check', ruling: { kind: 'inconclusive', reason: 'step 0 gave nothing at /body/id' } }])
  })
})

describe('a sequence that was not played counts for the check that it was meant for', () => {
  const every = [
    'status-documented',
    'invalid-rejected',
    'auth-enforced',
    'scopes-enforced',
    'browser-origin-blocked',
    'method-not-allowed',
  ].map((id) => check({ id }))
  it.each<[keyof typeof intents, string]>([
    ['valid', 'status-documented'],
    ['invalid', 'invalid-rejected'],
    ['noCredential', 'auth-enforced'],
    ['missingScope', 'scopes-enforced'],
    ['browserOrigin', 'browser-origin-blocked'],
    ['method', 'method-not-allowed'],
  ])('%s: %s', (intent, wanted) => {
    const trace = unclaimed(sequenceSubject([{ operation, role: 'act', intent }], { check: '' }, { exchanges: [] }).trace)
    const told = (more: Partial<Trace>): unknown =>
      judgeWith(...every)
        .judge({ ...trace, ...more }, new Set())
        .map(({ check: id, ruling }) => [id, ruling.kind])
    expect(told({ broken: 'no thing to work on' })).toEqual([[wanted, 'inconclusive']])
    expect(told({ skipped: 'the token has the scope' })).toEqual([[wanted, 'skip']])
    expect(judgeWith(check({ id: 'another' })).judge({ ...trace, broken: 'x' }, new Set())).toEqual([])
  })
})
