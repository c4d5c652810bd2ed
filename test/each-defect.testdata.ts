/** A whole run for every planted defect, on the cheapest contract that shows it; in parts, so that they run side by side. */
import { expect, it } from 'vitest'
import { measuredIn } from '#test/defects-page.ts'
import { conformanceDefects } from '#test/planted.ts'
import { caughtAs, rowOf } from '#test/sensitivity.ts'
import { readText } from '#test/sources.ts'

/** What was measured, and may not be lost again. */
export const measured = measuredIn(readText('docs/defects.md'))

/** Every second one, from the first or from the second on. */
export function provesEach(part: 0 | 1): void {
  const defects = conformanceDefects.filter((_, index) => index % 2 === part)
  it.each(defects.map((defect) => [defect.id, defect] as const))('%s', { timeout: 60_000 }, async (id, defect) => {
    const { violation = [], policy = [] } = measured.get(id) ?? {}
    // Somewhere the document decides, so that it is a violation and closes the gate; or the promise is a matter of policy everywhere.
    const [contract] = [...violation, ...policy]
    if (contract === undefined) throw new Error(`docs/defects.md names no contract that shows ${id}: npm run -s defects measures it`)
    const row = await rowOf(defect, contract)
    expect(caughtAs(defect, row)).toBe(violation.length > 0 ? 'violation' : 'policy')
    expect(row.errors).toEqual([])
  })
}
