import { describe, expect, it } from 'vitest'
import { validAccepted } from '#suites/negative/valid-accepted.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { noParts, sequenceSubject, thing, told, type Given, type Played } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const twin: Played = { operation, role: 'setup', status: 200 }
const act = (given: Given & Pick<Played, 'parts'>): Played => ({ operation, role: 'act', ...given })
const claim = { check: 'valid-accepted' }

describe('valid-accepted', () => {
  it.each<[string, Given, string]>([
    ['accepted like its twin', { status: 201 }, 'pass'],
    ['refused for its content', { status: 422 }, 'violation: wanted acceptance, as of its twin, got 422'],
    ['refused, as by many', { status: 422, intent: 'mildlyValid' }, 'policy: wanted acceptance, as of its twin, got 422'],
    ['refused as malformed', { status: 400 }, 'violation: wanted acceptance, as of its twin, got 400'],
    ['refused as too large', { status: 413 }, 'violation: wanted acceptance, as of its twin, got 413'],
    ['refused as too long a URL', { status: 414 }, 'policy: wanted acceptance, as of its twin, got 414'],
    ['a conflict speaks of the world', { status: 409 }, 'inconclusive: 409 does not speak of the content'],
    ['a limiter in the way', { status: 429 }, 'inconclusive: 429 does not speak of the content'],
    ['a failure is for another check', { status: 500 }, 'inconclusive: 500 does not speak of the content'],
    ['a refusal that covers no clause', { status: 400, intent: 'unproven' }, 'inconclusive: 400 does not speak of the content'],
    ['an invalid request claims nothing', { status: 400, intent: 'invalid' }, 'inconclusive: there was no response'],
    ['no response', {}, 'inconclusive: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(validAccepted, sequenceSubject([twin, act(given)], claim), lens)).toBe(verdict)
  })

  it.each<[string, number, string]>([
    ['the one optional parameter', 1, 'violation'],
    ['one of two, of which the server may want either', 2, 'policy'],
  ])('is refused without %s', (_, count, own) => {
    const parameters = ['from', 'to'].slice(0, count).map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
    const wanting = thing({ '200': { description: 'ok' } }, { parameters })
    const played = [
      { operation: wanting.operation, role: 'setup', status: 400 },
      { operation: wanting.operation, role: 'act', status: 200 },
    ] as const
    expect(told(validAccepted, sequenceSubject(played, claim), wanting.lens)).toBe(
      `${own}: wanted acceptance without what is optional, as of its twin that has it, got 400`,
    )
  })

  it.each<[string, JsonObject, string]>([
    ['another property that was sent', { errors: [{ at: '/ends_on', why: 'must not be before starts_on' }] }, 'policy'],
    ['nothing but itself', { errors: [{ at: '/ends_on', why: 'ends_on is no date' }] }, 'violation'],
    ['a name that is a plain word', { title: 'Invalid', detail: 'the name of the field is ends_on' }, 'violation'],
    ['a name that stands for itself only in the answer', { starts_on: null, detail: 'refused' }, 'violation'],
  ])('where the refusal speaks of %s', (_, body, own) => {
    const value = { name: 'x', starts_on: '2026-01-01', ends_on: '2025-01-01' }
    const parts = { ...noParts, body: { kind: 'json', mediaType: 'application/json', value } } as const
    const subject = sequenceSubject([twin, act({ status: 422, body, parts })], claim)
    const cases = subject.trace.sequence.cases.map((one) => ({
      ...one,
      intent: { ...one.intent, covers: ['/s/properties/ends_on/format'] },
    }))
    const sequence = { ...subject.trace.sequence, cases: cases as unknown as typeof subject.trace.sequence.cases }
    expect(told(validAccepted, { ...subject, trace: { ...subject.trace, sequence } }, lens)).toMatch(new RegExp(`^${own}: `))
  })

  it('knows what was tried by its place, where its clause is that of many', () => {
    const value = { name: 'x', contact_email: null }
    const parts = { ...noParts, body: { kind: 'json', mediaType: 'application/json', value } } as const
    const subject = sequenceSubject([twin, act({ status: 422, body: { at: '/contact_email', why: 'is no text' }, parts })], claim)
    const judged = (at: Pointer): string => {
      const recipe = { shape: 'minimal', include: ['/contact_email'], pin: { at, choose: 'null' } } as const
      const binds = [{ at: '/body/value', from: { kind: 'fresh', schemaAt: '/s', recipe } }] as const
      const cases = subject.trace.sequence.cases.map((one) => ({ ...one, intent: { ...one.intent, covers: ['/Email/type'] }, binds }))
      const sequence = { ...subject.trace.sequence, cases: cases as unknown as typeof subject.trace.sequence.cases }
      return told(validAccepted, { ...subject, trace: { ...subject.trace, sequence } }, lens)
    }
    expect(judged('/contact_email')).toMatch(/^violation: /)
    expect(judged('/name')).toMatch(/^policy: /)
  })

  it('needs a twin', () => {
    expect(told(validAccepted, sequenceSubject([act({ status: 400 })], claim), lens)).toBe('skip: there is no twin')
  })

  it('judges the last answer to the act, whatever came before', () => {
    const subject = sequenceSubject([twin, act({ status: 429 })], claim)
    const [first, second] = subject.trace.exchanges
    if (first === undefined || second === undefined) throw new Error('two steps were played')
    const waited = { ...second, outcome: { kind: 'response', status: 200, headers: [], base64: '' } as const }
    expect(told(validAccepted, { ...subject, trace: { ...subject.trace, exchanges: [first, second, waited] } }, lens)).toBe('pass')
  })
})
