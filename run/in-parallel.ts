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

/** So many at a time; what walks goes last, one after the other, when nothing else is under way. */
export async function walksAlone<T>(
  items: readonly T[],
  isWalk: (item: T) => boolean,
  workers: number,
  work: (item: T) => Promise<void>,
  stop?: () => boolean,
): Promise<void> {
  const others = items.filter((item) => !isWalk(item))
  await inParallel(others, workers, work, stop)
  await inParallel(items.filter(isWalk), 1, work, stop)
}
