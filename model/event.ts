/** What a run tells while it runs: progress for a terminal, nothing that a report needs. */
import type { Finding } from '#model/record.ts'

export type RunEvent =
  | { readonly kind: 'planned'; readonly sequences: number; readonly hash: string }
  | { readonly kind: 'phase'; readonly name: string; readonly total: number }
  | { readonly kind: 'played'; readonly done: number; readonly total: number; readonly failures: number }
  /** One try to show a finding with less. */
  | { readonly kind: 'shrink'; readonly finding: string; readonly pieces: number; readonly shown: boolean }
  /** A violation, as soon as it is one. The record has it as well, perhaps with a smaller example. */
  | { readonly kind: 'found'; readonly finding: Finding }
  | { readonly kind: 'note'; readonly text: string }

export type Emit = (event: RunEvent) => void
