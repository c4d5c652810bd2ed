/** Durations and rates as people write them: `90s`, `1500ms`, `2m`; `200/s`, `30/min`. */
import { SuiteError } from '#model/problem.ts'

const milliseconds = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 } as const
const perSecondOf = { s: 1, sec: 1, m: 60, min: 60, h: 3600 } as const

/** Milliseconds. */
export function parseDuration(text: string, option: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|min|h)$/.exec(text.trim())
  const [, amount = '', unit = ''] = match ?? []
  if (match === null)
    throw new SuiteError({
      code: 'usage',
      message: `${option}: cannot read the duration "${text}"`,
      hint: 'Write it as 90s, 1500ms or 2m.',
    })
  return Number(amount) * milliseconds[unit as keyof typeof milliseconds]
}

/** Requests per second. */
export function parseRate(text: string, option: string): number {
  const match = /^(\d+(?:\.\d+)?)\/(s|sec|m|min|h)$/.exec(text.trim())
  const [, amount = '', unit = ''] = match ?? []
  const rate = Number(amount) / perSecondOf[unit as keyof typeof perSecondOf]
  if (match === null || !(rate > 0))
    throw new SuiteError({ code: 'usage', message: `${option}: cannot read the rate "${text}"`, hint: 'Write it as 200/s or 30/min.' })
  return rate
}

/** `2/3`, the third of three. */
export function parseShard(text: string, option: string): { readonly index: number; readonly count: number } {
  const [, index = '', count = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text.trim()) ?? []
  if (count !== '' && Number(index) < Number(count)) return { index: Number(index), count: Number(count) }
  throw new SuiteError({
    code: 'usage',
    message: `${option}: cannot read the shard "${text}"`,
    hint: 'Write it as 0/3, 1/3 and 2/3, the first is 0.',
  })
}

/** Epoch milliseconds. Not before `nowMs`, and at most a day after it. */
export function parseInstant(text: string, option: string, nowMs: number): number {
  const written = text.trim()
  const ms = /^\d{10}$/.test(written) ? Number(written) * 1000 : /^\d{13}$/.test(written) ? Number(written) : Date.parse(written)
  const wrong = (message: string): SuiteError =>
    new SuiteError({ code: 'usage', message: `${option}: ${message}`, hint: 'Write it as 2026-11-21T18:00:00Z or as epoch seconds.' })
  if (Number.isNaN(ms)) throw wrong(`cannot read the time "${text}"`)
  if (ms < nowMs) throw wrong(`"${text}" is over since ${Math.round((nowMs - ms) / 1000)} s`)
  if (ms > nowMs + 86_400_000) throw wrong(`"${text}" is more than a day away`)
  return ms
}

/** `3%`, as a share of 1. */
export function parseShare(text: string, option: string): number {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text.trim()) ?? []
  if (number !== undefined) return Number(number) / 100
  throw new SuiteError({ code: 'usage', message: `${option}: cannot read the share "${text}"`, hint: 'Write it as 3% or 0.5%.' })
}

export function parseCount(text: string, option: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new SuiteError({ code: 'usage', message: `${option}: "${text}" is not a whole number` })
}
