/** One part of the page, and the pieces that several parts use. */
import { html } from '#lib/html.ts'
import type { Fragment, Html } from '#lib/html.ts'
import type { OperationName } from '#model/record.ts'
import { grouped } from '#reports/figures.ts'
import { line } from '#reports/printable.ts'

export interface Section {
  readonly id: string
  readonly title: string
  /** What the reader is looking at, in a sentence. */
  readonly note: string
  /** Shown in the navigation. */
  readonly amount?: number
  readonly content: Fragment
}

/** A long path may break after a slash, nowhere else unless it must. */
export const operationName = ({ method, path }: OperationName): Html =>
  html`<code><span class="method">${line(method, 20)}</span>${line(path, 300)
    .split(/(?<=.\/)/)
    .map((piece) => html`${piece}<wbr>`)}</code>`

export interface Column {
  readonly title: string
  readonly numeric?: boolean
}

export const dataTable = (caption: string, columns: readonly Column[], rows: readonly Html[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="data"><thead><tr>${columns.map(
    ({ title, numeric }) => html`<th scope="col"${numeric === true ? html` class="n"` : undefined}>${title}</th>`,
  )}</tr></thead><tbody>
${rows}</tbody></table></div>`

export const more = (amount: number, what: string): Html | undefined =>
  amount > 0 ? html`<p class="note">${grouped(amount)} more ${what} in the run record.</p>` : undefined
