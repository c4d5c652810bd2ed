import { describe, expect, it } from 'vitest'
import { anonymousAdmitted } from '#suites/security/anonymous-admitted.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const judge = (given: Given): string =>
  told(
    anonymousAdmitted,
    sequenceSubject(
      [
        { operation, role: 'setup', status: 200 },
        { operation, role: 'act', actor: 'none', ...given },
      ],
      {
        check: 'anonymous-admitted',
      },
    ),
    lens,
  )

describe('anonymous-admitted', () => {
  it.each<[string, Given, string]>([
    ['let in', { status: 200 }, 'pass'],
    ['not found', { status: 404 }, 'pass'],
    ['kept out', { status: 401 }, 'violation: wanted an answer as to everybody, got 401'],
    ['forbidden', { status: 403 }, 'inconclusive: 403 may speak of what is asked for, not of who asks'],
    ['no answer', {}, 'inconclusive: there was no response'],
  ])('%s', (_, given, expected) => {
    expect(judge(given)).toBe(expected)
  })
})
