import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '#lib/bytes.ts'
import type { Evidence, FindingClass, Verdict } from '#model/check.ts'
import type { Sequence } from '#model/case.ts'
import type { Exchange } from '#model/exchange.ts'
import { redactor } from '#http/redact.ts'
import { findingOf, suspicionsIn, type Judged } from '#run/findings.ts'
import { statusDocumented } from '#suites/conformance/status-documented.ts'
import { noServerError } from '#suites/negative/no-server-error.ts'
import { openText } from '#test/in-process.ts'
import { exchangeOf, sequenceSubject, thing } from '#test/subjects.ts'

const { contract, operation } = thing(
  { '200': { description: 'ok' } },
  { 'x-proofload-limits': [{ limit: 1, windowSeconds: 1, 'x-proofload-basis': 'third-party' }] },
)
const [sureAt, unsureAt] = ['/paths/~1things/post/responses', '/paths/~1things/post/x-proofload-limits/0']
const checks = [statusDocumented, noServerError]

interface Shown {
  readonly sequence?: string
  readonly steps?: 1 | 2
  readonly check?: string
  readonly clause?: string
  readonly class?: FindingClass
  readonly actual?: string
  readonly exchanges?: readonly Exchange[]
}
function shown({
  sequence: id = 'one',
  steps = 1,
  check = 'status-documented',
  clause = sureAt,
  actual = '418',
  exchanges = [],
  ...more
}: Shown): Judged {
  const played = { operation, role: 'act' } as const
  const { trace } = steps === 1 ? sequenceSubject([played], { check: '' }) : sequenceSubject([played, played], { check: '' })
  const sequence: Sequence = { ...trace.sequence, id }
  const evidence: Evidence = { clauses: [clause], step: 0, expected: '200', actual, ...(more.class !== undefined && { class: more.class }) }
  const verdict: Verdict = { check, sequence: id, operation: operation.id, step: 0, ruling: { kind: 'fail', evidence: [evidence] } }
  return { sequence, exchanges, verdicts: [verdict] }
}
const suspicions = (...judged: readonly Judged[]) => suspicionsIn(judged, contract, checks)

describe('suspicions', () => {
  it('of the same operation, check and clause are one', () => {
    const [first, ...others] = suspicions(
      shown({ sequence: 'one', actual: '418' }),
      shown({ sequence: 'two', actual: '419' }),
      shown({ sequence: 'one', actual: '420' }),
    )
    expect(others).toEqual([])
    expect(first).toMatchObject({ count: 3, sequences: [{ id: 'one' }, { id: 'two' }], evidence: { actual: '418' } })
  })

  it('of other checks or clauses are others', () => {
    const ids = suspicions(shown({}), shown({ check: 'no-server-error' }), shown({ clause: unsureAt })).map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    expect(ids.every((id) => /^[0-9a-f]{12}$/.test(id))).toBe(true)
  })

  it('have the same id in every run: no seed, line or value is in it', () => {
    const moved = openText(`# another line\n${JSON.stringify(contract.root)}`)
    const [one] = suspicions(shown({ sequence: 'one', actual: '418' }))
    const [other] = suspicionsIn([shown({ sequence: 'two', actual: '500', class: 'policy' })], moved.contract, checks)
    expect(other?.id).toBe(one?.id)
  })

  it('are told by the graver of two classes', () => {
    const [one] = suspicions(shown({ sequence: 'mild', class: 'policy' }), shown({ sequence: 'grave', actual: '500' }))
    expect(one).toMatchObject({ class: 'violation', evidence: { actual: '500' }, sequences: [{ id: 'grave' }, { id: 'mild' }] })
  })

  it('are told by the shorter of two sequences', () => {
    expect(suspicions(shown({ sequence: 'long', steps: 2 }), shown({ sequence: 'short' }))[0]?.sequences.map(({ id }) => id)).toEqual([
      'short',
      'long',
    ])
  })

  it.each<[string, Shown, string, string]>([
    ['a documented clause', {}, 'documented', 'violation'],
    ['a clause of another basis', { clause: unsureAt }, 'third-party', 'policy'],
    ['a milder piece of evidence', { class: 'policy' }, 'documented', 'policy'],
  ])('%s', (_, one, basis, own) => {
    expect(suspicions(shown(one))[0]).toMatchObject({ basis, class: own })
  })

  it('of checks or operations that are not there are none', () => {
    expect(suspicions(shown({ check: 'no-such-check' }))).toEqual([])
    expect(suspicionsIn([shown({})], { ...contract, operations: [] }, checks)).toEqual([])
  })
})

describe('a finding', () => {
  const render = { locate: () => ({ file: 'things.yaml', line: 7, column: 3 }), redact: redactor(['s3cret']) }
  const exchange = exchangeOf(0, 'POST', {
    kind: 'response',
    status: 418,
    headers: [['x-echo', 's3cret']],
    base64: toBase64('{"token":"s3cret"}'),
  })
  const leaky = { ...exchange, request: { ...exchange.request, headers: [['authorization', 'Bearer s3cret']] as const } }
  const findingFrom = (one: Shown) => {
    const [suspicion] = suspicions(shown(one))
    if (suspicion === undefined) throw new Error('it was shown')
    return findingOf(suspicion, '3/3', render)
  }

  it('says where, what and how to see it again', () => {
    const finding = findingFrom({ exchanges: [exchange] })
    expect(finding).toMatchObject({
      check: 'status-documented',
      file: 'things.yaml',
      line: 7,
      contractAt: sureAt,
      confirmed: '3/3',
      caseId: 'one',
      count: 1,
      expected: '200',
      actual: '418',
      operation: { id: 'makeThing', method: 'POST', path: '/things' },
    })
    expect(finding.reproduce.curl[0]).toMatch(/^curl .*http:\/\/127\.0\.0\.1:4010\/things/)
  })

  it.each<[Shown, string]>([
    [{ check: 'no-server-error' }, 'critical'],
    [{}, 'major'],
    [{ class: 'policy' }, 'minor'],
    [{ check: 'no-server-error', class: 'policy' }, 'minor'],
  ])('%o is %s', (one, severity) => {
    expect(findingFrom(one).severity).toBe(severity)
  })

  it('holds no secret', () => {
    const text = JSON.stringify(findingFrom({ exchanges: [leaky], actual: 'Bearer s3cret' }))
    expect(text).not.toContain('s3cret')
    expect(text).not.toContain(toBase64('s3cret').slice(0, 6))
    expect(text).toContain('[redacted]')
  })

  it('keeps of a long body what can be read', () => {
    const long = {
      ...exchange,
      outcome: { ...exchange.outcome, kind: 'response', status: 200, headers: [], base64: toBase64('x'.repeat(10_000_000)) },
    } as const
    const [recorded] = findingFrom({ exchanges: [long] }).reproduce.exchanges
    const bytes = recorded?.outcome.kind === 'response' ? fromBase64(recorded.outcome.base64).length : 0
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(100_000)
  })
})
