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
    const told = toldAsFound()
    const ran = await runProgram({
      command: process.execPath,
      arguments: ['--conditions=source', main, ...argumentsOf(job)],
      folder: job.folder,
      environment: environmentOf(job),
      saysTo: join(job.folder, 'said.txt'),
      hear: told.hear,
    })
    const text = await readFile(join(job.folder, 'run.json'), 'utf8').catch(() => undefined)
    if (text === undefined)
      return { requests: 0, wallSeconds: ran.seconds, ownSeconds: 0, failures: [], trouble: `no record, exit ${ran.exitCode}` }
    // Written by the run above, whose shape this is.
    return toldBy(JSON.parse(text) as RunRecord, ran.seconds, told.at)
  },
}

function argumentsOf({ budget, document, mock, seed, folder }: Job): readonly string[] {
  const scopes = budget === 'thorough' && mock.limitedScopes.length > 0 ? ['--limited-scopes', mock.limitedScopes.join(',')] : []
  const what = budget === 'limits' ? 'limits' : 'test'
  return [what, document, '--url', mock.url, '--seed', String(seed), '--out', folder, ...scopes]
}

function environmentOf({ budget, mock: { credentials } }: Job): { readonly [name: string]: string } {
  const { main: token, limited, stranger } = credentials
  return {
    PROOFLOAD_TOKEN: token,
    ...(budget === 'thorough' && { PROOFLOAD_TOKEN_LIMITED: limited, PROOFLOAD_TOKEN_STRANGER: stranger }),
  }
}

/** A violation is told on a line of its own as soon as it is confirmed. */
function toldAsFound(): {
  readonly hear: (text: string, afterSeconds: number) => void
  at(what: string, where: string): number | undefined
} {
  const seconds = new Map<string, number>()
  let rest = ''
  return {
    hear: (text, afterSeconds) => {
      const lines = `${rest}${text}`.split('\n')
      rest = lines.pop() ?? ''
      for (const [, name = ''] of lines.flatMap((line) => [/^violation: (\S+ \S+ [\w-]+):/.exec(line) ?? []]))
        if (!seconds.has(name)) seconds.set(name, afterSeconds)
    },
    at: (what, where) => seconds.get(`${where} ${what}`),
  }
}

/** What is policy is in the record when the process ends, and not before. */
function toldBy(
  { plan, limits, durationMs, findings, gate }: RunRecord,
  wallSeconds: number,
  toldAt: (what: string, where: string) => number | undefined,
): Told {
  return {
    requests: plan.requests + limits.reduce((sum, { requests }) => sum + requests, 0),
    wallSeconds,
    ownSeconds: durationMs / 1000,
    failures: findings.map(({ check, operation: { method, path }, class: gravity }) => ({
      what: check,
      where: `${method} ${path}`,
      gravity,
      afterSeconds: toldAt(check, `${method} ${path}`) ?? wallSeconds,
    })),
    ...(gate.verdict === 'error' && { trouble: gate.reasons.join('; ') }),
  }
}
