/** Pieces of a run record, of which a test says only what it is about. */
import type { Finding, TallyRow } from '#model/record.ts'
import { noRulings } from '#run/tally.ts'

const operation = { id: 'readThing', method: 'GET', path: '/things/{id}' }

export const findingRecord = (more: Partial<Finding>): Finding => ({
  operation,
  id: '0123456789ab',
  check: 'status-documented',
  class: 'violation',
  basis: 'documented',
  severity: 'major',
  contractAt: '/paths',
  file: 'a.yaml',
  line: 1,
  message: 'a',
  expected: 'b',
  actual: 'c',
  count: 1,
  confirmed: '3/3',
  caseId: 'abcdef012345',
  reproduce: { curl: [], exchanges: [] },
  ...more,
})

export const tallyRow = (check: string, more: Partial<TallyRow>): TallyRow => ({
  operation,
  check,
  ...noRulings,
  ...more,
})
