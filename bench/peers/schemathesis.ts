/** Schemathesis, as its command line runs it; README.md beside says how to install it. */
import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { placementsOf } from '#http/credentials.ts'
import type { Contract } from '#model/contract.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'
import { firstSeen } from './schemathesis-events.ts'
import { runProgram } from './process.ts'
import { nameOf, type Failure, type Job, type Told, type Tool } from './tool.ts'

/** The members that are read of its JSON report. */
interface Report {
  readonly running_time: number
  readonly test_cases: { readonly generated: number }
  readonly failures: readonly { readonly type: string; readonly severity: string; readonly operations: readonly string[] }[]
  readonly errors: readonly unknown[]
}

/** How many examples an operation gets in each of its two random phases; 100 is its default. */
const thoroughExamples = 25

export const schemathesis = (command: string): Tool => ({
  name: 'Schemathesis',
  concurrency: 1,
  version: async () => (await promisify(execFile)(command, ['--version'])).stdout.trim().replace(/^.*version /, ''),
  run: async (job) => {
    const { contract } = openDocument(job.document, readText)
    const events = join(job.folder, 'events.ndjson')
    const ran = await runProgram({
      command,
      arguments: [...usualArguments(job, events), ...(await budgetArguments(job, contract))],
      folder: job.folder,
      saysTo: join(job.folder, 'said.txt'),
    })
    const text = await readFile(join(job.folder, 'report.json'), 'utf8').catch(() => undefined)
    if (text === undefined)
      return { requests: 0, wallSeconds: ran.seconds, ownSeconds: 0, failures: [], trouble: `no report, exit ${ran.exitCode}` }
    const seen = await firstSeen(events, ran.startedAtSeconds)
    await rm(events, { force: true })
    // Written by the run above; its documentation names these members.
    return toldBy(JSON.parse(text) as Report, ran.seconds, seen)
  },
})

/** Its store of earlier examples is off and its folder is new, so that no run learns from another. */
const usualArguments = ({ document, mock, seed, folder }: Job, events: string): readonly string[] => {
  const settings = ['--url', mock.url, '--seed', String(seed), '--generation-database', 'none', '--no-color']
  const reports = ['--report', 'json,ndjson', '--report-json-path', join(folder, 'report.json'), '--report-ndjson-path', events]
  return ['run', document, ...settings, ...reports]
}

/** Thorough: it may use the credential of the other tenant too, told in the only form that takes two, and goes on after a failure. */
async function budgetArguments({ budget, mock, folder }: Job, contract: Contract): Promise<readonly string[]> {
  const usual = headersOf(contract, mock.credentials.main)
  if (budget !== 'thorough') return usual.flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const file = join(folder, 'credentials.json')
  const users = (['main', 'stranger'] as const).map((name) => ({
    name,
    fixedHeaders: headersOf(contract, mock.credentials[name]).map(([header, value]) => ({ name: header, value })),
  }))
  await writeFile(file, JSON.stringify({ auth: users }))
  const known = usual.length > 0 ? ['--auth-wfc', file, '--auth-wfc-user', 'main'] : []
  return [...known, '--max-examples', String(thoroughExamples), '--continue-on-failure']
}

function headersOf(contract: Contract, token: string): readonly (readonly [string, string])[] {
  const guarded = contract.operations.find(({ security }) => security.some((one) => Object.keys(one).length > 0))
  if (guarded === undefined) return []
  return placementsOf(contract, guarded, 'main', { main: token }).map(({ in: place, name, value }) => {
    // It takes its own header away by the name as written: with `authorization` it would call every guarded operation an open one.
    if (place === 'header') return [name === 'authorization' ? 'Authorization' : name, value]
    if (place === 'cookie') return ['Cookie', `${name}=${value}`]
    throw new Error(`the credential stands in the ${place}, which no header can hold`)
  })
}

const toldBy = (report: Report, wallSeconds: number, seen: ReadonlyMap<string, number>): Told => ({
  requests: report.test_cases.generated,
  wallSeconds,
  ownSeconds: report.running_time,
  failures: report.failures.flatMap(({ type, severity, operations }) =>
    [...new Set(operations)].map((where): Failure => {
      const failure = { what: type, where, gravity: severity }
      return { ...failure, afterSeconds: seen.get(nameOf(failure)) ?? wallSeconds }
    }),
  ),
  ...(report.errors.length > 0 && { trouble: JSON.stringify(report.errors).slice(0, 500) }),
})
