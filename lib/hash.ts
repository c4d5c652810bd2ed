/** Content hashes: the same for equal JSON, whatever the order of its keys. */
import { createHash } from 'node:crypto'

/** JSON text with sorted keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    let members = ''
    for (const name of Object.keys(value).sort()) {
      const member = (value as Readonly<Record<string, unknown>>)[name] // one of its own keys
      if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonical(member)}`
    }
    return `{${members}}`
  }
  return JSON.stringify(value)
}

/** Whether two values are the same JSON. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b))

/** SHA-256, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The first 12 digits of the hash of a value: an id that a person can read aloud. */
export const shortHash = (value: unknown): string => sha256(canonical(value)).slice(0, 12)
