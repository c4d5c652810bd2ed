/** Work that is done several at a time, and work that has to be done alone. */
import type { Sequence } from '#model/case.ts'

/** So many at a time, in order, until there are no more or `stop` says so. */
export async function inParallel<T>(
  items: readonly T[],
  workers: number,
  work: (item: T) => Promise<void>,
  stop: () => boolean = () => false,
): Promise<void> {
  const queue = items.values()
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (stop()) return
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: workers }, worker))
}

/** Whether a sequence goes through pages: what others insert meanwhile would shift them. */
export const walks = ({ cases }: Sequence): boolean => cases.some(({ repeat }) => repeat !== undefined)
