import { describe, expect, it } from 'vitest'
import { contractNames } from '#test/contracts.ts'
import { measured, provesEach } from '#test/each-defect.testdata.ts'
import { conformanceDefects } from '#test/planted.ts'

describe('a planted defect is found, each first one', () => provesEach(0))

it('docs/defects.md names every defect once, and contracts that there are', () => {
  expect([...measured.keys()]).toEqual(conformanceDefects.map(({ id }) => id))
})

it.each(['langdock', 'odeus', 'arize', 'toolregistry'] as const)('%s shows at least fifteen of them', (name) => {
  expect(contractNames).toContain(name)
  expect([...measured.values()].filter(({ violation, policy }) => [...violation, ...policy].includes(name)).length).toBeGreaterThanOrEqual(
    15,
  )
})
