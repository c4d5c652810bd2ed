/** The record itself, for machines: what `report` and `compare` read again. */
import type { Reporter } from '#reports/reporter.ts'

export const json: Reporter = {
  id: 'json',
  promise: 'The whole run record, unchanged, for other programs and for a later comparison.',
  fileName: 'run.json',
  render: (record) => `${JSON.stringify(record, undefined, 2)}\n`,
}
