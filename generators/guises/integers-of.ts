/** The integers of a JSON text, each written otherwise, or the first alone. `undefined` where there is none. */
export function integersOf(text: string, write: (digits: string) => string, which: 'all' | 'first' = 'all'): string | undefined {
  let count = 0
  // Texts are stepped over: what looks like a number in them is none.
  const other = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:[.eE][\d.eE+-]*)?/g, (piece) => {
    if (!/^-?[1-9]\d{0,12}$/.test(piece) || (which === 'first' && count > 0)) return piece
    count += 1
    return write(piece)
  })
  return count > 0 ? other : undefined
}
