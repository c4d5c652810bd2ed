/** Requests a second of each tool's usual run on the sound mock, and of a bare loop that sends what the tool had sent, as many at a time. */
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { startMock } from '#cli/mock-process.ts'
import type { HttpRequest } from '#model/exchange.ts'
import { median } from '../compare.ts'
import { resend } from '../resend.ts'
import { measure } from './measured.ts'
import { startRecorder } from './recorder.ts'
import type { Told, Tool } from './tool.ts'

export interface Speed {
  readonly tool: string
  /** Counted by a server between the tool and the mock, in a run of its own. */
  readonly counted: number
  readonly requests: readonly number[]
  readonly wallSeconds: readonly number[]
  readonly ownSeconds: readonly number[]
  readonly loopSeconds: readonly number[]
}

export async function speedOf(out: string, document: string, tools: readonly Tool[], rounds: number): Promise<readonly Speed[]> {
  await mkdir(resolve(out), { recursive: true })
  const fresh = (): Promise<string> => mkdtemp(join(resolve(out), 'speed-'))
  const subjects = []
  for (const tool of tools)
    subjects.push({ tool, sent: await recorded(document, tool, await fresh()), told: [] as Told[], loopSeconds: [] as number[] })
  for (let round = 0; round < rounds; round += 1) {
    // There and back: whoever is later finds a warmer machine.
    for (const { tool, sent, told, loopSeconds } of round % 2 === 0 ? subjects : subjects.toReversed()) {
      told.push(await measure({ tool, document, seed: 1, budget: 'usual' }, await fresh()))
      loopSeconds.push(await looped(document, sent, tool.concurrency))
    }
  }
  return subjects.map(({ tool, sent, told, loopSeconds }) => ({
    tool: tool.name,
    counted: sent.length,
    requests: told.map(({ requests }) => requests),
    wallSeconds: told.map(({ wallSeconds }) => wallSeconds),
    ownSeconds: told.map(({ ownSeconds }) => ownSeconds),
    loopSeconds,
  }))
}

async function recorded(document: string, tool: Tool, folder: string): Promise<readonly HttpRequest[]> {
  const mock = await soundMock(document)
  const recorder = await startRecorder(mock.url)
  try {
    await tool.run({ document: resolve(document), mock: { ...mock, url: recorder.url }, seed: 1, budget: 'usual', folder })
    return recorder.sent
  } finally {
    await recorder.close()
    mock.stop()
  }
}

async function looped(document: string, sent: readonly HttpRequest[], concurrency: number): Promise<number> {
  const mock = await soundMock(document)
  try {
    return await resend(sent, mock.url, concurrency)
  } finally {
    mock.stop()
  }
}

const soundMock = (document: string): ReturnType<typeof startMock> =>
  startMock(document, { seed: 1, limits: [], defects: [] }, 'cli/main.ts')

export function speedTable(document: string, speeds: readonly Speed[]): string {
  const line = ({ tool, counted, requests, wallSeconds, ownSeconds, loopSeconds }: Speed): string => {
    const perSecond = wallSeconds.map((seconds) => counted / seconds)
    const own = ownSeconds.map((seconds) => counted / seconds)
    const loop = loopSeconds.map((seconds) => counted / seconds)
    return `| ${tool} | ${[counted, rounded(requests), fixed(wallSeconds), rounded(perSecond), rounded(own), rounded(loop)].join(' | ')} | ${(median(perSecond) / median(loop)).toFixed(2)} |`
  }
  return [
    `| ${document} | requests counted | requests told | s, whole process | requests/s, whole process | requests/s, by its own clock | bare loop, requests/s | ratio of medians |`,
    '|---|---:|---|---|---|---|---|---:|',
    ...speeds.map(line),
  ].join('\n')
}

const rounded = (values: readonly number[]): string => values.map((value) => Math.round(value)).join(' ')
const fixed = (values: readonly number[]): string => values.map((value) => value.toFixed(1)).join(' ')
