/** The texts of a pattern that only chooses among words: `^(name|created)(,(asc|desc))?$`, `^-?(name|size)$`. */

const mostTexts = 60

/** `undefined` where it leaves more open than a choice; what may come again (`(…)*`) is left out. */
export function textsOfPattern(pattern: string): readonly string[] | undefined {
  const [, inner] = /^\^([\s\S]*)\$$/.exec(pattern) ?? []
  const read = inner === undefined ? undefined : alternatives(inner, 0)
  return read === undefined || read.end !== inner?.length || read.texts.length > mostTexts ? undefined : read.texts
}

interface Read {
  readonly texts: readonly string[]
  readonly end: number
}

function alternatives(pattern: string, start: number): Read | undefined {
  const texts: string[] = []
  for (let at = start; ; at += 1) {
    const one = sequence(pattern, at)
    if (one === undefined || texts.length > mostTexts) return undefined
    texts.push(...one.texts)
    at = one.end
    if (pattern[at] !== '|') return { texts, end: at }
  }
}

function sequence(pattern: string, start: number): Read | undefined {
  let texts: readonly string[] = ['']
  let at = start
  while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
    const piece = pattern[at] === '(' ? group(pattern, at) : literal(pattern, at)
    if (piece === undefined) return undefined
    const repeat = /^[?*]/.exec(pattern.slice(piece.end))?.[0] ?? ''
    if (/^(?:\?\?|[+{])/.test(pattern.slice(piece.end))) return undefined
    const chosen = repeat === '*' ? [''] : repeat === '?' ? ['', ...piece.texts] : piece.texts
    texts = texts.flatMap((head) => chosen.map((tail) => head + tail))
    if (texts.length > mostTexts) return undefined
    at = piece.end + repeat.length
  }
  return { texts, end: at }
}

function group(pattern: string, start: number): Read | undefined {
  const [opening = ''] = /^\((?:\?:)?/.exec(pattern.slice(start)) ?? []
  const inside = alternatives(pattern, start + opening.length)
  return inside === undefined || pattern[inside.end] !== ')' ? undefined : { texts: inside.texts, end: inside.end + 1 }
}

function literal(pattern: string, start: number): Read | undefined {
  const [text, escaped] = /^(?:[\w ,:/@-]|\\([-.,:/+|]))/.exec(pattern.slice(start)) ?? []
  return text === undefined ? undefined : { texts: [escaped ?? text], end: start + text.length }
}
