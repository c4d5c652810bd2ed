import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { actionLasts } from '#suites/stateful/action-lasts.ts'
import { aspect, create, judged, shows } from '#suites/stateful/lives.testdata.ts'

const publish = { ...create, id: 'publishThing', at: '/paths/~1things~1{id}~1publish/post' }
const judge = (was: string, said: JsonObject, is: string, status = 200): string =>
  judged(
    actionLasts,
    [shows({ id: 'a1', status: was }), { operation: publish, role: 'act', status, body: said }, shows({ id: 'a1', status: is })],
    { about: [aspect('status')], id: { kind: 'step', step: 0, at: '/body/id' } },
  )

describe('action-lasts', () => {
  it.each([
    ['draft', { id: 'a1', status: 'published' }, 'published', 'pass'],
    ['draft', { id: 'a1', status: 'published' }, 'draft', 'violation: wanted "published" at /status, as the action answered, got "draft"'],
    // It went on by itself, or was on its way.
    ['draft', { id: 'a1', status: 'accepted' }, 'published', 'pass'],
    ['idle', { id: 'a1', status: 'restarting' }, 'idle', 'pass'],
    ['draft', { id: 'a1', status: 'draft' }, 'draft', 'pass'],
    ['draft', { id: 'a1' }, 'draft', 'pass'],
    // A job that goes on by itself.
    [
      'queued',
      { id: 'a1', status: 'cancelled' },
      'running',
      'violation: wanted "cancelled" at /status, as the action answered, got "running"',
    ],
    [
      'running',
      { id: 'a1', status: 'canceled' },
      'completed',
      'violation: wanted "canceled" at /status, as the action answered, got "completed"',
    ],
    ['paid', { id: 'a1', status: 'cancelled' }, 'refunded', 'pass'],
    ['running', { id: 'a1', status: 'cancelling' }, 'running', 'pass'],
    ['draft', { id: 'a2', status: 'published' }, 'draft', 'inconclusive: the answer does not show the resource itself'],
  ])('%s, then %j, then %s: %s', (was, said, is, verdict) => {
    expect(judge(was, said, is)).toBe(verdict)
  })

  it('asks nothing of what was refused, or is only accepted', () => {
    expect(judge('draft', { id: 'a1' }, 'draft', 409)).toBe('inconclusive: the action was not done')
    expect(judge('draft', { id: 'a1', status: 'published' }, 'draft', 202)).toBe('inconclusive: the change was only accepted, not done')
  })
})
