/** A byte that UTF-8 never has, inside of a text: RFC 8259 §8.1 wants UTF-8, and many decoders put U+FFFD in its place. */
import { rewritten } from '#generators/negative/json-text.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const invalidUtf8: Mutation = {
  id: 'invalid-utf8',
  keyword: 'content',
  keywords: ['content'],
  mild: true,
  promise: 'A body that is not UTF-8 is refused.',
  on: 'body',
  breakIt: (body) =>
    rewritten(body, (text) => {
      const [before, after] = split(text)
      return after === undefined ? undefined : Buffer.concat([Buffer.from(before), Buffer.of(0xff), Buffer.from(after)])
    }),
}

/** Behind the opening quote of the first text that is no name. */
function split(text: string): readonly [string, string?] {
  const at = text.search(/(?<=[:[]|^)"/)
  return at < 0 ? [text] : [text.slice(0, at + 1), text.slice(at + 1)]
}
