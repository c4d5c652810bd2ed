/** The failures of a run as a repository can keep them: a later run plays them first. In the order of their ids, so that changes read well. */
import type { KnownFailure } from '#model/corpus.ts'
import type { Finding, RunRecord } from '#model/record.ts'
import type { Reporter } from '#reports/reporter.ts'

export const failures: Reporter = {
  id: 'failures',
  promise: 'The cases that failed, with their bytes: --corpus plays them first in a later run.',
  fileName: 'failures.json',
  render: (record) => `${JSON.stringify({ failures: entriesOf(record) }, undefined, 2)}\n`,
}

const entriesOf = (record: RunRecord): readonly KnownFailure[] =>
  record.findings
    // What load or the prober found alone has no sequence to play.
    .filter(({ caseId }) => caseId !== '')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((finding) => entryOf(finding, record))

const entryOf = ({ id, check, operation, caseId, reproduce }: Finding, { seed, contract }: RunRecord): KnownFailure => ({
  fingerprint: id,
  check,
  operation: operation.id,
  sequence: caseId,
  seed,
  document: contract.hash,
  requests: reproduce.exchanges.map(({ request }) => request),
})
