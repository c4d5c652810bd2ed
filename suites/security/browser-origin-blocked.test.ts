import { describe, expect, it } from 'vitest'
import { foreignOrigin } from '#lib/foreign-origin.ts'
import { browserOriginBlocked } from '#suites/security/browser-origin-blocked.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const admitting = (origin: string, more: Given = {}): Given => ({
  intent: 'browserOrigin',
  status: 200,
  headers: [['Access-Control-Allow-Origin', origin]],
  ...more,
})
const wanted = `wanted no Access-Control-Allow-Origin that admits ${foreignOrigin}`

describe('browser-origin-blocked', () => {
  it.each<[string, Given, string]>([
    ['answered, and no page may read it', { intent: 'browserOrigin', status: 200 }, 'pass'],
    ['refused', { intent: 'browserOrigin', status: 403 }, 'pass'],
    ['another origin is admitted', admitting('https://console.things.test'), 'pass'],
    ['every origin is admitted', admitting('*'), `violation: ${wanted}, got *`],
    ['the one that was sent is admitted', admitting(foreignOrigin), `violation: ${wanted}, got ${foreignOrigin}`],
    ['refused, and a page may read why', admitting('*', { status: 403 }), `violation: ${wanted}, got *`],
    ['no Origin was sent', admitting('*', { intent: 'valid' }), 'skip: no Origin was sent'],
    ['another probe', admitting('*', { intent: 'noCredential' }), 'skip: no Origin was sent'],
    ['no response', { intent: 'browserOrigin' }, 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(browserOriginBlocked, exchangeSubject(operation, given), lens)).toBe(verdict)
  })

  it('points at the promise', () => {
    expect(browserOriginBlocked.inspect(exchangeSubject(operation, admitting('*')), lens)).toMatchObject([
      { clauses: ['/x-proofload-promise/0'] },
    ])
  })
})
