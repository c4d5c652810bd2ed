/** A tool as a process: started, timed, ended when it takes too long. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { systemClock } from '#lib/clock.ts'

export interface Ran {
  readonly startedAtSeconds: number
  readonly seconds: number
  readonly exitCode: number | null
}

export interface Program {
  readonly command: string
  readonly arguments: readonly string[]
  readonly folder: string
  readonly environment?: { readonly [name: string]: string }
  /** All that it says, kept. */
  readonly saysTo: string
  /** What it says on standard error, with the seconds since it was started. */
  readonly hear?: (text: string, afterSeconds: number) => void
}

const longestSeconds = 300

export async function runProgram(program: Program): Promise<Ran> {
  const says = createWriteStream(program.saysTo)
  await once(says, 'open')
  const startedAtSeconds = systemClock.epochMs() / 1000
  const startMs = systemClock.now()
  const child = spawn(program.command, program.arguments, {
    cwd: program.folder,
    env: { ...process.env, ...program.environment },
    stdio: ['ignore', says, program.hear === undefined ? says : 'pipe'],
    timeout: longestSeconds * 1000,
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    says.write(text)
    program.hear?.(text, (systemClock.now() - startMs) / 1000)
  })
  const stop = (): void => void child.kill()
  process.once('exit', stop)
  try {
    // Rejects when the program cannot be started.
    const [exitCode] = await once(child, program.hear === undefined ? 'exit' : 'close')
    return { startedAtSeconds, seconds: (systemClock.now() - startMs) / 1000, exitCode: typeof exitCode === 'number' ? exitCode : null }
  } finally {
    process.off('exit', stop)
    says.end()
  }
}
