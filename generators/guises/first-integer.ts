/** The first integer of a JSON text, written otherwise. */
export function firstInteger(text: string, write: (digits: string) => string): string | undefined {
  // Texts are stepped over: what looks like a number in them is none.
  let found = false
  const other = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:[.eE][\d.eE+-]*)?/g, (piece) => {
    if (found || !/^-?[1-9]\d{0,12}$/.test(piece)) return piece
    found = true
    return write(piece)
  })
  return found ? other : undefined
}
