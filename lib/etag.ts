/** Entity tags, RFC 9110 §8.8.3. */
import { headerOf } from '#lib/bytes.ts'
import type { Pairs } from '#lib/json.ts'

export const etagIn = (message: { readonly headers: Pairs }): string | undefined => headerOf(message, 'etag')

/** A weak one may stay the same although bytes change. */
export const isStrong = (etag: string): boolean => /^"[^"]*"$/.test(etag)

/** RFC 9110 §8.8.3.2: but for their weakness. */
export const areAlike = (a: string, b: string): boolean => a.replace(/^W\//, '') === b.replace(/^W\//, '')

/** Whether an `If-Match` or `If-None-Match` names the tag. */
export const names = (list: string, etag: string): boolean =>
  list.trim() === '*' || (list.match(/(?:W\/)?"[^"]*"/g) ?? []).some((one) => areAlike(one, etag))
