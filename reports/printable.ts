/** Foreign text made fit to be shown: bounded, and with every character visible that could move a cursor, reorder a line or hide. */

/** The first `max` characters, and how many are left out. Bounds the work of everything after it, so it comes first. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  // Half a surrogate pair would be shown as a broken character.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max
  return `${text.slice(0, end)} … (${new Intl.NumberFormat('en').format(text.length - end)} more characters)`
}

// Controls but tab and newline, format characters (bidirectional, zero-width, soft hyphen, BOM), line separators, lone surrogates.
const unseen = /[^\P{Cc}\t\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** ESC is shown as `\x1b`: escapes, since the pictures of control characters are missing in many fonts. */
export const printable = (text: string): string =>
  text.replace(unseen, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16)
    if (digits.length <= 2) return `\\x${digits.padStart(2, '0')}`
    return digits.length <= 4 ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`
  })

/** Several lines are kept. */
export const shown = (text: string, max: number): string => printable(cut(text, max))

/** Always one line: a newline is shown as `\n`. */
export const line = (text: string, max: number): string => shown(text, max).replaceAll('\n', '\\n').replaceAll('\t', ' ')
