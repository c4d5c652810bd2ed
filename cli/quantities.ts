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

export function parseCount(text: string, option: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new SuiteError({ code: 'usage', message: `${option}: "${text}" is not a whole number` })
}
