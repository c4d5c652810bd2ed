/** What must be the same before two records may be held against each other: the plan, the class of the host, and the load itself. */
import { loadsOf, type LoadRecord, type RunRecord } from '#model/record.ts'

/** The host as far as figures depend on it: neither its name nor the last digit of its kernel. */
export function hostClassOf({ cpu, cores, memoryBytes, platform, node }: RunRecord['host']): string {
  const kernel = /^(\S+ \d+(?:\.\d+)?)/.exec(platform)?.[1] ?? platform
  return `${cpu}, ${cores} cores, ${Math.round(memoryBytes / 2 ** 30)} GiB, ${kernel}, node ${node.split('.')[0] ?? node}`
}

/** How it was loaded, all of its runs; null where it was not. */
export function loadShapeOf(record: Pick<RunRecord, 'load' | 'furtherLoads'>): string | null {
  const shapes = loadsOf(record).map(shapeOf)
  return shapes.length === 0 ? null : shapes.join('; ')
}

export function shapeOf({ name, work, model, connections, threads, rate, stages, part }: LoadRecord): string {
  return [
    name,
    work === undefined ? undefined : `work ${work}`,
    `${model} model`,
    `${connections} connections`,
    threads === undefined ? undefined : `${threads} threads`,
    stages
      ?.map(({ fromPerSecond, toPerSecond, durationSeconds }) => `${fromPerSecond}..${toPerSecond}/s in ${durationSeconds} s`)
      .join(' then '),
    stages === undefined && rate.asked !== null ? `${Number(rate.asked.toPrecision(4))}/s` : undefined,
    part === undefined ? undefined : `shard ${part.index}/${part.count}`,
  ]
    .filter((word) => word !== undefined)
    .join(', ')
}

export interface KeyPart {
  readonly what: 'plan' | 'host class' | 'load'
  readonly value: string
}

/** Findings do not depend on the host; figures do. */
export const keyOf = (record: RunRecord, figures: boolean): readonly KeyPart[] => [
  { what: 'plan', value: record.plan.hash },
  ...(figures
    ? ([
        { what: 'host class', value: hostClassOf(record.host) },
        { what: 'load', value: loadShapeOf(record) ?? 'none' },
      ] as const)
    : []),
]
