/** Text in lines and columns, for a terminal of 96. */

const columns = 96

/** Words are kept whole unless one alone is longer than a line. */
export function wrapped(text: string, first: string, rest = first): readonly string[] {
  const lines: string[] = []
  let current = first
  let empty = true
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (!empty && current.length + 1 + word.length > columns) {
      lines.push(current)
      current = rest
      empty = true
    }
    current += empty ? word : ` ${word}`
    empty = false
  }
  return empty ? lines : [...lines, current]
}

/** The first `left` columns are names, the others numbers. */
export function table(rows: readonly (readonly string[])[], left: number): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  )
}
