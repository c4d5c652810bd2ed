/** Thresholds: bounds on a tally, read and refused before anything is sent.
 *
 *     threshold = [ who ":" ] metric operator number unit
 *     metric    = p50 | p90 | p95 | p99 | p999 | max    us, ms or s     of expected answers and timeouts
 *               | errors | 429                          % or nothing    share or number of requests
 *               | rate                                  /s              requests answered as expected
 *     operator  = < | <= | > | >=
 *     who       = an operation, a scenario, a step of it (`scenario.step`) or a tag; all together where absent
 *
 * For example `p95 < 200ms`, `listItems: p99 <= 1.5s`, `errors < 1%`, `429 <= 0`, `rate >= 100/s`. */
import type { Problem } from '#model/problem.ts'
import type { LoadRecord } from '#model/record.ts'
import { cellsOf, servedLatency } from '#load/tally.ts'
import type { Cell, Tally } from '#load/tally.ts'

const latencies = { p50: 50, p90: 90, p95: 95, p99: 99, p999: 99.9, max: 100 } as const
const metrics = ['p50', 'p90', 'p95', 'p99', 'p999', 'max', 'errors', '429', 'rate'] as const
export type Metric = (typeof metrics)[number]
export type Operator = '<' | '<=' | '>' | '>='
export type Unit = 'ms' | '%' | 'count' | '/s'

export interface Threshold {
  readonly text: string
  /** Absent: all operations together. */
  readonly operation?: string
  /** What the tally counts under that name, where it is not one operation but a scenario or a tag. */
  readonly members?: readonly string[]
  readonly metric: Metric
  readonly operator: Operator
  /** In `unit`; times are converted to milliseconds. */
  readonly bound: number
  readonly unit: Unit
}

export interface ParsedThresholds {
  readonly thresholds: readonly Threshold[]
  readonly problems: readonly Problem[]
}

/** Scenarios and tags, each with what the tally counts under it. */
export interface Groups {
  readonly [name: string]: readonly string[]
}

/** All mistakes at once. `operations` are those that the run will send: a threshold on any other would judge nothing. */
export function parseThresholds(texts: readonly string[], operations?: readonly string[], groups: Groups = {}): ParsedThresholds {
  const parsed = texts.map((text) => parse(text, groups, operations))
  return {
    thresholds: parsed.filter((one): one is Threshold => 'metric' in one),
    problems: parsed.filter((one): one is Problem => 'code' in one),
  }
}

export type Judged = LoadRecord['thresholds'][number]

/** A threshold on a tally that holds nothing of its operation is broken: nobody showed that it holds. */
export const evaluate = (thresholds: readonly Threshold[], tally: Tally, seconds: number): readonly Judged[] =>
  thresholds.map((threshold) => {
    const actual = actualOf(threshold, cellsFor(tally, threshold), seconds)
    const held = actual !== undefined && holds[threshold.operator](actual, threshold.bound)
    return { text: threshold.text, actual: actual ?? 0, held, ...(threshold.members !== undefined && { members: threshold.members }) }
  })

/** The first that does not hold by now. Where nothing of its operation has ended yet, nothing is broken yet. */
export const brokenBy = (thresholds: readonly Threshold[], tally: Tally, seconds: number): Judged | undefined =>
  evaluate(
    thresholds.filter((threshold) => actualOf(threshold, cellsFor(tally, threshold), seconds) !== undefined),
    tally,
    seconds,
  ).find(({ held }) => !held)

const cellsFor = (tally: Tally, { operation, members }: Threshold): readonly Cell[] =>
  members === undefined ? cellsOf(tally, operation) : members.flatMap((member) => cellsOf(tally, member))

const holds: Readonly<Record<Operator, (actual: number, bound: number) => boolean>> = {
  '<': (actual, bound) => actual < bound,
  '<=': (actual, bound) => actual <= bound,
  '>': (actual, bound) => actual > bound,
  '>=': (actual, bound) => actual >= bound,
}

