import { describe, expect, it } from 'vitest'
import { scopeHolderAdmitted } from '#suites/security/scope-holder-admitted.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } }, { security: [{ key: ['things:read'] }] })
const judge = (given: Given): string =>
  told(
    scopeHolderAdmitted,
    sequenceSubject(
      [
        { operation, role: 'setup', status: 200 },
        { operation, role: 'act', actor: 'limited', intent: 'heldScope', ...given },
      ],
      { check: 'scope-holder-admitted' },
    ),
    lens,
  )

describe('scope-holder-admitted', () => {
  it.each<[string, Given, string]>([
    ['let in', { status: 200 }, 'pass'],
    ['forbidden', { status: 403 }, 'violation: wanted an answer as to the main caller, got 403'],
    ['a credential that is no good', { status: 401 }, 'inconclusive: the limited credential was refused'],
    ['no answer', {}, 'inconclusive: there was no response'],
  ])('%s', (_, given, expected) => {
    expect(judge(given)).toBe(expected)
  })
})
