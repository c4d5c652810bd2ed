/** `fixed:100/60s`: how a rate limit is written on the command line, algorithm, requests, window. */
import { SuiteError } from '#model/problem.ts'

export const limitAlgorithms = ['fixed', 'sliding', 'token', 'gcra'] as const

export interface LimitSpec {
  readonly algorithm: (typeof limitAlgorithms)[number]
  readonly limit: number
  readonly windowMs: number
}

const unitMs: { readonly [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

export function parseLimitSpec(text: string): LimitSpec {
  const [, algorithm, limit, length, unit = 's'] = /^([a-z]+):(\d+)\/(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text.trim()) ?? []
  const known = limitAlgorithms.find((name) => name === algorithm)
  const windowMs = Number(length) * (unitMs[unit] ?? Number.NaN)
  if (known === undefined || !(Number(limit) > 0) || !(windowMs > 0)) {
    throw new SuiteError({
      code: 'usage',
      message: `"${text}" is no rate limit`,
      hint: `Write ALGORITHM:REQUESTS/WINDOW, such as fixed:100/60s; the algorithm is one of ${limitAlgorithms.join(', ')}, the window in ms, s, m or h.`,
    })
  }
  return { algorithm: known, limit: Number(limit), windowMs }
}
