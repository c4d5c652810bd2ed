/** Two measurements in turn, and how their medians stand to each other. */

export interface Pair {
  readonly title: string
  readonly unit: string
  readonly names: readonly [a: string, b: string]
  readonly measure: readonly [a: () => Promise<number>, b: () => Promise<number>]
}

export async function compare({ title, unit, names, measure }: Pair, rounds: number): Promise<string> {
  const values: readonly [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    // A B, then B A: whoever is second finds a warmer machine.
    for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) values[which].push(await measure[which]())
  }
  const ratios = values[0].map((value, round) => value / (values[1][round] ?? Number.NaN))
  return [
    title,
    ...names.map(
      (name, which) =>
        `  ${name}: ${values[which as 0 | 1].map((value) => Math.round(value)).join(' ')} ${unit}, median ${Math.round(median(values[which as 0 | 1]))}`,
    ),
    `  ratio of medians ${(median(values[0]) / median(values[1])).toFixed(2)}; pair by pair ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`,
  ].join('\n')
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
