/** Comma-separated values with a head, RFC 4180: quoted fields may hold commas, line breaks and doubled quotes. */

export type CsvRows = readonly { readonly [column: string]: string }[]

/** Undefined where a quote is never closed, or a row has another number of fields than the head. */
export function parseCsv(text: string): CsvRows | undefined {
  const lines = fieldsOf(text.replace(/^\uFEFF/, ''))
  const [head, ...rows] = lines ?? []
  if (head === undefined || rows.some((row) => row.length !== head.length)) return undefined
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name.trim(), row[index] ?? ''])))
}

const field = /(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^",\r\n]*))(?<end>,|\r?\n|$)/y

function fieldsOf(text: string): readonly (readonly string[])[] | undefined {
  const lines: string[][] = [[]]
  field.lastIndex = 0
  while (field.lastIndex < text.length || lines.at(-1)?.length !== 0) {
    const { quoted, plain = '', end } = field.exec(text)?.groups ?? {}
    if (end === undefined) return undefined
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',') continue
    // The last line may end without a line break, or with one.
    if (end === '' || field.lastIndex >= text.length) return lines
    lines.push([])
  }
  return lines
}
