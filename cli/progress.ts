/** Progress on standard error: one line that moves on a terminal, plain lines elsewhere, at most one every two seconds. */
import type { Clock } from '#lib/clock.ts'
import type { Emit, RunEvent } from '#model/event.ts'
import type { Finding } from '#model/record.ts'
import { line as oneLine } from '#reports/printable.ts'

export interface ProgressOptions {
  readonly write: (text: string) => void
  readonly terminal: boolean
  readonly quiet: boolean
  readonly clock: Clock
}

const everyMs = { terminal: 100, plain: 2000 } as const

export function progressOf({ write, terminal, quiet, clock }: ProgressOptions): { readonly emit: Emit; done(): void } {
  if (quiet) return { emit: () => {}, done: () => {} }
  let phase = ''
  let told = clock.now()
  const wipe = terminal ? '\r\u001b[K' : ''
  const line = (text: string): void => write(`${wipe}${text}\n`)
  const emit = (event: RunEvent): void => {
    switch (event.kind) {
      case 'planned':
        return line(`planned ${event.sequences} sequences (plan ${event.hash.slice(0, 12)})`)
      case 'phase':
        phase = event.name
        return
      case 'shrink':
        return
      case 'found':
        return line(foundLine(event.finding))
      case 'note':
        return line(event.text)
      case 'played': {
        const nowMs = clock.now()
        if (nowMs - told < (terminal ? everyMs.terminal : everyMs.plain)) return
        told = nowMs
        const text = `${phase} ${event.done}/${event.total}${event.failures > 0 ? `, ${event.failures} suspicious` : ''}`
        return write(terminal ? `${wipe}${text}` : `${text}\n`)
      }
      default:
        return event satisfies never
    }
  }
  return {
    emit,
    done: () => {
      if (terminal) write(wipe)
    },
  }
}

/** What a server said is foreign text: it fits on one line and moves no cursor. */
const foundLine = ({ check, operation: { method, path }, expected, actual, file, line, confirmed }: Finding): string =>
  `violation: ${oneLine(`${method} ${path}`, 120)} ${check}: wanted ${oneLine(expected, 160)}, got ${oneLine(actual, 160)} (${confirmed}) ${oneLine(`${file}:${line}`, 160)}`
