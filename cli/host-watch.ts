/** What disturbed this machine while a run was on: time taken by other guests of the same host, and steps of its clock. */
import { readFileSync } from 'node:fs'
import type { Clock } from '#lib/clock.ts'

const mostSteal = 0.02
const mostStepMs = 100

/** Starts watching; the function that it gives says what was seen, or null. */
export function watchHost(clock: Clock, read: () => string = procStat): () => string | null {
  const [startMs, startEpochMs, before] = [clock.now(), clock.epochMs(), cpuTimes(read())]
  return () => {
    const stepMs = Math.abs(clock.epochMs() - startEpochMs - (clock.now() - startMs))
    const after = cpuTimes(read())
    const stolen = (after.steal - before.steal) / Math.max(1, after.all - before.all)
    const reasons = [
      ...(stepMs > mostStepMs ? [`the clock of this machine stepped by ${Math.round(stepMs)} ms`] : []),
      ...(stolen > mostSteal ? [`other guests took ${(100 * stolen).toFixed(1)} % of the processor`] : []),
    ]
    return reasons.length === 0 ? null : reasons.join('; ')
  }
}

/** Linux only: elsewhere nobody tells. */
function procStat(): string {
  try {
    return readFileSync('/proc/stat', 'utf8')
  } catch {
    return ''
  }
}

/** proc(5): user nice system idle iowait irq softirq steal, in ticks; what comes after is counted in user already. */
function cpuTimes(text: string): { readonly all: number; readonly steal: number } {
  const [line = ''] = text.split('\n')
  const ticks = (line.match(/\d+/g) ?? []).slice(0, 8).map(Number)
  return { all: ticks.reduce((sum, one) => sum + one, 0), steal: ticks[7] ?? 0 }
}
