/** Every letter of every text and name as an escape: the same text, RFC 8259 §7 and §8.3. */
import type { Guise } from '#generators/guises/guise.ts'
import { rewritten } from '#generators/negative/json-text.ts'

export const escapedLetters: Guise = {
  id: 'escaped-letters',
  promise: 'A letter and its escape are the same.',
  claim: 'accepted',
  keyword: 'content',
  on: 'body',
  dress: (body) =>
    rewritten(body, (text) => {
      const escaped = text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => quoted.replace(/\\(?:u[0-9a-f]{4}|.)|[A-Za-z]/gi, escape))
      return escaped === text ? undefined : escaped
    }),
}

/** What is an escape already stays. */
const escape = (piece: string): string => (piece.length > 1 ? piece : `\\u${piece.charCodeAt(0).toString(16).padStart(4, '0')}`)
