/** What each tool reports on the sound mock, for several seeds. Whether a report is a false alarm is for a reader to prove: said.txt has the requests. */
import { measured } from './measured.ts'
import { nameOf, type Failure, type Tool } from './tool.ts'

export interface Alarms {
  readonly tool: string
  readonly document: string
  readonly seed: number
  readonly requests: number
  readonly wallSeconds: number
  readonly failures: readonly Failure[]
  readonly trouble?: string
}

export async function alarmsOf(
  out: string,
  documents: readonly string[],
  tools: readonly Tool[],
  seeds: readonly number[],
): Promise<readonly Alarms[]> {
  const all: Alarms[] = []
  for (const document of documents)
    for (const seed of seeds)
      for (const tool of tools) {
        const { ownSeconds: _, ...told } = await measured(out, { tool, document, seed, budget: 'usual' })
        all.push({ tool: tool.name, document, seed, ...told })
      }
  return all
}

/** A line for each tool, document and kind of report, with the number of operations for each seed. */
export function alarmsTable(all: readonly Alarms[]): string {
  const groups = Map.groupBy(all, ({ tool, document }) => `${document} | ${tool}`)
  const lines = [...groups].flatMap(([group, runs]) => {
    const kinds = [...new Set(runs.flatMap(({ failures }) => failures.map(kindOf)))]
    const line = (kind: string, counts: readonly number[]): string =>
      `| ${group} | ${runs.map(({ requests }) => requests).join(' ')} | ${kind} | ${counts.join(' ')} |`
    if (kinds.length === 0)
      return [
        line(
          'nothing',
          runs.map(() => 0),
        ),
      ]
    return kinds.map((kind) =>
      line(
        kind,
        runs.map(({ failures }) => failures.filter((failure) => kindOf(failure) === kind).length),
      ),
    )
  })
  return [
    '| document | tool | requests told, by seed | reports | on so many operations, by seed |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

const kindOf = ({ what, gravity }: Failure): string => `${what} (${gravity})`

/** All that a tool says of a sound server in any of these runs. */
export async function usualOn(out: string, wish: Omit<Parameters<typeof measured>[1], 'seed' | 'defect'>): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for (const seed of [1, 2, 3]) for (const failure of (await measured(out, { ...wish, seed })).failures) names.add(nameOf(failure))
  return names
}
