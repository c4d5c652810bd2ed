/** `--baseline`: known findings, read and held against their schema. */
import { SuiteError } from '#model/problem.ts'
import type { Acceptance } from '#model/record.ts'
import { readChecked } from '#cli/checked-yaml.ts'
import schema from '#cli/baseline.schema.json' with { type: 'json' }

export interface Baseline {
  readonly file: string
  readonly entries: readonly Acceptance[]
}

export function readBaseline(file: string): Baseline {
  const { value, locate } = readChecked<Pick<Baseline, 'entries'>>(file, {
    schema,
    what: 'the baseline',
    absent: 'Write one from a run: proofload report out/run.json --format baseline --out .',
    page: 'docs/baseline.md says what an entry holds.',
  })
  const { entries } = value
  const twice = entries.findIndex(({ fingerprint }, index) => entries.findIndex((one) => one.fingerprint === fingerprint) < index)
  if (twice >= 0)
    throw new SuiteError({
      code: 'usage',
      message: `the fingerprint ${entries[twice]?.fingerprint ?? ''} stands there twice`,
      place: locate(`/entries/${twice}/fingerprint`),
      hint: 'One entry a finding: remove the other.',
    })
  return { file, entries }
}
