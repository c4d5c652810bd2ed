/** `proofload mock` as a child process: started, read until it is ready, stopped. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { SuiteError } from '#model/problem.ts'
import type { Settings } from '#cli/settings.ts'

export interface MockProcess {
  readonly url: string
  readonly credentials: { readonly main: string; readonly limited: string; readonly stranger: string }
  readonly limitedScopes: readonly string[]
  stop(): void
}

export function startMock(
  document: string,
  { seed, limits, defects }: Pick<Settings, 'seed' | 'limits' | 'defects'>,
  main = process.argv[1] ?? '',
): Promise<MockProcess> {
  const several = (option: string, values: readonly string[]): readonly string[] => values.flatMap((value) => [option, value])
  const program = [
    ...process.execArgv,
    main,
    'mock',
    document,
    '--seed',
    String(seed),
    ...several('--limit', limits),
    ...several('--defect', defects),
  ]
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] })
  // Whatever ends this process ends the mock too.
  const stop = (): void => {
    process.off('exit', stop)
    child.kill()
  }
  process.once('exit', stop)
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.once('error', reject)
    child.once('exit', () =>
      reject(new SuiteError({ code: 'usage', message: said.replaceAll('proofload: ', '').trim() || 'the mock ended before it was ready' })),
    )
    createInterface(child.stdout).once('line', (line) => {
      // The one line that `proofload mock` prints: its shape is fixed.
      const ready = JSON.parse(line) as Omit<MockProcess, 'stop'>
      resolve({ ...ready, stop })
    })
  })
}
