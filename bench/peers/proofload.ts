/** Proofload from this clone, as its users run it: a process, an URL, tokens in the environment. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { RunRecord } from '#model/record.ts'
import { runProgram } from './process.ts'
import type { Job, Told, Tool } from './tool.ts'

const main = resolve('cli/main.ts')

export const proofload: Tool = {
  name: 'Proofload',
  concurrency: 4,
  hasLimits: true,
  version: async () => (JSON.parse(await readFile('package.json', 'utf8')) as { readonly version: string }).version,
  run: async (job) => {
    const ran = await runProgram({
      command: process.execPath,
      arguments: ['--conditions=source', main, ...argumentsOf(job)],
      folder: job.folder,
      environment: environmentOf(job),
      saysTo: join(job.folder, 'said.txt'),
    })
    const text = await readFile(join(job.folder, 'run.json'), 'utf8').catch(() => undefined)
    if (text === undefined)
      return { requests: 0, wallSeconds: ran.seconds, ownSeconds: 0, failures: [], trouble: `no record, exit ${ran.exitCode}` }
    // Written by the run above, whose shape this is.
    return toldBy(JSON.parse(text) as RunRecord, ran.seconds)
  },
}

function argumentsOf({ budget, document, mock, seed, folder }: Job): readonly string[] {
  const scopes = budget === 'thorough' && mock.limitedScopes.length > 0 ? ['--limited-scopes', mock.limitedScopes.join(',')] : []
  const what = budget === 'limits' ? 'limits' : 'test'
  return [what, document, '--url', mock.url, '--seed', String(seed), '--out', folder, '--quiet', ...scopes]
}

function environmentOf({ budget, mock: { credentials } }: Job): { readonly [name: string]: string } {
  const { main: token, limited, stranger } = credentials
  return {
    PROOFLOAD_TOKEN: token,
    ...(budget === 'thorough' && { PROOFLOAD_TOKEN_LIMITED: limited, PROOFLOAD_TOKEN_STRANGER: stranger }),
  }
}

/** A finding is in the record when the process ends, and not before: each was confirmed by then. */
function toldBy({ plan, limits, durationMs, findings, gate }: RunRecord, wallSeconds: number): Told {
  return {
    requests: plan.requests + limits.reduce((sum, { requests }) => sum + requests, 0),
    wallSeconds,
    ownSeconds: durationMs / 1000,
    failures: findings.map(({ check, operation: { method, path }, class: gravity }) => ({
      what: check,
      where: `${method} ${path}`,
      gravity,
      afterSeconds: wallSeconds,
    })),
    ...(gate.verdict === 'error' && { trouble: gate.reasons.join('; ') }),
  }
}
