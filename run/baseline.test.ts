import { describe, expect, it } from 'vitest'
import type { Acceptance, Finding, TallyRow } from '#model/record.ts'
import { heldAgainst } from '#run/baseline.ts'
import { gate, nothingFound } from '#run/gate.ts'
import { findingRecord, tallyRow } from '#test/records.ts'

const today = '2026-11-21'
const entry = (more: Partial<Acceptance> = {}): Acceptance => ({
  fingerprint: '0123456789ab',
  owner: 'team',
  reason: 'later',
  expires: '2026-12-31',
  ...more,
})
const held = (
  entries: readonly Acceptance[],
  findings: readonly Finding[],
  tally: readonly TallyRow[] = [],
  flaky: readonly Finding[] = [],
) => heldAgainst({ findings, flaky, tally }, { file: 'known.yaml', entries, today, operations: ['readThing', 'makeThing'] })
const finding = findingRecord({})
const passed = tallyRow('status-documented', { pass: 1 })
const elsewhere = { ...passed, operation: { id: 'makeThing', method: 'POST', path: '/things' } }

describe('a finding against its entry', () => {
  it.each<[string, readonly Acceptance[], Finding, Finding['state']]>([
    ['no entry', [], finding, 'new'],
    ['another entry', [entry({ fingerprint: 'ffffffffffff' })], finding, 'new'],
    ['an entry in date', [entry()], finding, 'known'],
    ['its last day', [entry({ expires: today })], finding, 'known'],
    ['the day after', [entry({ expires: '2026-11-20' })], finding, 'expired'],
    ['a crash', [entry()], { ...finding, check: 'no-server-error' }, 'refused'],
    ['an open door', [entry()], { ...finding, check: 'auth-enforced' }, 'refused'],
    ['a scope that is ignored', [entry()], { ...finding, check: 'scopes-enforced' }, 'refused'],
    ['a tenant who sees another', [entry()], { ...finding, check: 'tenants-isolated' }, 'refused'],
  ])('%s', (_, entries, found, state) => {
    expect(held(entries, [found]).findings).toEqual([{ ...found, state }])
  })
})

describe('an entry whose finding was not seen', () => {
  const named = { operation: 'GET /things/{id}', check: 'status-documented' }
  it.each<[string, Partial<Acceptance>, readonly TallyRow[], string]>([
    ['its check passed on its operation', named, [passed], 'fixed'],
    ['its check decided nothing there', named, [tallyRow('status-documented', { inconclusive: 1 })], 'unseen'],
    ['another check passed', named, [tallyRow('no-server-error', { pass: 1 })], 'unseen'],
    ['its operation was played', { operation: named.operation }, [tallyRow('no-server-error', { pass: 1 })], 'fixed'],
    ['its operation was not', { operation: named.operation }, [elsewhere], 'unseen'],
    ['it names none, and all were played', {}, [passed, elsewhere], 'fixed'],
    ['it names none, and one was left out', {}, [passed], 'unseen'],
    ['nothing was played', {}, [], 'unseen'],
  ])('%s', (_, more, tally, state) => {
    expect(held([entry(more)], [], tally).baseline.entries).toMatchObject([{ state }])
  })

  it('is not fixed where it showed, and nobody had time to confirm it', () => {
    const { baseline } = heldAgainst(
      { findings: [], flaky: [], tally: [passed], unconfirmed: [entry().fingerprint] },
      { file: 'known.yaml', entries: [entry()], today: '2026-11-21', operations: [] },
    )
    expect(baseline.entries).toMatchObject([{ state: 'unseen' }])
  })

  it('is flaky where it failed and did not repeat', () => {
    const { baseline, flaky } = held([entry()], [], [passed], [finding])
    expect([baseline.entries[0]?.state, flaky[0]?.state]).toEqual(['flaky', 'flaky'])
  })
})

describe('the gate', () => {
  const judged = (entries: readonly Acceptance[], found: Finding): unknown =>
    gate({ ...nothingFound, findings: held(entries, [found]).findings })
  it.each<[string, readonly Acceptance[], Finding, object]>([
    ['stays open for a known violation', [entry()], finding, { exitCode: 0, reasons: [] }],
    ['closes for a new one', [], finding, { exitCode: 1, reasons: ['1 violation of the contract'] }],
    [
      'closes when the date has passed',
      [entry({ expires: '2026-01-01' })],
      finding,
      { exitCode: 1, reasons: ['1 violation of the contract', expect.stringMatching(/0123456789ab was accepted.*date has passed/)] },
    ],
    [
      'closes for a crash that somebody tried to accept',
      [entry()],
      { ...finding, check: 'no-server-error' },
      { exitCode: 1, reasons: ['1 violation of the contract', expect.stringMatching(/no-server-error finds is never accepted/)] },
    ],
  ])('%s', (_, entries, found, wanted) => {
    expect(judged(entries, found)).toMatchObject(wanted)
  })
})
