/** Records of the shards of one load run to the record of that run, judged once: on all of it. */
import { SuiteError } from '#model/problem.ts'
import type { LoadRecord, RunRecord } from '#model/record.ts'
import { incompleteness, wholeOf, type Part } from '#load/part.ts'
import { loadRecord } from '#load/record.ts'
import { parseThresholds, type Groups } from '#load/thresholds.ts'
import { gate, nothingFound } from '#run/gate.ts'
import { mergedFindings } from '#run/merged-findings.ts'

export interface PartFile {
  readonly file: string
  readonly record: RunRecord
}

/** `thresholds`: besides those that the shards were given. */
export function mergedOf(files: readonly [PartFile, ...PartFile[]], thresholds: readonly string[]): RunRecord {
  const [first, ...others] = files
  const parts: readonly [Part, ...Part[]] = [partOfFile(first), ...others.map(partOfFile)]
  areOfOneRun(files)
  const load = mergedLoad(parts, thresholds)
  const records = files.map(({ record }) => record)
  const { findings, flaky } = mergedFindings(records)
  const body = {
    findings,
    inconclusive: [],
    tally: [],
    coverage: [],
    unreached: [],
    load,
    limits: [],
  }
  return {
    ...first.record,
    ...body,
    command: 'merge',
    startedAt: records.map(({ startedAt }) => startedAt).toSorted()[0] ?? first.record.startedAt,
    durationMs: Math.max(...records.map(({ durationMs }) => durationMs)),
    plan: { ...first.record.plan, requests: records.reduce((sum, { plan }) => sum + plan.requests, 0) },
    flaky,
    gate: gate({ ...nothingFound, ...body }),
  }
}

const partOfFile = ({ file, record }: PartFile): Part => partIn(file, record.load)

export function partIn(file: string, load: LoadRecord | null): Part {
  if (load?.part !== undefined) return { load, part: load.part }
  throw new SuiteError({
    code: 'usage',
    message: `${file} is no part of a load run`,
    hint: 'A part is the run.json of `proofload load … --shard 0/3`.',
  })
}

/** Everything that would make the requests of one shard others than those that its index stands for. */
function areOfOneRun(files: readonly [PartFile, ...PartFile[]]): void {
  const [first, ...others] = files
  const keyOf = ({ record }: PartFile): readonly (readonly [string, unknown])[] => [
    ['document', record.contract.hash],
    ['plan', record.plan.hash],
    ['seed', record.seed],
    ['load model', record.load?.model],
    ['version of Proofload', record.tool.version],
  ]
  for (const other of others) {
    const differs = keyOf(other).find(([, value], index) => value !== keyOf(first)[index]?.[1])
    if (differs !== undefined)
      throw new SuiteError({
        code: 'usage',
        message: `${first.file} and ${other.file} are not of one run: each has another ${differs[0]}`,
        hint: 'Give the parts of one run: same document, seed and options, each with its own --shard.',
      })
  }
}

/** `more`: thresholds besides those of the parts. */
export function mergedLoad(parts: readonly [Part, ...Part[]], more: readonly string[]): LoadRecord {
  const texts = new Set([...parts.flatMap(({ load }) => load.thresholds.map(({ text }) => text)), ...more])
  const {
    thresholds,
    problems: [problem, ...problems],
  } = parseThresholds(
    [...texts],
    [...new Set(parts.flatMap(({ load }) => load.operations.map(({ operation }) => operation)))],
    groupsIn(parts),
  )
  if (problem !== undefined) throw new SuiteError(problem, ...problems)
  const record = loadRecord(
    wholeOf(parts),
    thresholds,
    parts.reduce((sum, { load }) => sum + load.sampled, 0),
  )
  const reasons = [
    incompleteness(parts.map(({ part }) => part)),
    ...parts.map(({ load, part }) => (load.invalid === null ? null : `shard ${part.index}: ${load.invalid}`)),
    record.invalid,
  ].filter((reason) => reason !== null)
  const [
    {
      load: { name, work, stages },
    },
  ] = parts
  const scenarios = journeysOf(parts)
  const lives = livesOf(parts)
  return {
    ...record,
    invalid: reasons.length === 0 ? null : [...new Set(reasons)].join('; '),
    ...(name !== undefined && { name }),
    ...(work !== undefined && { work }),
    ...(stages !== undefined && { stages }),
    ...(scenarios.length > 0 && { scenarios }),
    ...(lives !== undefined && { lives }),
  }
}

/** Scenarios and tags that thresholds name, with what the shards counted under them. */
const groupsIn = (parts: readonly Part[]): Groups =>
  Object.fromEntries(
    parts.flatMap(({ load }) =>
      load.thresholds.flatMap(({ text, members }) => (members === undefined ? [] : [[text.split(':')[0]?.trim() ?? '', members] as const])),
    ),
  )

function livesOf(parts: readonly Part[]): LoadRecord['lives'] {
  const all = parts.flatMap(({ load }) => load.lives ?? [])
  return all.length === 0
    ? undefined
    : { played: all.reduce((sum, { played }) => sum + played, 0), inFlight: Math.max(...all.map(({ inFlight }) => inFlight)) }
}

function journeysOf(parts: readonly Part[]): NonNullable<LoadRecord['scenarios']> {
  const all = parts.flatMap(({ load }) => load.scenarios ?? [])
  return [...new Set(all.map(({ name }) => name))].map((name) => {
    const own = all.filter((one) => one.name === name)
    const broken: Record<string, number> = {}
    for (const [reason, times] of own.flatMap((one) => Object.entries(one.broken))) broken[reason] = (broken[reason] ?? 0) + times
    const sum = (of: 'started' | 'finished'): number => own.reduce((total, one) => total + one[of], 0)
    return { name, started: sum('started'), finished: sum('finished'), broken }
  })
}
