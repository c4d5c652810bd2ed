import { describe, expect, it } from 'vitest'
import { stateRuleKept } from '#suites/stateful/state-rule-kept.ts'
import { aspect, create, judged, patch, shows, writes } from '#suites/stateful/lives.testdata.ts'
import type { StateRule } from '#model/case.ts'

const cancel = { ...create, id: 'cancelThing', at: '/paths/~1things~1{id}~1cancel/post' }
const judge = (rule: Omit<StateRule, 'at'>, state: string, status: number, seen = 200): string =>
  judged(stateRuleKept, [shows({ id: 'a1', status: state }, { status: seen }), { operation: cancel, role: 'act', status, body: {} }], {
    about: [aspect('status')],
    states: { at: cancel.at, ...rule },
  })

describe('state-rule-kept', () => {
  it.each<[string, Omit<StateRule, 'at'>, string, number, string]>([
    ['done where it may be', { only: ['draft'] }, 'draft', 200, 'pass'],
    ['refused where it may not', { only: ['draft'] }, 'sent', 409, 'pass'],
    [
      'done all the same',
      { only: ['draft'] },
      'sent',
      200,
      'violation: wanted a refusal: "sent" at /status, and this is for "draft" alone, got 200',
    ],
    ['in another state', { never: ['sent'] }, 'draft', 204, 'pass'],
    [
      'done where it never may be',
      { never: ['sent'] },
      'sent',
      204,
      'violation: wanted a refusal: "sent" at /status, and this is not for "sent", got 204',
    ],
    ['only accepted', { only: ['draft'] }, 'sent', 202, 'inconclusive: what was asked drew no answer, or was only accepted'],
  ])('%s', (_, rule, state, status, verdict) => {
    expect(judge(rule, state, status)).toBe(verdict)
  })

  it('says nothing where the state is not seen', () => {
    expect(judge({ only: ['draft'] }, 'sent', 200, 404)).toBe('inconclusive: the observation answered 404')
  })

  it('goes by what is asked for, where that says the state', () => {
    const change = (from: string, to: string, status: number): string =>
      judged(stateRuleKept, [shows({ id: 'a1', status: from }), writes(patch, { status: to }, { status })], {
        about: [aspect('status')],
        states: { at: cancel.at, pairs: [['draft', 'sent']] },
      })
    expect(change('draft', 'sent', 200)).toBe('pass')
    expect(change('draft', 'draft', 200)).toBe('pass')
    expect(change('sent', 'draft', 409)).toBe('pass')
    expect(change('sent', 'draft', 200)).toBe('violation: wanted a refusal: "sent" at /status is not brought to "draft", got 200')
  })
})
