/** What a run is asked to do. Defaults are applied here, once: after this nothing in the program knows one. */
import type { Pairs } from '#lib/json.ts'
import type { FindingClass } from '#model/check.ts'
import type { Operation } from '#model/contract.ts'
import type { CoverageFloors } from '#model/coverage.ts'
import { SuiteError } from '#model/problem.ts'
import { safeModes, type SafeMode } from '#model/target.ts'
import { parseCount, parseDuration, parseRate } from '#cli/quantities.ts'

/** As written on the command line or in a config: every member may be missing. */
export interface Written {
  readonly url?: string
  readonly token?: string
  readonly tokenLimited?: string
  readonly tokenStranger?: string
  readonly limitedScopes?: string
  readonly header?: readonly string[]
  readonly seed?: string
  readonly case?: string
  readonly maxCases?: string
  readonly maxTime?: string
  readonly rate?: string
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly check?: readonly string[]
  readonly skipCheck?: readonly string[]
  readonly failOn?: string
  readonly baseline?: string
  readonly corpus?: string
  readonly coverageFloors?: CoverageFloors
  readonly formats?: string
  readonly safe?: string
  readonly iOwnThisTarget?: boolean
  readonly out?: string
  readonly report?: readonly string[]
  readonly quiet?: boolean
  readonly json?: boolean
  readonly limit?: readonly string[]
  readonly defect?: readonly string[]
}

export interface Settings {
  readonly url: string | undefined
  readonly tokens: { readonly main?: string; readonly limited?: string; readonly stranger?: string }
  readonly limitedScopes: readonly string[] | undefined
  readonly extraHeaders: Pairs
  readonly seed: number
  readonly only: string | undefined
  readonly maxCases: number | undefined
  readonly maxTimeMs: number | undefined
  readonly perSecond: number | undefined
  readonly selected: (operation: Operation) => boolean
  readonly checkSelected: (id: string) => boolean
  readonly failOn: FindingClass
  readonly baseline: string | undefined
  readonly corpus: string | undefined
  readonly coverageFloors: CoverageFloors
  readonly formatsAsserted: boolean
  readonly safe: SafeMode
  readonly iOwnThisTarget: boolean
  readonly out: string
  readonly reports: readonly { readonly format: string; readonly path: string }[]
  readonly quiet: boolean
  readonly json: boolean
  readonly limits: readonly string[]
  readonly defects: readonly string[]
}

export const usualSeed = 1

export function settle(written: Written, environment: { readonly [name: string]: string | undefined }): Settings {
  const main = written.token ?? environment['PROOFLOAD_TOKEN']
  const limited = written.tokenLimited ?? environment['PROOFLOAD_TOKEN_LIMITED']
  const stranger = written.tokenStranger ?? environment['PROOFLOAD_TOKEN_STRANGER']
  return {
    url: written.url === undefined ? undefined : checkedUrl(written.url),
    tokens: { ...(main !== undefined && { main }), ...(limited !== undefined && { limited }), ...(stranger !== undefined && { stranger }) },
    limitedScopes: written.limitedScopes
      ?.split(',')
      .map((scope) => scope.trim())
      .filter((scope) => scope !== ''),
    extraHeaders: (written.header ?? []).map(headerLine),
    seed: written.seed === undefined ? usualSeed : parseCount(written.seed, '--seed'),
    only: written.case,
    maxCases: written.maxCases === undefined ? undefined : parseCount(written.maxCases, '--max-cases'),
    maxTimeMs: written.maxTime === undefined ? undefined : parseDuration(written.maxTime, '--max-time'),
    perSecond: written.rate === undefined ? undefined : parseRate(written.rate, '--rate'),
    selected: selection(written.include ?? [], written.exclude ?? []),
    checkSelected: (id) => (written.check === undefined || written.check.includes(id)) && written.skipCheck?.includes(id) !== true,
    failOn: oneOf(written.failOn ?? 'violation', ['violation', 'policy'], '--fail-on'),
    baseline: written.baseline,
    corpus: written.corpus,
    coverageFloors: written.coverageFloors ?? {},
    formatsAsserted: oneOf(written.formats ?? 'annotate', ['assert', 'annotate'], '--formats') === 'assert',
    safe: oneOf(written.safe ?? 'sandbox', safeModes, '--safe'),
    iOwnThisTarget: written.iOwnThisTarget === true,
    out: written.out ?? 'out',
    reports: (written.report ?? []).map(reportWish),
    quiet: written.quiet === true,
    json: written.json === true,
    limits: written.limit ?? [],
    defects: written.defect ?? [],
  }
}

export function checkedUrl(text: string, option = '--url'): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new SuiteError({
      code: 'usage',
      message: `${option}: "${text}" is not an http or https URL`,
      hint: 'For example --url http://127.0.0.1:8080/v1',
    })
  if (url.username !== '' || url.password !== '')
    throw new SuiteError({
      code: 'usage',
      message: `${option} must not carry a credential`,
      hint: 'Give it with --token or PROOFLOAD_TOKEN.',
    })
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

function headerLine(text: string): readonly [string, string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*([\t\x20-\x7e\x80-\xff]*)$/.exec(text) ?? []
  if (name === undefined || value === undefined)
    throw new SuiteError({
      code: 'usage',
      message: `-H: cannot read the header "${text.split(':')[0] ?? ''}"`,
      hint: "Write it as -H 'Name: value'.",
    })
  return [name.toLowerCase(), value]
}

function reportWish(text: string): { readonly format: string; readonly path: string } {
  const [, format, path] = /^([\w-]+)=(.+)$/.exec(text) ?? []
  if (format === undefined || path === undefined)
    throw new SuiteError({ code: 'usage', message: `--report: cannot read "${text}"`, hint: 'Write it as --report html=out/report.html.' })
  return { format, path }
}

function oneOf<T extends string>(text: string, choices: readonly T[], option: string): T {
  const found = choices.find((choice) => choice === text)
  if (found === undefined) throw new SuiteError({ code: 'usage', message: `${option}: "${text}" is none of ${choices.join(', ')}` })
  return found
}

/** An operation is meant by its id, its path or a part of it, its method, or a tag; `GET /pets` by both. */
function selection(include: readonly string[], exclude: readonly string[]): (operation: Operation) => boolean {
  const means =
    (wanted: string) =>
    ({ id, path, method, tags }: Operation): boolean =>
      wanted === id ||
      wanted.toUpperCase() === method ||
      tags.includes(wanted) ||
      (wanted.startsWith('/') && path.startsWith(wanted)) ||
      wanted === `${method} ${path}`
  return (operation) =>
    (include.length === 0 || include.some((wanted) => means(wanted)(operation))) && !exclude.some((wanted) => means(wanted)(operation))
}
