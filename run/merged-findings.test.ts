import { describe, expect, it } from 'vitest'
import type { Finding, UnderLoad } from '#model/record.ts'
import { mergedFindings, type Found } from '#run/merged-findings.ts'
import { findingRecord } from '#test/records.ts'

const part = (findings: readonly Finding[], flaky: readonly Finding[] = []): Found => ({ findings, flaky })
const pressed = (seen: number, of: number, inFlight: number, more: Partial<Finding> = {}): Finding =>
  findingRecord({
    confirmed: `${Math.min(3, seen)}/3`,
    count: 1,
    underLoad: { seen, of, rate: of === 0 ? 0 : seen / of, inFlight },
    ...more,
  })
const rates = ({ findings, flaky }: Found): readonly (readonly (UnderLoad | undefined | string)[])[] => [
  findings.flatMap(({ underLoad, confirmed }) => [confirmed, underLoad]),
  flaky.flatMap(({ underLoad, confirmed }) => [confirmed, underLoad]),
]

describe('what several generators found under load', () => {
  it.each<[string, readonly Found[], readonly (UnderLoad | undefined | string)[], readonly (UnderLoad | undefined | string)[]]>([
    [
      'has the rate over all answers, and the least pressure',
      [part([pressed(10, 100, 9)]), part([pressed(40, 100, 7)])],
      ['3/3', { seen: 50, of: 200, rate: 0.25, inFlight: 7 }],
      [],
    ],
    [
      'counts answers that were too few for one of them',
      [part([pressed(5, 50, 9)]), part([], [pressed(1, 50, 6)])],
      ['3/3', { seen: 6, of: 100, rate: 0.06, inFlight: 6 }],
      [],
    ],
    [
      'is a finding where three answers come together',
      [part([], [pressed(2, 60, 9)]), part([], [pressed(1, 40, 12)])],
      ['3/3', { seen: 3, of: 100, rate: 0.03, inFlight: 9 }],
      [],
    ],
    [
      'is flaky where they do not',
      [part([], [pressed(1, 60, 9)]), part([], [pressed(1, 40, 12)])],
      [],
      ['2/3', { seen: 2, of: 100, rate: 0.02, inFlight: 9 }],
    ],
    [
      'is bound to no pressure where one saw it alone',
      [part([pressed(10, 100, 9)]), part([findingRecord({ confirmed: '3/3' })])],
      ['3/3', undefined],
      [],
    ],
    [
      'keeps its pressure where another saw it alone but once',
      [part([pressed(10, 100, 9)]), part([], [findingRecord({ confirmed: '1/3' })])],
      ['3/3', { seen: 10, of: 100, rate: 0.1, inFlight: 9 }],
      [],
    ],
  ])('%s', (_, parts, findings, flaky) => {
    expect(rates(mergedFindings(parts))).toEqual([findings, flaky])
    expect(rates(mergedFindings(parts.toReversed()))).toEqual([findings, flaky])
    expect(
      mergedFindings(parts)
        .findings.concat(mergedFindings(parts).flaky)
        .every(({ count }) => count >= 2),
    ).toBe(true)
  })

  it('shows the samples of all who had too few alone', () => {
    const exchange = (status: number): Finding['reproduce'] => ({
      curl: [],
      exchanges: [
        {
          request: { method: 'GET', url: 'http://127.0.0.1/', headers: [], base64: '' },
          outcome: { kind: 'response', status, headers: [], base64: '' },
        },
      ],
    })
    const { findings } = mergedFindings([
      part([], [pressed(2, 60, 9, { reproduce: exchange(500) })]),
      part([], [pressed(1, 40, 9, { reproduce: exchange(502) })]),
    ])
    expect(findings[0]?.reproduce.exchanges.map(({ outcome }) => outcome.kind === 'response' && outcome.status)).toEqual([500, 502])
  })
})
