/** The only place of this folder that reads files. */
import { readFileSync } from 'node:fs'
import { SuiteError } from '#model/problem.ts'

export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code === 'EACCES' ? 'permission denied' : String(code)
    throw new SuiteError({ code: 'document', message: `cannot read ${file}: ${reason}`, hint: 'Give the path of an OpenAPI document (YAML or JSON).' })
  }
}
