import { expect, it } from 'vitest'
import { isRuleOfBusiness } from '#run/rules-of-business.ts'

it.each<[string, readonly number[] | undefined, number, boolean]>([
  ['another status than what is invalid draws', [400], 422, true],
  ['the other way round', [422], 400, true],
  ['the same', [400, 422], 422, false],
  ['nothing invalid was refused yet', undefined, 422, false],
  ['a refusal of the form of a body', [400], 415, false],
])('%s', (_, known, status, expected) => {
  const refusals = new Map(known === undefined ? [] : [['make', new Set(known)]])
  expect(isRuleOfBusiness(refusals, 'make', status)).toBe(expected)
})
