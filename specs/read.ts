/** The only place of this folder that reads files. */
import { readFileSync } from 'node:fs'
import { SuiteError } from '#model/problem.ts'

export function readText(file: string): string {
  if (/^https?:/i.test(file))
    throw new SuiteError({
      code: 'document',
      message: `cannot read ${file}: documents are read from files`,
      hint: 'Save it first: curl -o openapi.yaml …',
    })
  try {
    return utf8(readFileSync(file), file)
  } catch (cause) {
    if (cause instanceof SuiteError) throw cause
    const code = (cause as NodeJS.ErrnoException).code
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'permission denied'
            : String(code)
    throw new SuiteError({
      code: 'document',
      message: `cannot read ${file}: ${reason}`,
      hint: 'Give the path of an OpenAPI document (YAML or JSON).',
    })
  }
}

/** Refused, not repaired: a replaced byte would be a promise that nobody wrote. */
function utf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SuiteError({
      code: 'document',
      message: `cannot read ${file}: it is not UTF-8`,
      place: { file, line: lineOf(bytes), column: 1 },
      hint: 'Save the document as UTF-8.',
    })
  }
}

/** The first line that does not decode. */
function lineOf(bytes: Uint8Array): number {
  const lines = Buffer.from(bytes).toString('utf8').split('\n')
  return (
    Math.max(
      0,
      lines.findIndex((line) => line.includes('\uFFFD')),
    ) + 1
  )
}
