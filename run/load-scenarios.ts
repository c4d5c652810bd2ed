/** Written scenarios as journeys: every name is settled and every mistake told before anything is sent. */
import { isRead } from '#lib/read-methods.ts'
import { isSuccess } from '#lib/status-range.ts'
import { fork } from '#lib/seed.ts'
import type { Json } from '#lib/json.ts'
import { operationsById, type Operation } from '#model/contract.ts'
import type { HttpResponse } from '#model/exchange.ts'
import { SuiteError, type Problem } from '#model/problem.ts'
import type { Known, Scenario, Scenarios, ScenarioStep, Setting, StepContext } from '#model/scenario.ts'
import { journeyShare, newCount, type JourneyCount, type JourneyStep } from '#load/journey.ts'
import type { Share } from '#load/mix.ts'
import { exchangeValue } from '#suites/observed.ts'
import type { LoadRunOptions } from '#run/load.ts'
import { positiveOf, type Counted, type Shares } from '#run/load-shares.ts'
import type { Player } from '#run/play.ts'

export interface ScenarioShares extends Shares {
  readonly counts: ReadonlyMap<string, JourneyCount>
}

/** Nothing is left out of a scenario: a step that cannot be made is a mistake of whoever wrote it. */
export async function scenariosOf(written: Scenarios, options: LoadRunOptions, player: Player): Promise<ScenarioShares> {
  const [problem, ...others] = written.scenarios.flatMap((scenario) => mistakesIn(scenario, written, options))
  if (problem !== undefined) throw new SuiteError(problem, ...others)
  const [shares, counted]: [Share[], Counted[]] = [[], []]
  const counts = new Map<string, JourneyCount>()
  for (const scenario of written.scenarios) {
    const steps: JourneyStep[] = []
    for (const step of scenario.steps) {
      const { sequence, operation } = plannedOf(step, options)
      const make = await player.maker(sequence.cases[0], { name: step.name, given: placesOf(step, operation) })
      if (typeof make === 'string') throw new SuiteError({ code: 'usage', message: `step ${step.name}: ${make}` })
      steps.push({
        name: step.name,
        make: (k, known) => {
          const credential = written.credentials[k % Math.max(1, written.credentials.length)]
          const context: StepContext = { k, seed: fork(options.plan.seed, 'scenario', step.name, k), known }
          return make(k, { set: settingsOf(step, operation, context), ...(credential && { credential }) })
        },
        learn: (response, known) => learned(step, response, known),
        ...(step.think && { think: step.think }),
      })
      counted.push({ name: step.name, operation: operation.id, sequence, ...(step.expect && { expect: step.expect }) })
    }
    const count = newCount()
    counts.set(scenario.name, count)
    const { rows } = written
    const knownAt = (k: number): Known => rows[k % Math.max(1, rows.length)] ?? {}
    // Every scenario has a step: the schema says so.
    const some = steps as unknown as readonly [JourneyStep, ...JourneyStep[]]
    shares.push(journeyShare({ ...scenario, steps: some, knownAt, seed: options.plan.seed }, count))
  }
  return { shares, counted, left: [], counts }
}

