import { describe, expect, it } from 'vitest'
import type { Bind, Case } from '#model/case.ts'
import type { Outcome } from '#model/exchange.ts'
import { apartFor } from '#run/apart.ts'
import type { FixturePool, Instance, MakeWay } from '#run/fixture-pool.ts'
import type { Safety } from '#run/safety.ts'

const refused: Outcome = { kind: 'response', status: 409, headers: [], base64: '' }
const body: Bind = { at: '/body/value', from: { kind: 'fresh', schemaAt: '/s', recipe: { shape: 'minimal' } } }
const member: Bind = { at: '/body/value/member_id', from: { kind: 'learned', name: 'member_id', schemaAt: '/s', resource: '/members/{}' } }
const loan = (binds: readonly Bind[], intent: Case['intent'] = { kind: 'valid', covers: [], proven: true }): Case => ({
  operation: 'createLoan',
  actor: 'main',
  intent,
  parts: { path: {}, query: [], headers: [], cookies: [] },
  binds,
  role: 'act',
  needs: 'any',
})

function world(affords = true): { readonly apart: ReturnType<typeof apartFor>; readonly taken: string[] } {
  const taken: string[] = []
  const pool: FixturePool = {
    take: async (needs) => {
      taken.push(...[...needs].map(([resource, use]) => `${use} ${resource}`))
      return new Map([...needs.keys()].map((resource) => [resource, { resource, id: taken.length, ours: true } satisfies Instance]))
    },
  }
  return { apart: apartFor(pool, { affords: () => affords } as unknown as Safety), taken }
}
const make: MakeWay = async () => ({ ok: false, reason: '' })

describe('what creations refer to', () => {
  it('is made for each of them alone once one was refused', async () => {
    const { apart, taken } = world()
    expect((await apart.for(loan([body, member]), make)).size).toBe(0)
    expect(apart.note(loan([body, member]), refused)).toBe(true)
    expect([...(await apart.for(loan([body, member]), make)).keys()]).toEqual(['/members/{}'])
    expect(taken).toEqual(['own /members/{}'])
    // It is known by now.
    expect(apart.note(loan([body, member]), refused)).toBe(false)
  })

  it.each<[string, Case, Outcome | undefined]>([
    ['what refers to nothing', loan([body]), refused],
    ['what is sent again', loan([{ at: '/body/value', from: { kind: 'sent', step: 0, at: '/body/value' } }, member]), refused],
    ['another refusal', loan([body, member]), { ...refused, status: 422 }],
    ['no answer', loan([body, member]), undefined],
    ['what was to be refused', loan([body, member], { kind: 'access', probe: 'no-credential', clause: '' }), refused],
  ])('is not, for %s', (_, one, outcome) => expect(world().apart.note(one, outcome)).toBe(false))

  it('is shared where it could not be removed again', async () => {
    const { apart, taken } = world(false)
    apart.note(loan([body, member]), refused)
    expect((await apart.for(loan([body, member]), make)).size).toBe(0)
    expect(taken).toEqual([])
  })
})
