/** Markup that escapes by default: whatever is put into the template is text, unless it was made by the template itself. */

// A symbol, because no JSON can hold one: an object out of a hostile record never passes for markup.
const markup: unique symbol = Symbol('markup')

export interface Html {
  readonly [markup]: string
}

export type Fragment = Html | string | number | null | undefined | readonly Fragment[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** For text that stands in our own source (style, script), never for anything that was read. */
export const trusted = (source: string): Html => ({ [markup]: source })

export const html = (strings: TemplateStringsArray, ...fragments: readonly Fragment[]): Html =>
  trusted(strings.reduce((before, text, index) => before + markupOf(fragments[index - 1]) + text))

/** The text to write to a file. `null`, `undefined` and objects from elsewhere are nothing; a list is its items in a row. */
export function markupOf(fragment: Fragment): string {
  if (fragment === null || fragment === undefined) return ''
  if (typeof fragment !== 'object') return escapeHtml(String(fragment))
  if (markup in fragment) return fragment[markup]
  return Array.isArray(fragment) ? fragment.map((item: Fragment) => markupOf(item)).join('') : ''
}
