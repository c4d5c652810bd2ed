/** Names that stand twice in one object of a JSON text. RFC 8259 §4: they SHOULD be unique, and readers differ in what they make of them. */

/** The first name that is repeated in its object; the text has to be JSON. */
export function repeatedName(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]/g
  for (let found = tokens.exec(text); found !== null; found = tokens.exec(text)) {
    const [token] = found
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (/^\s*:/.test(text.slice(tokens.lastIndex, tokens.lastIndex + 100))) {
      const name = JSON.parse(token) as string // what the expression above takes for a string is one
      const names = open.at(-1)
      if (names?.has(name) === true) return name
      names?.add(name)
    }
  }
  return undefined
}
