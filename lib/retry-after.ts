/** Retry-After as seconds from its own response (RFC 9110 section 10.2.3): a number, or a date less the response's Date. */
import { headerOf } from '#lib/bytes.ts'
import type { Pairs } from '#lib/json.ts'

export type RetryAfter =
  | { readonly kind: 'seconds' | 'date'; readonly seconds: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed'; readonly text: string }

/** `epochMs` stands in for a missing Date. Both stamps are the server's, so that a wrong clock there does no harm. */
export function retryAfter(message: { readonly headers: Pairs }, epochMs: number): RetryAfter {
  const text = headerOf(message, 'retry-after')?.trim()
  if (text === undefined) return { kind: 'missing' }
  if (/^\d{1,9}$/.test(text)) return { kind: 'seconds', seconds: Number(text) }
  const until = httpDate(text, epochMs)
  if (until === undefined) return { kind: 'malformed', text }
  const from = httpDate(headerOf(message, 'date') ?? '', epochMs) ?? epochMs
  return { kind: 'date', seconds: (until - from) / 1000 }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const time = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)'
const month = `(?<month>${months.join('|')})`
const forms = [
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT$`), // IMF-fixdate
  new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT$`), // RFC 850
  new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ${month} (?<day>[\\d ]\\d) ${time} (?<year>\\d{4})$`), // asctime
]

/** Milliseconds since 1970 of the three forms of RFC 9110 section 5.6.7; Date.parse would take far more than these. */
export function httpDate(text: string, epochMs: number): number | undefined {
  for (const form of forms) {
    const found = form.exec(text)?.groups
    if (found === undefined) continue
    const number = (name: string): number => Number(found[name])
    const year = found['year']?.length === 2 ? fullYear(number('year'), epochMs) : number('year')
    return Date.UTC(year, months.indexOf(found['month'] ?? ''), number('day'), number('hour'), number('minute'), number('second'))
  }
  return undefined
}

/** Two digits: a date that looks more than 50 years ahead lies in the past century. */
function fullYear(short: number, epochMs: number): number {
  const now = new Date(epochMs).getUTCFullYear()
  const year = now - (now % 100) + short
  return year > now + 50 ? year - 100 : year
}
