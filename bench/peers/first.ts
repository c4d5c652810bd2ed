/** How long a user waits for the first word of a planted defect, in the tool's usual run. */
import { measured } from './measured.ts'
import { nameOf, type Tool } from './tool.ts'

export interface First {
  readonly defect: string
  readonly document: string
  readonly tool: string
  /** Until the first failure that the sound mock does not draw; missing where there was none. */
  readonly seconds?: number
  /** The whole run. */
  readonly wallSeconds: number
}

export async function firstOf(out: string, defect: string, document: string, tool: Tool): Promise<First> {
  const wish = { tool, document, seed: 1, budget: 'usual' } as const
  const usual = new Set((await measured(out, wish)).failures.map(nameOf))
  const { failures, wallSeconds } = await measured(out, { ...wish, defect })
  const times = failures.filter((failure) => !usual.has(nameOf(failure))).map(({ afterSeconds = wallSeconds }) => afterSeconds)
  return { defect, document, tool: tool.name, wallSeconds, ...(times.length > 0 && { seconds: Math.min(...times) }) }
}

export function firstTable(all: readonly First[]): string {
  const line = ({ defect, document, tool, seconds, wallSeconds }: First): string =>
    `| ${defect} | ${document} | ${tool} | ${seconds === undefined ? 'not found' : seconds.toFixed(1)} | ${wallSeconds.toFixed(1)} |`
  return ['| defect | document | tool | s to the first report | s, whole run |', '|---|---|---|---:|---:|', ...all.map(line)].join('\n')
}
