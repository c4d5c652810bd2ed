/** Letters of the world in a text: what databases, fonts and terminals stumble over. A text may have rules that nobody wrote down. */
import type { Guise } from '#generators/guises/guise.ts'
import { isFreeText, withTail } from '#generators/guises/free-text.ts'

const samples: { readonly [id: string]: readonly [promise: string, text: string] } = {
  'combining-marks': ['Combining marks crash nothing.', ' e\u0301 n\u0303 Z\u0351\u036b\u0343\u036a\u0302'],
  'zero-width': ['Characters without width crash nothing.', ' a\u200b\u200d\u2060\ufeffb'],
  bidirectional: ['Marks of direction crash nothing.', ' \u202eabc\u202c \u2067def\u2069'],
  'right-to-left': ['Scripts from right to left crash nothing.', ' \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627'],
  fullwidth: ['Fullwidth letters crash nothing.', ' \uff21\uff22\uff23 \uff11\uff12'],
  emoji: ['Characters beyond the basic plane crash nothing.', ' \u{1f469}\u200d\u{1f680} \u{20000} \u{1f1e9}\u{1f1ea}'],
  'odd-spaces': ['Spaces around a text, and spaces other than the usual, crash nothing.', '\u00a0\u2003\u3000 \t'],
  quotes: ['Quotes, backslashes and brackets in a text crash nothing.', ' \'"\\`<b>{{1}}${1}%s%00'],
  'null-character': ['The character U+0000 in a text crashes nothing.', ' a\u0000b'],
}

export const letters: readonly Guise[] = Object.entries(samples).map(([id, [promise, text]]) => ({
  id,
  promise,
  claim: 'survived',
  keyword: 'type',
  on: 'value',
  dress(target) {
    const value = isFreeText(target) ? withTail(target, text) : undefined
    return value === undefined ? undefined : { value }
  },
}))
