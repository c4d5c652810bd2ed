/** `--corpus`: failures of an earlier run, read and held against their schema. */
import type { KnownFailure } from '#model/corpus.ts'
import { readChecked } from '#cli/checked-yaml.ts'
import schema from '#cli/failures.schema.json' with { type: 'json' }

export const readCorpus = (file: string): readonly KnownFailure[] =>
  readChecked<{ readonly failures: readonly KnownFailure[] }>(file, {
    schema,
    what: 'the corpus',
    absent: 'A run leaves its failures in out/failures.json: keep that file.',
    page: 'docs/corpus.md says what an entry holds.',
  }).value.failures
