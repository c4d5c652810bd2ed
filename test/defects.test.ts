import { describe, expect, it } from 'vitest'
import { contractNames } from '#test/contracts.ts'
import { measuredIn } from '#test/defects-page.ts'
import { conformanceDefects } from '#test/planted.ts'
import { caughtAs, rowOf } from '#test/sensitivity.ts'
import { readText } from '#test/sources.ts'

/** What was measured, and may not be lost again. */
const measured = measuredIn(readText('docs/defects.md'))

// A whole run for every defect: on the cheapest contract that shows it.
describe('a planted defect is found', () => {
  it.each(conformanceDefects.map((defect) => [defect.id, defect] as const))('%s', { timeout: 60_000 }, async (id, defect) => {
    const { violation = [], policy = [] } = measured.get(id) ?? {}
    // Somewhere the document decides, so that it is a violation and closes the gate; or the promise is a matter of policy everywhere.
    const [contract] = [...violation, ...policy]
    if (contract === undefined) throw new Error(`docs/defects.md names no contract that shows ${id}: npm run -s defects measures it`)
    const row = await rowOf(defect, contract)
    expect(caughtAs(defect, row)).toBe(violation.length > 0 ? 'violation' : 'policy')
    expect(row.errors).toEqual([])
  })
})

it('docs/defects.md names every defect once, and contracts that there are', () => {
  expect([...measured.keys()]).toEqual(conformanceDefects.map(({ id }) => id))
})

it.each(['langdock', 'odeus', 'arize', 'toolregistry'] as const)('%s shows at least fifteen of them', (name) => {
  expect(contractNames).toContain(name)
  expect([...measured.values()].filter(({ violation, policy }) => [...violation, ...policy].includes(name)).length).toBeGreaterThanOrEqual(
    15,
  )
})
