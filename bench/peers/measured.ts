/** One run of one tool on a fresh mock, kept on disk: what was measured once is read again, so that the whole can be made in pieces. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { startMock } from '#cli/mock-process.ts'
import type { Budget, Told, Tool } from './tool.ts'

export interface Wish {
  readonly tool: Tool
  readonly document: string
  readonly seed: number
  readonly budget: Budget
  readonly defect?: string
  /** As `proofload mock --limit` takes them. */
  readonly limits?: readonly string[]
}

export async function measured(out: string, wish: Wish): Promise<Told> {
  const folder = folderOf(out, wish)
  const file = join(folder, 'told.json')
  // Written below, by the same type.
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Told
  const told = await measure(wish, folder)
  await writeFile(file, `${JSON.stringify(told, null, 2)}\n`)
  return told
}

/** What the sound mock is called where a defect's name would stand. */
const sound = 'sound'

function folderOf(out: string, { tool, document, seed, budget, defect = sound, limits = [] }: Wish): string {
  const run = [budget, `seed-${seed}`, ...limits.map((limit) => limit.replaceAll(/\W/g, '-')), tool.name.toLowerCase()].join('.')
  return resolve(out, basename(document).replace(/\.\w+$/, ''), defect, run)
}

/** The mock's own seed stays the same: only what the tool draws is to differ. */
export async function measure({ tool, document, seed, budget, defect, limits = [] }: Wish, folder: string): Promise<Told> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const mock = await startMock(document, { seed: 1, limits, defects: defect === undefined ? [] : [defect] }, 'cli/main.ts')
  try {
    return await tool.run({ document: resolve(document), mock, seed, budget, folder })
  } finally {
    mock.stop()
  }
}
