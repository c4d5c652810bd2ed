/** `proofload.yaml`: read, held against its schema with the place of every mistake. */
import path from 'node:path'
import type { CoverageFloors } from '#model/coverage.ts'
import { readChecked } from '#cli/checked-yaml.ts'
import schema from '#cli/proofload.schema.json' with { type: 'json' }

export interface Config {
  /** Relative to the config. */
  readonly document: string
  readonly url?: string
  readonly limitedScopes?: readonly string[]
  readonly seed?: number
  readonly out?: string
  readonly reports?: readonly { readonly format: string; readonly path: string }[]
  readonly test?:
    | false
    | {
        readonly include?: readonly string[]
        readonly exclude?: readonly string[]
        readonly checks?: readonly string[]
        readonly skipChecks?: readonly string[]
        readonly maxCases?: number
        readonly maxTime?: string
        readonly rate?: string
        readonly failOn?: string
        readonly formats?: string
        readonly safe?: string
      }
  readonly load?: readonly {
    readonly name?: string
    readonly model?: string
    readonly rate?: string
    readonly stages?: readonly string[]
    /** Relative to the config, both. */
    readonly arrivals?: string
    readonly scenario?: string
    readonly duration?: string
    readonly warmUp?: string
    readonly connections?: number
    readonly threads?: number
    readonly weights?: { readonly [operation: string]: number }
    readonly thresholds?: readonly string[]
    readonly abortOnFail?: boolean | string
  }[]
  readonly limits?: {
    readonly operations?: readonly string[]
    readonly maxRequests?: number
    readonly maxTime?: string
    /** For the embedded mock. */
    readonly mock?: string
  }
  /** What every kind of coverage must reach, in percent. */
  readonly coverage?: { readonly floor?: CoverageFloors }
  /** Known findings, each with its owner and its last day; relative to the config. */
  readonly baseline?: string
  /** Relative to the config. */
  readonly corpus?: string
  /** Operations that cannot be reached, each with its reason. */
  readonly unreachable?: readonly { readonly operation: string; readonly reason: string }[]
}

export function readConfig(file: string): Config {
  const { value } = readChecked<Config>(file, {
    schema,
    what: 'the config',
    absent: 'Give a config with --config, or write a proofload.yaml.',
    page: 'docs/config.md lists what a config may hold.',
  })
  const beside = (name: string): string => path.join(path.dirname(file), name)
  return {
    ...value,
    document: beside(value.document),
    ...(value.baseline !== undefined && { baseline: beside(value.baseline) }),
    ...(value.corpus !== undefined && { corpus: beside(value.corpus) }),
    ...(value.load !== undefined && {
      load: value.load.map((one) => ({
        ...one,
        ...(one.arrivals !== undefined && { arrivals: beside(one.arrivals) }),
        ...(one.scenario !== undefined && { scenario: beside(one.scenario) }),
      })),
    }),
  }
}
