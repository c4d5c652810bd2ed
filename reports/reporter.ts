/** A reporter is a pure function from a run record to the text of one artifact: no files, no clock, no terminal, no exit code. */
import type { RunRecord } from '#model/record.ts'

export interface Artifact {
  readonly path: string
  readonly text: string
}

export interface RenderOptions {
  /** Terminal colours; only the console knows them. */
  readonly colour?: boolean
}

export interface Reporter {
  /** The file's name, and the word that `--report` takes. */
  readonly id: string
  /** One sentence. */
  readonly promise: string
  readonly fileName: string
  render(record: RunRecord, options?: RenderOptions): string
}
