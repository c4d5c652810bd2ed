/** What a response declares of its limits: Retry-After, the RateLimit fields of the IETF drafts, and the X-RateLimit family. Declared, never verified. */
import { parseDictionary, parseList } from 'structured-headers'
import { headerOf } from '#lib/bytes.ts'
import type { Pairs } from '#lib/json.ts'
import { httpDate, retryAfter } from '#lib/retry-after.ts'
import type { RetryAfter } from '#lib/retry-after.ts'

export interface DeclaredPolicy {
  readonly name: string
  readonly limit: number | null
  readonly windowSeconds: number | null
  readonly remaining: number | null
  readonly resetSeconds: number | null
}

export interface LimitHeaders {
  readonly retryAfter: RetryAfter
  /** Empty where nothing is declared, or nothing that can be read: the drafts say that malformed fields are ignored. */
  readonly policies: readonly DeclaredPolicy[]
}

type Message = { readonly headers: Pairs }

/** `epochMs`: when the response came, to read absolute resets without a Date. */
export function limitHeaders(message: Message, epochMs: number): LimitHeaders {
  const readers = [structured, draft7, separate]
  const policies = readers.map((read) => read(message, epochMs)).find((found) => found.length > 0) ?? []
  return { retryAfter: retryAfter(message, epochMs), policies }
}

/** All lines of one field, as one (RFC 9110 section 5.3). */
const field = ({ headers }: Message, name: string): string | undefined => {
  const lines = headers.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value)
  return lines.length === 0 ? undefined : lines.join(', ')
}

const blank: Omit<DeclaredPolicy, 'name'> = { limit: null, windowSeconds: null, remaining: null, resetSeconds: null }

/** Drafts 8 to 11: `RateLimit-Policy: "burst";q=100;w=60` and `RateLimit: "burst";r=50;t=30`, as lists (RFC 9651). */
function structured(message: Message): readonly DeclaredPolicy[] {
  const found = new Map<string, DeclaredPolicy>()
  for (const [name, get] of items(field(message, 'ratelimit-policy'))) {
    found.set(name, { name, ...blank, limit: get('q'), windowSeconds: get('w') })
  }
  for (const [name, get] of items(field(message, 'ratelimit'))) {
    found.set(name, { ...(found.get(name) ?? { name, ...blank }), remaining: get('r'), resetSeconds: get('t') })
  }
  return [...found.values()]
}

type Get = (key: string) => number | null

function items(text: string | undefined): readonly (readonly [string, Get])[] {
  return (
    attempt(() => parseList(text ?? ''))?.flatMap(([value, parameters]) =>
      typeof value === 'string' ? [[value, (key: string) => natural(parameters.get(key))] as const] : [],
    ) ?? []
  )
}

/** Draft 7: `RateLimit: limit=100, remaining=50, reset=30`, with `RateLimit-Policy: 100;w=60`. */
function draft7(message: Message): readonly DeclaredPolicy[] {
  const fields = attempt(() => parseDictionary(field(message, 'ratelimit') ?? ''))
  const get = (key: string): number | null => natural(fields?.get(key)?.[0])
  const limit = get('limit')
  if (limit === null) return []
  const policy = attempt(() => parseList(field(message, 'ratelimit-policy') ?? ''))?.find(([value]) => value === limit)
  return [{ name: 'default', limit, windowSeconds: natural(policy?.[1].get('w')), remaining: get('remaining'), resetSeconds: get('reset') }]
}

/** Drafts 3 to 6 and their many elders, one field a value. */
function separate(message: Message, epochMs: number): readonly DeclaredPolicy[] {
  for (const prefix of ['ratelimit-', 'x-ratelimit-', 'x-rate-limit-']) {
    const limits = numbers(field(message, `${prefix}limit`))
    const remaining = numbers(field(message, `${prefix}remaining`))
    const written = field(message, `${prefix}reset`) ?? ''
    const resets = /^[\d,.\s]+$/.test(written) ? written.split(',') : [written] // a date has a comma of its own
    const length = Math.max(limits.length, remaining.length)
    if (length === 0) continue
    // Some send one value a policy: `1, 15000`.
    return Array.from({ length }, (_, index) => ({
      name: length === 1 ? 'default' : String(index + 1),
      limit: limits[index] ?? null,
      windowSeconds: windowOf(field(message, `${prefix}limit`)),
      remaining: remaining[index] ?? null,
      resetSeconds: reset(resets[index] ?? resets[0] ?? '', message, epochMs),
    }))
  }
  return []
}

const numbers = (text: string | undefined): readonly number[] =>
  (text ?? '')
    .split(',')
    .map((part) => Number(part.split(';')[0] || NaN))
    .filter(Number.isFinite)

/** Draft 3 put the window behind the limit: `100, 100;w=60`. */
const windowOf = (text: string | undefined): number | null => natural(Number(/;\s*w=(\d+)/.exec(text ?? '')?.[1] ?? NaN))

/** Seconds from now, seconds or milliseconds since 1970, or a date: told apart by size, for nobody waits three years. */
function reset(text: string, message: Message, epochMs: number): number | null {
  const nowMs = httpDate(headerOf({ headers: message.headers }, 'date') ?? '', epochMs) ?? epochMs
  const date = httpDate(text.trim(), epochMs)
  if (date !== undefined) return (date - nowMs) / 1000
  const value = text.trim() === '' ? NaN : Number(text)
  if (!Number.isFinite(value) || value < 0) return null
  return value < 1e8 ? value : value < 1e11 ? value - nowMs / 1000 : (value - nowMs) / 1000
}

const natural = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null)

function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse()
  } catch {
    return undefined
  }
}
