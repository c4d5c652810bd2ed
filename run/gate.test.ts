import { describe, expect, it } from 'vitest'
import type { Finding, LimitRecord, LoadRecord } from '#model/record.ts'
import { gate, nothingFound, type GateInput } from '#run/gate.ts'
import { findingRecord, tallyRow } from '#test/records.ts'
import { limitRecord } from '#test/subjects.ts'

const finding = (own: Finding['class']): Finding => findingRecord({ class: own })
const load = (more: Partial<LoadRecord>): LoadRecord => ({
  model: 'open',
  durationSeconds: 5,
  connections: 1,
  rate: { asked: 10, achieved: 10 },
  sendLagMs: null,
  operations: [],
  perSecond: [],
  thresholds: [],
  sampled: 0,
  invalid: null,
  ...more,
})
const uncertain: LimitRecord = limitRecord({ limit: null, algorithm: 'uncertain', candidates: ['token-bucket', 'sliding-log'] })

/** Each alone, the gravest first: the order of docs/exit-codes.md. */
const alone: readonly (readonly [name: string, input: Partial<GateInput>, code: number, verdict: string])[] = [
  ['a violation', { findings: [finding('violation')] }, 1, 'fail'],
  ['a check that threw', { errors: ['status-documented: TypeError\n at here'] }, 70, 'error'],
  ['an invalid load run', { load: load({ invalid: 'requests left 80 ms late' }) }, 6, 'invalid'],
  ['an operation that was never reached', { unreached: [{ operation: 'readThing', reason: 'answered 404' }] }, 5, 'inconclusive'],
  ['nothing', {}, 0, 'pass'],
]

describe('the exit code', () => {
  it.each(alone)('of %s', (_, input, exitCode, verdict) => {
    expect(gate({ ...nothingFound, ...input })).toMatchObject({ exitCode, verdict })
  })

  // 1 > 70 > 6 > 5 > 0
  it.each(
    alone.flatMap(([graver, a, code, verdict], index) =>
      alone.slice(index + 1).map(([milder, b]) => [graver, milder, { ...b, ...a }, code, verdict] as const),
    ),
  )('of %s with %s is that of the first', (_, __, input, exitCode, verdict) => {
    expect(gate({ ...nothingFound, ...input })).toMatchObject({ exitCode, verdict })
  })

  it('tells every reason, whichever decides', () => {
    const { reasons } = gate({ ...nothingFound, ...(Object.assign({}, ...alone.map(([, input]) => input)) as Partial<GateInput>) })
    expect(reasons).toEqual([
      '1 violation of the contract',
      'a check failed: status-documented: TypeError',
      'the load run is invalid: requests left 80 ms late',
      'readThing never accepted a valid request: answered 404',
    ])
  })
})

describe('what closes the gate', () => {
  const missed = { text: 'p95 < 200ms', actual: 312.34567, held: false }
  it.each<[string, Partial<GateInput>, number, readonly string[]]>([
    [
      'violations, counted',
      { findings: [finding('violation'), finding('violation'), finding('policy')] },
      1,
      ['2 violations of the contract'],
    ],
    ['a policy finding does not', { findings: [finding('policy')] }, 0, []],
    ['unless it is asked to', { findings: [finding('policy')], failOn: 'policy' }, 1, ['1 policy finding (--fail-on policy)']],
    ['and there are none', { failOn: 'policy' }, 0, []],
    [
      'a missed threshold',
      { load: load({ thresholds: [missed, { text: 'errors < 1%', actual: 0, held: true }] }) },
      1,
      ['threshold p95 < 200ms missed: 312.3'],
    ],
    [
      'not where the run was invalid',
      { load: load({ thresholds: [missed], invalid: 'too slow' }) },
      6,
      ['the load run is invalid: too slow'],
    ],
  ])('%s', (_, input, exitCode, reasons) => {
    expect(gate({ ...nothingFound, ...input })).toMatchObject({ exitCode, reasons })
  })
})

describe('coverage below its floor', () => {
  const row = { operation: { id: 'a', method: 'GET', path: '/a' }, item: 'x', valid: 1, invalid: 0 }
  const coverage = [
    { ...row, kind: 'status' },
    { ...row, kind: 'status', valid: 0 },
    { ...row, kind: 'keyword' },
    { ...row, kind: 'keyword', invalid: 3 },
  ] as const
  it.each<[string, Partial<GateInput>, number, readonly string[]]>([
    ['closes the gate', { coverageFloors: { status: 80 } }, 1, ['coverage of kind status is 50 % (1 of 2), below its floor of 80 %']],
    [
      'counts both sides of a keyword',
      { coverageFloors: { keyword: 75.1 } },
      1,
      ['coverage of kind keyword is 75 % (3 of 4), below its floor of 75.1 %'],
    ],
    ['on the floor is enough', { coverageFloors: { status: 50, keyword: 75 } }, 0, []],
    ['of a kind that the contract does not have', { coverageFloors: { parameter: 100 } }, 0, []],
    ['without a floor', {}, 0, []],
  ])('%s', (_, input, exitCode, reasons) => {
    expect(gate({ ...nothingFound, coverage, ...input })).toMatchObject({ exitCode, reasons })
  })
})

describe('what leaves it undecided', () => {
  const suites = [{ id: 'security', checks: ['auth-enforced', 'scopes-enforced'] }]
  it.each<[string, Partial<GateInput>, readonly string[]]>([
    ['a target that died', { targetGone: 'the target stopped answering' }, ['the target stopped answering']],
    [
      'a refused credential, and nothing else is told',
      { credentialsRefused: true, unreached: [{ operation: 'a', reason: '401' }] },
      ['no protected operation let the run in: the credential was refused or is missing; give a valid one with --token or PROOFLOAD_TOKEN'],
    ],
    ['an interruption', { interrupted: true }, ['the run was interrupted']],
    [
      'a violation that nobody had time to confirm',
      { unconfirmed: 1 },
      ['1 suspicion of a violation could not be confirmed before the run ended'],
    ],
    ['an excused operation does not', { unreached: [{ operation: 'a', reason: 'b' }], excused: new Set(['a']) }, []],
    [
      'a suite that decided nothing',
      { suites, tally: [tallyRow('auth-enforced', { inconclusive: 2, skip: 9 })] },
      ['the suite security decided nothing'],
    ],
    [
      'a suite that decided something does not',
      { suites, tally: [tallyRow('auth-enforced', { inconclusive: 2 }), tallyRow('scopes-enforced', { pass: 1 })] },
      [],
    ],
    [
      'whatever it decided',
      { suites, tally: [tallyRow('auth-enforced', { inconclusive: 2 }), tallyRow('scopes-enforced', { pass: 1, violation: 1 })] },
      [],
    ],
    ['a suite that does not apply does not', { suites, tally: [tallyRow('auth-enforced', { skip: 9 })] }, []],
    [
      'an uncertain limit',
      { limits: [uncertain, limitRecord({ algorithm: 'uncertain', candidates: [] })] },
      ['the rate limit of makeThing is uncertain: token-bucket or sliding-log'],
    ],
  ])('%s', (_, input, reasons) => {
    expect(gate({ ...nothingFound, ...input })).toEqual({
      verdict: reasons.length > 0 ? 'inconclusive' : 'pass',
      exitCode: reasons.length > 0 ? 5 : 0,
      reasons,
    })
  })
})
