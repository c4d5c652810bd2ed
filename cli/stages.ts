/** Load shapes as people write them, `30s@50/s, 10s@50..200/s, 5s@400/s`; and arrivals as a file recorded them. */
import { SuiteError } from '#model/problem.ts'
import type { Stage } from '#load/pacers.ts'
import type { Arrival } from '#run/load-arrivals.ts'
import { readText } from '#specs/read.ts'
import { parseDuration, parseRate } from '#cli/quantities.ts'

/** A duration and a rate, or two between which it moves in a straight line. */
export function parseStages(texts: readonly string[], option: string): readonly Stage[] {
  const stages = texts.flatMap((text) => text.split(',')).map((text) => stageOf(text.trim(), option))
  if (stages.some(({ fromPerSecond, toPerSecond }) => fromPerSecond + toPerSecond > 0)) return stages
  throw new SuiteError({ code: 'usage', message: `${option}: no stage sends anything`, hint: shown })
}

const shown = 'Write them as 30s@50/s (constant), 10s@50..200/s (ramp), 5s@0/s (pause), one after the other: 30s@50/s, 10s@50..200/s'

function stageOf(text: string, option: string): Stage {
  const [, duration = '', from = '', to = from, unit = ''] = /^([\d.]+[a-z]+)@([\d.]+?)(?:\.\.([\d.]+))?(\/[a-z]+)$/.exec(text) ?? []
  if (duration === '') throw new SuiteError({ code: 'usage', message: `${option}: cannot read the stage "${text}"`, hint: shown })
  const perSecond = (rate: string): number => (/^0+(?:\.0+)?$/.test(rate) ? 0 : parseRate(rate + unit, option))
  const durationMs = parseDuration(duration, option)
  if (durationMs === 0) throw new SuiteError({ code: 'usage', message: `${option}: the stage "${text}" takes no time`, hint: shown })
  return { fromPerSecond: perSecond(from), toPerSecond: perSecond(to), durationMs }
}

/** One arrival a line: seconds since any start, or a date and time (ISO 8601). After a comma may stand what arrived. Milliseconds since the first. */
export function readArrivals(file: string): readonly Arrival[] {
  const times = textOf(file)
    .split(/\r?\n/)
    .map((line, index) => {
      const [text = '', of = ''] = line.split(',').map((column) => column.trim())
      return { text, of, line: index + 1 }
    })
    .filter(({ text }) => text !== '' && !text.startsWith('#'))
    .map(({ text, of, line }) => {
      const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN
      if (Number.isFinite(ms)) return { ms, of }
      throw new SuiteError({
        code: 'usage',
        message: `"${text}" is no time of an arrival`,
        place: { file, line, column: 1 },
        hint: 'Write seconds since the start, 12.345, or 2026-01-31T12:00:00.345Z.',
      })
    })
    .toSorted((a, b) => a.ms - b.ms)
  const [first] = times
  if (first === undefined) throw new SuiteError({ code: 'usage', message: `${file} holds no arrivals`, hint: 'One time a line.' })
  return times.map(({ ms, of }) => ({ atMs: ms - first.ms, ...(of !== '' && { of }) }))
}

function textOf(file: string): string {
  try {
    return readText(file)
  } catch (cause) {
    if (!(cause instanceof SuiteError)) throw cause
    throw new SuiteError({ code: 'usage', message: cause.problems[0].message, hint: '--arrivals wants a file with one time a line.' })
  }
}
