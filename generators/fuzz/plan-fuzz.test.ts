import { describe, expect, it } from 'vitest'
import { fromBase64 } from '#lib/bytes.ts'
import type { Outcome, Send } from '#model/exchange.ts'
import { pets } from '#mock/documents.testdata.ts'
import { conform, openShipped, openText, wholePlan } from '#test/in-process.ts'

const documents = [
  ['pets', openText(pets)],
  ['langdock', openShipped('langdock')],
] as const

describe.each(documents)('drawn requests of %s', (_, document) => {
  const drawn = wholePlan(document, 1).sequences.filter(({ phase }) => phase === 'fuzz')
  const bodies = drawn.flatMap(({ operation, cases: [{ parts, intent, binds }] }) => {
    const from = binds.find(({ at }) => at === '/body/value')?.from
    return parts.body?.kind === 'json' && from?.kind === 'fresh'
      ? [{ operation, intent, value: parts.body.value, schemaAt: from.schemaAt }]
      : []
  })

  it('keep the contract, or break what they say in one place', () => {
    expect(bodies.length).toBeGreaterThan(40)
    for (const { intent, value, schemaAt } of bodies) {
      const issues = document.lens.issues(schemaAt, 'request', value)
      if (intent.kind === 'valid') expect(issues).toEqual([])
      else if (intent.kind === 'invalid') expect(issues.map(({ keyword }) => keyword)).toContain(intent.keyword)
    }
    expect(new Set(bodies.map(({ intent }) => intent.kind))).toEqual(new Set(['valid', 'invalid']))
  })

  it('promise nothing of a valid one, and delete nothing', () => {
    expect(drawn.every(({ claim, cases: [{ intent }] }) => claim === undefined && (intent.kind !== 'valid' || !intent.proven))).toBe(true)
    const methods = new Map(document.contract.operations.map(({ id, method }) => [id, method]))
    expect(drawn.filter(({ operation }) => methods.get(operation) === 'DELETE')).toEqual([])
  })

  it('are others for another seed', () => {
    const ids = new Set(wholePlan(document, 2).sequences.map(({ id }) => id))
    expect(drawn.filter(({ id }) => ids.has(id)).length).toBeLessThan(drawn.length / 4)
  })
})

/** A server that trips over what only the drawn requests hold: JSON writes a control as its number. */
const tripping =
  (send: Send): Send =>
  (request, signal) => {
    const text = new TextDecoder().decode(fromBase64(request.base64))
    const failure: Outcome = { kind: 'response', status: 500, headers: [], base64: '' }
    return request.method === 'POST' && /"name":"[^"]*\\u00[01]/.test(text) ? Promise.resolve(failure) : send(request, signal)
  }

describe('a server that trips over controls in a text', () => {
  it('is found out, three times of three', async () => {
    const { findings, flaky } = await conform(openText(pets), { between: tripping })
    expect(findings.filter(({ check }) => check === 'no-server-error')).toMatchObject([
      { class: 'violation', confirmed: '3/3', operation: { id: 'createPet' } },
    ])
    expect(flaky).toEqual([])
  })

  it('is not made up where there is none', async () => {
    const { findings } = await conform(openText(pets))
    expect(findings.filter((finding) => finding.class === 'violation')).toEqual([])
  })
})