function actualOf({ metric, unit }: Threshold, cells: readonly Cell[], seconds: number): number | undefined {
  const total = sum(cells, ({ count }) => count)
  if (total === 0) return undefined
  if (metric === 'rate') return sum(cells, ({ count, failed }) => count - failed) / seconds
  if (metric === 'errors' || metric === '429') {
    const hits = metric === '429' ? sum(cells, ({ status, count }) => (status === '429' ? count : 0)) : sum(cells, ({ failed }) => failed)
    return unit === '%' ? (hits / total) * 100 : hits
  }
  const served = servedLatency(cells)
  return served.count === 0 ? undefined : served.percentileMs(latencies[metric])
}

const sum = (cells: readonly Cell[], of: (cell: Cell) => number): number => cells.reduce((total, cell) => total + of(cell), 0)

const form =
  /^(?:(?<operation>[^\s:]+)\s*:\s*)?(?<metric>[^\s<>=:]+)\s*(?<operator><=|>=|<|>|==?|!=)\s*(?<number>[^\sa-z%/]+)\s*(?<unit>\S*)$/i
const shown = 'write it as `p95 < 200ms`, `listItems: p99 < 1s`, `errors < 1%`, `429 <= 0` or `rate >= 100/s`'

function parse(written: string, groups: Groups, operations?: readonly string[]): Threshold | Problem {
  const text = written.trim()
  const wrong = (what: string, hint = shown): Problem => ({ code: 'usage', message: `threshold \`${text}\`: ${what}`, hint })
  const { operation, metric, operator, number = '', unit = '' } = form.exec(text)?.groups ?? {}
  if (metric === undefined || operator === undefined) return wrong('cannot be read')
  if (!isMetric(metric)) return wrong(`there is no metric \`${metric}\``, guess(metric, metrics, 'metrics'))
  if (!isOperator(operator)) return wrong(`\`${operator}\` bounds nothing`, 'operators are <, <=, > and >=')
  if (!/^\d+(?:\.\d+)?$/.test(number)) return wrong(`\`${number}\` is not a number`)
  const scale = units[kindOf(metric)][unit.toLowerCase()]
  if (scale === undefined)
    return wrong(unit === '' ? `${metric} needs a unit` : `${metric} is not measured in \`${unit}\``, unitHints[kindOf(metric)])
  const known = operation === undefined || operations === undefined || operations.includes(operation)
  const members = operation === undefined || operations?.includes(operation) === true ? undefined : groups[operation]
  if (!known && members === undefined)
    return wrong(`the run sends no operation \`${operation}\``, guess(operation, [...operations, ...Object.keys(groups)], 'operations'))
  const bound = Number(number) * scale.times
  if (scale.unit === '%' && bound > 100) return wrong(`${number}% is more than all`)
  return {
    text,
    ...(operation !== undefined && { operation }),
    ...(members !== undefined && { members }),
    metric,
    operator,
    bound,
    unit: scale.unit,
  }
}

type Kind = 'latency' | 'share' | 'rate'
const kindOf = (metric: Metric): Kind => (metric === 'rate' ? 'rate' : metric === 'errors' || metric === '429' ? 'share' : 'latency')

const units: Readonly<Record<Kind, { readonly [written: string]: { readonly unit: Unit; readonly times: number } }>> = {
  latency: { us: { unit: 'ms', times: 0.001 }, ms: { unit: 'ms', times: 1 }, s: { unit: 'ms', times: 1000 } },
  share: { '%': { unit: '%', times: 1 }, '': { unit: 'count', times: 1 } },
  rate: { '/s': { unit: '/s', times: 1 } },
}
const unitHints: Readonly<Record<Kind, string>> = {
  latency: 'give a time in us, ms or s: `p95 < 200ms`',
  share: 'give a share or a number: `errors < 1%`, `errors < 5`',
  rate: 'give a number per second: `rate >= 100/s`',
}

const isMetric = (text: string): text is Metric => (metrics as readonly string[]).includes(text)
const isOperator = (text: string): text is Operator => text in holds

function guess(given: string, known: readonly string[], what: string): string {
  const wanted = given.toLowerCase()
  const near = known.map((name) => ({ name, far: distance(wanted, name.toLowerCase()) })).sort((a, b) => a.far - b.far)[0]
  const listed = `${what} are ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}`
  return near !== undefined && near.far <= Math.max(1, near.name.length / 3) ? `did you mean \`${near.name}\`? ${listed}` : listed
}

/** Levenshtein. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}
