import { describe, expect, it } from 'vitest'
import { referencesIsolated } from '#suites/security/references-isolated.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '201': { description: 'made' } }, { security: [{ key: [] }] })
const judge = (seen: Given, dangling: Given, foreign: Given): string => {
  const setup = { operation, role: 'setup', status: 201 } as const
  const steps = [
    setup,
    setup,
    { ...setup, actor: 'stranger', ...seen },
    setup,
    setup,
    { ...setup, ...dangling },
    { operation, role: 'act', actor: 'stranger', ...foreign },
  ] as const
  return told(referencesIsolated, sequenceSubject([...steps], { check: 'references-isolated' }), lens)
}

describe('references-isolated', () => {
  it.each<[string, Given, Given, Given, string]>([
    ['refused like what is not there', { status: 404 }, { status: 422 }, { status: 422 }, 'pass'],
    ['forbidden', { status: 403 }, { status: 404 }, { status: 403 }, 'pass'],
    [
      'let through',
      { status: 404 },
      { status: 422 },
      { status: 201 },
      'violation: wanted 422, as for what is not there, got 201 for what another tenant has',
    ],
    ['looked up nowhere', { status: 404 }, { status: 201 }, { status: 201 }, 'inconclusive: what is not there may be referred to as well'],
    ['common to all', { status: 200 }, { status: 422 }, { status: 201 }, 'inconclusive: what is referred to is not closed to the stranger'],
    [
      'a credential that is no good',
      { status: 404 },
      { status: 422 },
      { status: 401 },
      "inconclusive: the stranger's credential was refused",
    ],
    ['no answer', { status: 404 }, { status: 422 }, {}, 'inconclusive: there was no response'],
  ])('%s', (_, seen, dangling, foreign, verdict) => {
    expect(judge(seen, dangling, foreign)).toBe(verdict)
  })
})
