/** A file of scenarios, YAML or a TypeScript module: held against its schema, its data read, its credentials looked up. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseCsv } from '#lib/csv.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { SuiteError, type Problem } from '#model/problem.ts'
import type { Known, Scenario, Scenarios, ScenarioStep } from '#model/scenario.ts'
import { readText } from '#specs/read.ts'
import { checked, readChecked } from '#cli/checked-yaml.ts'
import { parseDuration } from '#cli/quantities.ts'
import schema from '#cli/scenario.schema.json' with { type: 'json' }

interface WrittenStep extends Partial<Omit<ScenarioStep, 'think'>> {
  readonly operation: string
  readonly think?: string
}

interface Written {
  readonly data?: string
  readonly credentials?: readonly string[]
  readonly scenarios: readonly { readonly name: string; readonly weight?: number; readonly steps: readonly WrittenStep[] }[]
}

const wish = {
  schema,
  what: 'a file of scenarios',
  absent: '--scenario wants a YAML file, or a TypeScript module that exports one as its default.',
  page: 'docs/load.md lists what a scenario may hold.',
} as const

export async function readScenarios(file: string, environment: { readonly [name: string]: string | undefined }): Promise<Scenarios> {
  const { data, credentials = [], scenarios } = /\.[mc]?[jt]s$/.test(file) ? await moduleOf(file) : readChecked<Written>(file, wish).value
  const [problem, ...others] = doubled(scenarios, file)
  if (problem !== undefined) throw new SuiteError(problem, ...others)
  return {
    // The schema wants at least one, and a step in each.
    scenarios: scenarios.map(scenarioOf) as unknown as Scenarios['scenarios'],
    rows: data === undefined ? [] : rowsOf(path.join(path.dirname(file), data)),
    credentials: credentials.map((name) => {
      const token = environment[name]
      if (token !== undefined && token !== '') return { name, token }
      throw new SuiteError({ code: 'usage', message: `${file}: there is no credential in ${name}`, hint: `Set the variable: ${name}=…` })
    }),
  }
}

const scenarioOf = ({ name, weight = 1, steps }: Written['scenarios'][number]): Scenario => ({
  name,
  weight,
  steps: steps.map((step) => stepOf(name, step)) as unknown as Scenario['steps'],
})

const stepOf = (
  scenario: string,
  { operation, name = operation, think, use = {}, set = {}, capture = {}, body, expect }: WrittenStep,
): ScenarioStep => ({
  name: `${scenario}.${name}`,
  operation,
  use,
  set,
  capture,
  ...(body !== undefined && { body }),
  ...(think !== undefined && { think: thinkOf(think) }),
  ...(expect !== undefined && { expect }),
})

function thinkOf(text: string): NonNullable<ScenarioStep['think']> {
  const [from = '', to = from] = text.split('..')
  const [fromMs, toMs] = [parseDuration(from, 'think'), parseDuration(to, 'think')]
  if (fromMs <= toMs) return { fromMs, toMs }
  throw new SuiteError({ code: 'usage', message: `think: ${text} ends before it begins`, hint: wish.page })
}

/** Two steps of one name would be counted as one. */
const doubled = (scenarios: Written['scenarios'], file: string): readonly Problem[] => {
  const names = scenarios.flatMap(({ name, steps }) => [name, ...steps.map((step) => `${name}.${step.name ?? step.operation}`)])
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => ({ code: 'usage', message: `${file}: there are two of ${name}`, hint: 'Give one of them a name of its own.' }))
}

/** Functions are no JSON: the schema sees what is left without them, and what they stand for is taken as it is. */
async function moduleOf(file: string): Promise<Written> {
  const { default: value } = (await importOf(file)) as { readonly default?: unknown }
  checked<Written>(JSON.parse(JSON.stringify(value ?? null, (_, one: unknown) => (typeof one === 'function' ? '/body' : one))), wish)
  // Checked but for the functions, and those can stand only where a value may.
  return value as Written
}

async function importOf(file: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(file).href)
  } catch (cause) {
    throw new SuiteError({
      code: 'usage',
      message: `cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: wish.absent,
    })
  }
}

function rowsOf(file: string): readonly Known[] {
  const text = textOf(file)
  const rows: unknown = file.endsWith('.json') ? jsonOf(text) : parseCsv(text)
  if (Array.isArray(rows) && rows.length > 0 && rows.every(isObject)) return rows as readonly { readonly [name: string]: Json }[]
  throw new SuiteError({
    code: 'usage',
    message: `${file} holds no rows`,
    hint: 'Data is CSV with a head (each row as many fields as that), or a JSON array of objects.',
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function textOf(file: string): string {
  try {
    return readText(file)
  } catch {
    throw new SuiteError({ code: 'usage', message: `cannot read ${file}`, hint: 'data stands beside the scenarios.' })
  }
}
