import { describe, expect, it } from 'vitest'
import { pets } from '#mock/documents.testdata.ts'
import type { Conformance } from '#run/conformance.ts'
import { conform, openText, type InProcess } from '#test/in-process.ts'

const document = openText(pets)
const hashes = async (options: InProcess = {}): Promise<Pick<Conformance['plan'], 'hash' | 'events'>> => {
  const { plan } = await conform(document, { defects: ['wrong-field-type'], ...options })
  return { hash: plan.hash, events: plan.events ?? 'none' }
}
/** Every answer takes a tenth of a second. */
const slow: InProcess['between'] = (send, clock) => async (request, signal) => {
  await clock.sleep(100)
  return send(request, signal)
}

describe('what happened in a run', () => {
  it('has a hash of its own: the same for the same seed and target', async () => {
    const once = await hashes()
    expect(once.events).toMatch(/^[0-9a-f]{64}$/)
    expect(once.events).not.toBe(once.hash)
    expect(await hashes()).toEqual(once)
    expect(await hashes({ between: slow })).toEqual(once)
  })

  it('is another where time is short, or the target is another; the plan is the same', async () => {
    const { hash, events } = await hashes()
    for (const other of [await hashes({ maxTimeMs: 4_000, between: slow }), await hashes({ defects: [] })]) {
      expect(other.hash).toBe(hash)
      expect(other.events).not.toBe(events)
    }
  })
})