function mistakesIn({ steps }: Scenario, { rows }: Scenarios, options: LoadRunOptions): readonly Problem[] {
  const problems: Problem[] = []
  const columns = rows.reduce<ReadonlySet<string> | undefined>(
    (common, row) => new Set(Object.keys(row).filter((name) => common?.has(name) ?? true)),
    undefined,
  )
  const known = new Set(columns)
  const own = new Set<string>()
  for (const step of steps) {
    const wrong = (message: string, hint?: string): void => {
      problems.push({ code: 'usage', message: `step ${step.name}: ${message}`, ...(hint !== undefined && { hint }) })
    }
    const operation = operationsById(options.opened.contract).get(step.operation)
    if (operation === undefined) {
      wrong(`there is no operation ${step.operation}`, `There are: ${options.opened.contract.operations.map(({ id }) => id).join(', ')}`)
      continue
    }
    if (positiveOf(options, operation.id) === undefined) wrong(`no valid request of ${operation.id} can be made`)
    for (const target of [...Object.keys(step.use), ...Object.keys(step.set)])
      if (placeOf(target, operation) === undefined)
        wrong(
          `${operation.id} has no parameter ${target}`,
          `It has: ${operation.parameters.map(({ name }) => name).join(', ') || 'none'}. A place of the body is a pointer: /title`,
        )
    for (const [target, name] of Object.entries(step.use)) {
      if (!known.has(name)) wrong(`nothing is known as ${name}`, `By then there are: ${[...known].join(', ') || 'no names'}`)
      else if (isForeign(target, own.has(name), operation, options)) wrong(foreign(name))
    }
    for (const target of Object.keys(step.set)) if (isForeign(target, false, operation, options)) wrong(foreign(target))
    for (const name of Object.keys(step.capture)) {
      known.add(name)
      if (operation.method === 'POST') own.add(name)
    }
  }
  return problems
}

/** On a target that is not ours, a write goes only to what an earlier step made. */
const isForeign = (target: string, ours: boolean, operation: Operation, { target: { mock }, safe }: LoadRunOptions): boolean =>
  !mock && safe !== 'full' && !ours && !isRead(operation.method) && placeOf(target, operation)?.place === 'path'

const foreign = (name: string): string => `it would write to ${name}, which no earlier step made; --safe full lets it`

function plannedOf(step: ScenarioStep, options: LoadRunOptions) {
  const operation = operationsById(options.opened.contract).get(step.operation)
  const sequence = positiveOf(options, step.operation)
  if (operation === undefined || sequence === undefined) throw new Error(`${step.operation} was looked for before`)
  return { operation, sequence }
}

/** `path.noteId` where two parameters share a name. */
function placeOf(target: string, { parameters }: Operation): Pick<Setting, 'place' | 'at'> | undefined {
  if (target === '' || target.startsWith('/')) return { place: 'body', at: target }
  const [, prefix, rest = ''] = /^(path|query|header|cookie)\.(.+)$/.exec(target) ?? []
  const found =
    parameters.find(({ name }) => name === target) ??
    parameters.find((one) => one.in === prefix && one.name.toLowerCase() === rest.toLowerCase())
  return found === undefined ? undefined : { place: found.in, at: found.name }
}

const placesOf = (step: ScenarioStep, operation: Operation): readonly Pick<Setting, 'place' | 'at'>[] => [
  ...(step.body === undefined ? [] : [{ place: 'body', at: '' } as const]),
  ...[...Object.keys(step.set), ...Object.keys(step.use)].flatMap((target) => placeOf(target, operation) ?? []),
]

/** The body first: what is set and used stands in it. */
function settingsOf(step: ScenarioStep, operation: Operation, context: StepContext): readonly Setting[] {
  const at = (target: string, value: Json | undefined): readonly Setting[] => {
    const place = placeOf(target, operation)
    return place === undefined || value === undefined ? [] : [{ ...place, value }]
  }
  return [
    ...(step.body === undefined ? [] : at('', step.body)),
    ...Object.entries(step.set).flatMap(([target, value]) => at(target, typeof value === 'function' ? value(context) : value)),
    ...Object.entries(step.use).flatMap(([target, name]) => at(target, context.known[name])),
  ]
}

function learned({ capture, expect }: ScenarioStep, response: HttpResponse, known: Known): Known | string {
  const { status } = response
  if (!(expect?.includes(status) ?? isSuccess(status))) return `answered ${status}`
  const more: Record<string, Json> = {}
  const outcome = { kind: 'response', ...response } as const
  for (const [name, where] of Object.entries(capture)) {
    const request = { method: '', url: '', headers: [], base64: '' }
    const value =
      typeof where === 'function' ? where(response) : exchangeValue({ step: 0, request, outcome, bytes: 'exact', durationMs: 0 }, where)
    if (value === undefined || value === null) return `its answer has nothing to capture as ${name}`
    more[name] = value
  }
  return { ...known, ...more }
}
