/** Content hashes: the same for equal JSON, whatever the order of its keys. */
import { createHash } from 'node:crypto'

/** JSON text with sorted keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** SHA-256, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The first 12 digits of the hash of a value: an id that a person can read aloud. */
export const shortHash = (value: unknown): string => sha256(canonical(value)).slice(0, 12)
